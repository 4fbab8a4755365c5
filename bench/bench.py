#!/usr/bin/env python3
"""Runs the benchmarks that were built and shows every ratio beside its goal.

./dev bench calls it once the bench preset is built; bench/README.md tells how a benchmark is added.
"""

import argparse
import json
import pathlib
import re
import sys

from driver import goals, machine, programs, results, table

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent / "build" / "bench"


def read_arguments():
    parser = argparse.ArgumentParser(
        prog="./dev bench",
        description="Runs the benchmarks, several times and in turn, and prints how each ratio of bench/goals.json "
        "stands beside its goal. Every figure is a ratio of two measurements of one run: absolute times "
        "say more of the machine's day than of the code.",
        epilog="Exit status: 0 measured; 1 a benchmark failed or, with --short, a ratio is off by 2x; 2 wrong usage.",
    )
    parser.add_argument("filter", nargs="?", default="", metavar="FILTER",
                        help="a regular expression: only ratios and programs whose name it finds")
    parser.add_argument("--short", action="store_true",
                        help="fewer and shorter repetitions, for CI; fails when a ratio misses its goal by 2x")
    parser.add_argument("--compare", metavar="OLD.json", type=pathlib.Path,
                        help="also show every measurement beside that of an earlier run's JSON")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, default=BUILD / "results.json",
                        help="where the results go; build/bench/results.json unless told otherwise")
    parser.add_argument("--readme", action="store_true",
                        help="write the table into bench/README.md, with machine, versions and date")
    parser.add_argument("--list", action="store_true", help="name the ratios and their goals; measure nothing")
    arguments = parser.parse_args()
    try:
        arguments.filter = re.compile(arguments.filter)
    except re.error as error:
        parser.error(f"FILTER is no regular expression: {error}")
    if arguments.readme and (arguments.filter.pattern or arguments.short):
        parser.error("--readme renders a whole run: leave FILTER and --short out")
    return arguments


def read_old(path):
    try:
        return results.load(path)
    except (OSError, ValueError, KeyError) as error:
        print(f"bench: {path} holds no results of ./dev bench: {error}", file=sys.stderr)
        sys.exit(2)


def main():
    arguments = read_arguments()
    wanted = goals.load(HERE / "goals.json").chosen_by(arguments.filter)
    if arguments.list:
        print(table.as_text(wanted.rows_without_figures()))
        return 0
    old = read_old(arguments.compare) if arguments.compare else None
    effort = programs.SHORT if arguments.short else programs.FULL
    measured, failures = programs.run_all(BUILD, wanted, effort)
    rows = wanted.evaluate(measured)
    if not rows and not measured.runs and not failures:
        print(f"bench: no ratio and no program is called {arguments.filter.pattern}; --list names them", file=sys.stderr)
        return 2
    print(table.as_text(rows))
    if old:
        print(table.comparison(old, measured))
    document = results.document(machine.describe(), measured, rows)
    arguments.json.write_text(json.dumps(document, indent=1) + "\n")
    print(f"bench: written to {arguments.json}", file=sys.stderr)
    if arguments.readme:
        table.render_into(HERE / "README.md", document["machine"], rows)
    for failure in failures:
        print(f"bench: {failure}", file=sys.stderr)
    gross = [row.name for row in rows if row.is_gross_miss()] if arguments.short else []
    for name in gross:
        print(f"bench: {name} misses its goal by more than 2x", file=sys.stderr)
    return 1 if failures or gross else 0


if __name__ == "__main__":
    sys.exit(main())
