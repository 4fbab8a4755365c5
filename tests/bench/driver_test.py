"""What the driver of ./dev bench makes of measurements: ratios, verdicts, slopes, tables."""

import json
import pathlib
import re
import tempfile
import unittest

from driver import goals, pairs, results, table, wrk

BENCH = pathlib.Path(goals.__file__).resolve().parent.parent

GOALS = {
    "ratios": [
        {"name": "hash/share", "question": "Hash beside the limit", "numerator": "hash/limit/64",
         "denominator": "hash/ours/64", "ours": "denominator", "direction": "at least", "goal": 0.8},
        {"name": "hash/cost", "question": "Ours beside theirs", "numerator": "hash/ours/64",
         "denominator": "hash/theirs/64", "direction": "at most", "goal": 1.0},
        {"name": "serve/rate", "question": "Requests", "numerator": "serve/ours", "denominator": "serve/theirs",
         "figure": "requests_per_second", "direction": "at least", "goal": 1.05},
        {"name": "serve/alone", "question": "Time of a request", "numerator": "serve/ours", "figure": "real_time",
         "unit": 1000, "direction": "at most", "goal": 2},
    ],
    "slopes": [{"name": "hash/slope", "question": "Growth", "runs": "hash/ours/\\d+", "goal": 1.1}],
}


def loaded(document):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(json.dumps(document))
        file.flush()
        return goals.load(pathlib.Path(file.name))


def measured(**runs):
    """limit=[1, 2] and the like, nanoseconds of hash/<name>/64."""
    return results.Measured({f"hash/{name}/64": {"cpu_time": values} for name, values in runs.items()})


def row_of(name, measurements):
    return next(row for row in loaded(GOALS).evaluate(measurements) if row.name == name)


class Ratios(unittest.TestCase):
    def test_take_the_best_repetition_and_show_the_median(self):
        row = row_of("hash/share", measured(limit=[9, 8, 30], ours=[16, 10, 20]))
        self.assertEqual((row.ratio, row.ratio_of_medians), (8 / 10, 9 / 16))
        self.assertEqual((row.ours, row.baseline), (10, 8))

    def test_may_divide_figures_of_two_names(self):
        row = {"name": "m", "question": "Memory", "numerator": "up/ours", "denominator": "up/body",
               "figure": "peak_bytes", "denominator_figure": "body_bytes", "direction": "at most", "goal": 1.1}
        runs = {"up/ours": {"peak_bytes": [105]}, "up/body": {"body_bytes": [100]}}
        [measured_row] = loaded({"ratios": [row], "slopes": []}).evaluate(results.Measured(runs))
        self.assertEqual((measured_row.ratio, measured_row.verdict()), (1.05, "met"))

    def test_take_the_largest_of_rates(self):
        runs = {"serve/ours": {"requests_per_second": [10, 21]}, "serve/theirs": {"requests_per_second": [20, 5]}}
        self.assertEqual(row_of("serve/rate", results.Measured(runs)).ratio, 21 / 20)

    def test_have_verdicts(self):
        for name, ours, verdict, gross in (
            ("hash/share", 10, "met", False), ("hash/share", 12.5, "met", False),
            ("hash/share", 12.6, "MISSED", False), ("hash/share", 25.1, "MISSED", True),
            ("hash/cost", 20, "met", False), ("hash/cost", 20.1, "MISSED", False), ("hash/cost", 40.1, "MISSED", True),
        ):
            with self.subTest(name=name, ours=ours):
                row = row_of(name, measured(limit=[10], theirs=[20], ours=[ours]))
                self.assertEqual((row.verdict(), row.is_gross_miss()), (verdict, gross))

    def test_are_not_measured_without_both_sides(self):
        row = row_of("hash/share", measured(ours=[1]))
        self.assertEqual((row.verdict(), row.is_gross_miss()), ("not measured", False))

    def test_never_fail_for_an_absolute_figure(self):
        row = row_of("serve/alone", results.Measured({"serve/ours": {"real_time": [9000]}}))
        self.assertEqual((row.ratio, row.verdict(), row.is_gross_miss()), (9, "MISSED", False))


