"""Rows as text for the terminal and as Markdown for the README."""

BEGIN = "<!-- ./dev bench --readme writes below -->"
END = "<!-- ./dev bench --readme writes above -->"
HEAD = ("name", "ours", "baseline", "ratio", "medians", "goal", "")


def short(value):
    """Three digits and a unit's prefix: 12.3k."""
    if value is None:
        return "-"
    for bound, divisor, suffix in ((1e9, 1e9, "G"), (1e6, 1e6, "M"), (1e4, 1e3, "k")):
        if abs(value) >= bound:
            return f"{value / divisor:.3g}{suffix}"
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def with_unit(value, figure):
    if value is None:
        return "-"
    if not figure.endswith("time"):
        return short(value) + ("/s" if figure.endswith("per_second") else "")
    for bound, unit in ((1e9, "s"), (1e6, "ms"), (1e3, "us")):
        if value >= bound:
            return f"{value / bound:.3g} {unit}"
    return f"{value:.3g} ns"


def cells(row):
    goal = "" if row.goal is None else f"{row.direction} {short(row.goal)}"
    return (row.name, with_unit(row.ours, row.figure), with_unit(row.baseline, row.figure), short(row.ratio),
            short(row.ratio_of_medians), goal, row.verdict())


def aligned(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)


def as_text(rows):
    missed = sum(row.verdict() == "MISSED" for row in rows)
    with_goal = sum(row.verdict() in ("met", "MISSED") for row in rows)
    summary = f"{with_goal - missed} of {with_goal} goals met" if with_goal else ""
    return aligned([HEAD, *map(cells, rows)]) + "\n" + summary


def comparison(old, new):
    """Every run measured both times: how its best repetition changed."""
    lines = [("run", "figure", "old", "new", "change")]
    for run in sorted(new.runs):
        for figure in sorted(new.runs[run]):
            before, now = old.best(run, figure), new.best(run, figure)
            if before and now is not None:
                lines.append((run, figure, with_unit(before, figure), with_unit(now, figure),
                              f"{100 * (now / before - 1):+.1f} %"))
    return aligned(lines)


def as_markdown(machine, rows):
    libraries = ", ".join(f"{name} {version}" for name, version in machine["libraries"].items() if version)
    lines = [f"Measured {machine['date']} at {machine['commit']} on {machine['processor']}, kernel "
             f"{machine['kernel']}, {machine['compiler']}; {libraries}.", "",
             "| question | ours | baseline | ratio | of medians | goal | |", "|---|---|---|---|---|---|---|"]
    for row in rows:
        lines.append("| " + " | ".join((row.question, *cells(row)[1:])) + " |")
    return "\n".join(lines)


def render_into(path, machine, rows):
    text = path.read_text()
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    path.write_text(f"{head}{BEGIN}\n\n{as_markdown(machine, rows)}\n\n{END}{tail}")
