"""The ratios to reach, bench/goals.json, and how a measurement stands beside them."""

import dataclasses
import json
import math
import re


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of the table. `ours` and `baseline` are figures of one run, `ratio` is theirs."""
    name: str
    question: str
    direction: str = ""  # "at least" | "at most"; empty for a figure without a goal
    goal: float | None = None
    ours: float | None = None
    baseline: float | None = None
    ratio: float | None = None
    ratio_of_medians: float | None = None
    figure: str = ""
    absolute: bool = False  # no ratio but a figure of this machine: never a reason to fail

    def verdict(self):
        if self.ratio is None:
            return "not measured"
        if self.goal is None:
            return ""
        return "met" if self._is_within(self.goal) else "MISSED"

    def is_gross_miss(self):
        """Whether it misses the goal by 2x: more than the noise of any machine."""
        if self.goal is None or self.ratio is None or self.absolute:
            return False
        return not self._is_within(self.goal / 2 if self.direction == "at least" else self.goal * 2)

    def _is_within(self, bound):
        return self.ratio >= bound if self.direction == "at least" else self.ratio <= bound

    def as_json(self):
        return {**dataclasses.asdict(self), "verdict": self.verdict()}


@dataclasses.dataclass(frozen=True)
class Ratio:
    """One measurement divided by another, or by a constant where the goal is a figure by itself."""
    name: str
    question: str
    numerator: str
    denominator: str | None
    figure: str
    denominator_figure: str
    ours: str  # "numerator" | "denominator": which of the two is plumbline
    unit: float  # what a figure without a denominator is divided by
    direction: str
    goal: float | None

    def runs(self):
        return {self.numerator, self.denominator} - {None}

    def without_figures(self):
        return Row(self.name, self.question, self.direction, self.goal, figure=self.figure)

    def evaluate(self, measured):
        def divided(statistic):
            top = statistic(self.numerator, self.figure)
            below = statistic(self.denominator, self.denominator_figure) if self.denominator else self.unit
            return top, below, top / below if top is not None and below else None

        top, below, ratio = divided(measured.best)
        ours, baseline = (top, below) if self.ours == "numerator" else (below, top)
        return dataclasses.replace(self.without_figures(), ours=ours, baseline=baseline if self.denominator else None,
                                   ratio=ratio, ratio_of_medians=divided(measured.median)[2],
                                   absolute=self.denominator is None)


@dataclasses.dataclass(frozen=True)
class Slope:
    """How a cost grows with its input: the exponent, 1 for a cost that grows as its input does."""
    name: str
    question: str
    runs_match: str  # of the runs that end in "/<size of the input>"
    figure: str
    goal: float

    def runs(self):
        return {self.runs_match}

    def without_figures(self):
        return Row(self.name, self.question, "at most", self.goal, figure=self.figure)

    def evaluate(self, measured):
        return dataclasses.replace(self.without_figures(), ratio=self._exponent(measured, measured.best),
                                   ratio_of_medians=self._exponent(measured, measured.median))

    def _exponent(self, measured, statistic):
        points = []
        for run in measured.runs:
            size = run.rsplit("/", 1)[-1]
            value = statistic(run, self.figure)
            if re.fullmatch(self.runs_match, run) and size.isdigit() and value:
                points.append((math.log(int(size)), math.log(value)))
        if len(points) < 2:
            return None
        points.sort()
        (first_size, first), (last_size, last) = points[0], points[-1]
        return (last - first) / (last_size - first_size)


@dataclasses.dataclass(frozen=True)
class Goals:
    entries: tuple
    filter: re.Pattern = re.compile("")

    def chosen_by(self, pattern):
        return Goals(tuple(entry for entry in self.entries if pattern.search(entry.name)), pattern)

    def evaluate(self, measured):
        return [entry.evaluate(measured) for entry in self.entries]

    def rows_without_figures(self):
        return [entry.without_figures() for entry in self.entries]

    def runs_of(self, program):
        """Which runs of the program these goals need, as a regular expression over their names without the
        program's; None where it needs none; all of them where the filter names the program itself."""
        if self.filter.search(program):
            return "."
        prefix = program + "/"
        needed = {run.removeprefix(prefix) for entry in self.entries for run in entry.runs() if run.startswith(prefix)}
        return "|".join(f"^{run}$" for run in sorted(needed)) or None


def ratio_of(row):
    figure = row.get("figure", "cpu_time")
    return Ratio(name=row["name"], question=row["question"], numerator=row["numerator"],
                 denominator=row.get("denominator"), figure=figure,
                 denominator_figure=row.get("denominator_figure", figure), ours=row.get("ours", "numerator"),
                 unit=row.get("unit", 1), direction=row.get("direction", ""), goal=row.get("goal"))


def load(path):
    """Reads goals.json. A row that is wrong ends the program with what is wrong with it: it is our own data."""
    document = json.loads(path.read_text())
    ratios = [ratio_of(row) for row in document["ratios"]]
    slopes = [Slope(name=row["name"], question=row["question"], runs_match=row["runs"],
                    figure=row.get("figure", "cpu_time"), goal=row["goal"]) for row in document["slopes"]]
    for entry in ratios:
        if entry.direction not in ("at least", "at most", "") or (entry.goal is None) != (entry.direction == ""):
            raise SystemExit(f"{path}: {entry.name}: a goal and a direction, at least or at most, or neither")
    names = [entry.name for entry in ratios + slopes]
    if len(set(names)) < len(names):
        raise SystemExit(f"{path}: two rows have one name")
    return Goals(tuple(ratios + slopes))
