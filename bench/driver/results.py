"""What was measured: for each run ("sha256/evp/4096") the repetitions of each of its figures."""

import json
import statistics

# Google Benchmark's times come in the unit of the run; here all times are nanoseconds.
NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
NO_FIGURES = {"name", "run_name", "run_type", "repetitions", "repetition_index", "threads", "iterations",
              "time_unit", "family_index", "per_family_instance_index"}


def more_is_better(figure):
    """Rates end in per_second; every other figure is a cost: a time, bytes."""
    return figure.endswith("per_second")


class Measured:
    """run -> figure -> the values of its repetitions."""

    def __init__(self, runs=None):
        self.runs = runs or {}

    def add(self, run, figure, value):
        self.runs.setdefault(run, {}).setdefault(figure, []).append(value)

    def add_google(self, program, document):
        """What a Google Benchmark program wrote as JSON. Yields the runs that report an error."""
        for entry in document["benchmarks"]:
            if entry.get("run_type") != "iteration":
                continue
            run = f"{program}/{entry['run_name']}"
            if entry.get("error_occurred"):
                yield f"{run}: {entry.get('error_message', 'failed')}"
                continue
            factor = NANOSECONDS[entry.get("time_unit", "ns")]
            for figure, value in entry.items():
                if figure in NO_FIGURES or not isinstance(value, (int, float)):
                    continue
                self.add(run, figure, value * factor if figure.endswith("_time") else value)

    def best(self, run, figure):
        """The repetition that others on the machine disturbed least; None where it was not measured."""
        values = self.runs.get(run, {}).get(figure)
        if not values:
            return None
        return max(values) if more_is_better(figure) else min(values)

    def median(self, run, figure):
        values = self.runs.get(run, {}).get(figure)
        return statistics.median(values) if values else None


def document(machine, measured, rows):
    """The JSON of one run of ./dev bench."""
    return {"machine": machine, "measured": measured.runs, "ratios": [row.as_json() for row in rows]}


def load(path):
    return Measured(json.loads(path.read_text())["measured"])