class Slopes(unittest.TestCase):
    def test_are_the_exponent_of_the_growth(self):
        runs = {f"hash/ours/{size}": {"cpu_time": [size**2]} for size in (10, 100, 1000)}
        row = row_of("hash/slope", results.Measured(runs))
        self.assertAlmostEqual(row.ratio, 2)
        self.assertEqual(row.verdict(), "MISSED")


class Filter(unittest.TestCase):
    def test_asks_a_program_for_the_runs_that_its_ratios_need(self):
        chosen = loaded(GOALS).chosen_by(re.compile("share"))
        self.assertEqual(chosen.runs_of("hash"), "^limit/64$|^ours/64$")
        self.assertIsNone(chosen.runs_of("serve"))

    def test_asks_for_all_runs_of_a_program_that_it_names(self):
        self.assertEqual(loaded(GOALS).chosen_by(re.compile("hash")).runs_of("hash"), ".")


class GoogleBenchmark(unittest.TestCase):
    def test_is_read_in_nanoseconds_without_its_aggregates(self):
        document = {"benchmarks": [
            {"run_name": "f/1", "run_type": "iteration", "time_unit": "ms", "cpu_time": 2.0, "iterations": 5},
            {"run_name": "f/1", "run_type": "aggregate", "time_unit": "ms", "cpu_time": 1.0},
            {"run_name": "g", "run_type": "iteration", "error_occurred": True, "error_message": "wrong sum"}]}
        read = results.Measured()
        self.assertEqual(list(read.add_google("q", document)), ["q/g: wrong sum"])
        self.assertEqual(read.runs, {"q/f/1": {"cpu_time": [2e6]}})


class Table(unittest.TestCase):
    def test_counts_the_goals_met(self):
        text = table.as_text(loaded(GOALS).evaluate(measured(limit=[10], theirs=[20], ours=[15])))
        self.assertIn("1 of 2 goals met", text)
        self.assertRegex(text, r"hash/share +15 ns +10 ns +0\.667 +0\.667 +at least 0\.8 +MISSED")

    def test_is_written_between_the_marks(self):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "README.md"
            page.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n")
            machine = {"date": "d", "commit": "c", "processor": "p", "kernel": "k", "compiler": "g", "libraries": {}}
            for _ in range(2):
                table.render_into(page, machine, loaded(GOALS).evaluate(measured(theirs=[2], ours=[1])))
            text = page.read_text()
        self.assertTrue(text.startswith("before\n") and text.endswith("\nafter\n"))
        self.assertNotIn("old", text)
        self.assertEqual(text.count("| Ours beside theirs | 1 ns | 2 ns | 0.5 | 0.5 | at most 1 | met |"), 1)

    def test_shows_what_a_change_did(self):
        text = table.comparison(measured(ours=[4, 8]), measured(ours=[5, 3]))
        self.assertRegex(text, r"hash/ours/64 +cpu_time +4 ns +3 ns +-25\.0 %")


class OutputOfOthers(unittest.TestCase):
    def test_of_wrk_is_read_in_nanoseconds(self):
        text = "  Latency Distribution\n     50%   84.00us\n     90%  1.50ms\n     99%    -nan\nRequests/sec: 95.5\n"
        self.assertEqual(wrk.percentile(text, 50), {"p50_time": 84e3})
        self.assertEqual(wrk.percentile(text, 90), {"p90_time": 1.5e6})
        self.assertEqual(wrk.percentile(text, 99), {})

    def test_of_a_run_tells_its_cases(self):
        self.assertEqual(pairs.cases_in("PASSED  966,762 cases: 966,762 passed, 0 failed"), 966762)
        self.assertEqual(pairs.cases_in("PASSED  1 case: 1 passed"), 1)
        with self.assertRaises(RuntimeError):
            pairs.cases_in("no such thing")


class GoalsFile(unittest.TestCase):
    def test_holds_the_rows_of_the_house(self):
        self.assertGreater(len(goals.load(BENCH / "goals.json").entries), 0)
        self.assertTrue(all(table.BEGIN in (BENCH / name).read_text() for name in ("README.md",)))

    def test_refuses_a_goal_without_direction_and_a_name_twice(self):
        row = GOALS["ratios"][0]
        for ratios in ([{**row, "direction": ""}], [row, row]):
            with self.assertRaises(SystemExit):
                loaded({"ratios": ratios, "slopes": []})


if __name__ == "__main__":
    unittest.main()
