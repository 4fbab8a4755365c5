"""Runs the benchmark programs of the build folder, and the pairs of processes."""

import dataclasses
import json
import os
import re
import subprocess
import sys
import tempfile

from driver import pairs, results


@dataclasses.dataclass(frozen=True)
class Effort:
    repetitions: int
    seconds: float  # of one repetition of one run, at least
    rounds: int  # of pairs of processes
    load_seconds: int  # of one load in a round; wrk knows whole ones
    whole_run: bool  # also what takes minutes
    program_seconds_max: int  # a program that takes longer is stuck


FULL = Effort(repetitions=7, seconds=0.05, rounds=5, load_seconds=1, whole_run=True, program_seconds_max=1800)
SHORT = Effort(repetitions=3, seconds=0.02, rounds=2, load_seconds=1, whole_run=False, program_seconds_max=600)


def found_in(build):
    """The programs by their question: bench_sha256 is "sha256"."""
    folder = build / "bench"
    return {path.name.removeprefix("bench_"): path for path in sorted(folder.glob("bench_*"))
            if path.is_file() and os.access(path, os.X_OK)}


def run_google(path, question, runs, effort, measured):
    """Runs one Google Benchmark program, its runs interleaved; returns what went wrong."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        try:
            done = subprocess.run(
                [path, f"--benchmark_filter={runs}", f"--benchmark_repetitions={effort.repetitions}",
                 f"--benchmark_min_time={effort.seconds}", "--benchmark_enable_random_interleaving=true",
                 f"--benchmark_out={out.name}", "--benchmark_out_format=json"],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
                timeout=effort.program_seconds_max)
        except subprocess.TimeoutExpired:
            return [f"{question}: stuck: it was ended after {effort.program_seconds_max} seconds"]
        text = out.read()
    if not text:
        # Google Benchmark says "Failed to match any benchmarks" and ends well when a filter finds nothing.
        return [f"{question}: exit status {done.returncode}: {done.stderr.strip()}"]
    failures = list(measured.add_google(question, json.loads(text)))
    if done.returncode != 0:
        failures.append(f"{question}: exit status {done.returncode}: {done.stderr.strip()}")
    return failures


def run_pair(question, context, runs, measured):
    """Measures one question of two processes; returns what went wrong."""
    prefix = f"{question}/"
    try:
        for run, figure, value in pairs.QUESTIONS[question](context, re.compile(runs).search):
            measured.add(prefix + run, figure, value)
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        return [f"{question}: {error}"]
    return []


def run_all(build, wanted, effort):
    """Returns what was measured for the goals, and what failed."""
    measured, failures = results.Measured(), []
    context = pairs.Context(build, effort.rounds, effort.load_seconds)
    steps = {question: lambda question, runs, path=path: run_google(path, question, runs, effort, measured)
             for question, path in found_in(build).items()}
    steps |= {question: lambda question, runs: run_pair(question, context, runs, measured)
              for question in pairs.QUESTIONS if effort.whole_run or question != "whole_run"}
    for question, step in steps.items():
        runs = wanted.runs_of(question)
        if runs is None:
            continue
        print(f"bench: {question}", file=sys.stderr)
        failures += step(question, runs)
    return measured, failures
