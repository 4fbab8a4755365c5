"""Runs the benchmark programs of the build folder."""

import dataclasses
import json
import os
import subprocess
import sys
import tempfile

from driver import results


@dataclasses.dataclass(frozen=True)
class Effort:
    repetitions: int
    seconds: float  # of one repetition of one run, at least


FULL = Effort(repetitions=7, seconds=0.05)
SHORT = Effort(repetitions=3, seconds=0.02)


def found_in(build):
    """The programs by their question: bench_sha256 is "sha256"."""
    folder = build / "bench"
    return {path.name.removeprefix("bench_"): path for path in sorted(folder.glob("bench_*"))
            if path.is_file() and os.access(path, os.X_OK)}


def run_google(path, question, runs, effort, measured):
    """Runs one Google Benchmark program, its runs interleaved; returns what went wrong."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        done = subprocess.run(
            [path, f"--benchmark_filter={runs}", f"--benchmark_repetitions={effort.repetitions}",
             f"--benchmark_min_time={effort.seconds}", "--benchmark_enable_random_interleaving=true",
             f"--benchmark_out={out.name}", "--benchmark_out_format=json"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        text = out.read()
    if not text:
        # Google Benchmark says "Failed to match any benchmarks" and ends well when a filter finds nothing.
        return [f"{question}: exit status {done.returncode}: {done.stderr.strip()}"]
    failures = list(measured.add_google(question, json.loads(text)))
    if done.returncode != 0:
        failures.append(f"{question}: exit status {done.returncode}: {done.stderr.strip()}")
    return failures


def run_all(build, wanted, effort):
    """Returns what was measured for the goals, and what failed."""
    measured, failures = results.Measured(), []
    for question, path in found_in(build).items():
        runs = wanted.runs_of(question)
        if runs is None:
            continue
        print(f"bench: {question}", file=sys.stderr)
        failures += run_google(path, question, runs, effort, measured)
    return measured, failures
