"""Measurements of two processes at a time, client and server: what no single program can measure.

Each question here is a function (context, wanted) -> yields (run, figure, value); `wanted` says of a run's name,
without the question's, whether somebody asked for it. Baselines take turns with ours, round after round.
"""

import contextlib
import dataclasses
import pathlib
import subprocess
import time

from driver import packages, wrk
from driver.processes import (CLIENT_CPU, bench_server, nginx, nginx_program, output_of, peak_rss_bytes,
                              peak_rss_bytes_until_end, pinned, plumbline_serve)

ANSWER_BODY = "x" * 704
# connections, and requests that each writes before it awaits answers
LOADS = {"c1": (1, 1), "c16": (16, 1), "c64": (64, 1), "pipelined": (1, 16)}


@dataclasses.dataclass(frozen=True)
class Context:
    build: pathlib.Path
    rounds: int
    seconds: int  # of one load


def servers(context, wanted):
    """The same PUTs to our server with a handler that does nothing, to nginx, and to a bare epoll loop."""
    with contextlib.ExitStack() as stack:
        ports = {"plumbline": stack.enter_context(bench_server(context.build, "constant_server"))[0],
                 "raw_epoll": stack.enter_context(bench_server(context.build, "raw_epoll_server"))[0]}
        if nginx_program(context.build):
            ports["nginx"] = stack.enter_context(nginx(context.build, ANSWER_BODY))[0]
        for _ in range(context.rounds):
            for load, (connections, depth) in LOADS.items():
                for name, port in ports.items():
                    if wanted(f"{name}/{load}"):
                        for figure, value in wrk.load(port, connections, depth, context.seconds).items():
                            yield f"{name}/{load}", figure, value


def server_threads(context, wanted):
    """The same server with one thread and with two, on both processors, and the load beside it."""
    with contextlib.ExitStack() as stack:
        ports = {count: stack.enter_context(bench_server(context.build, "constant_server", str(count), cpu=None))[0]
                 for count in (1, 2)}
        for _ in range(context.rounds):
            for count, port in ports.items():
                if wanted(f"threads/{count}"):
                    for figure, value in wrk.load(port, 64, 1, context.seconds).items():
                        yield f"threads/{count}", figure, value


def uploads(context, wanted):
    """A deployment package near Lambda's limit, sent by curl to the reference and to a server that discards."""
    with contextlib.ExitStack() as stack:
        body = stack.enter_context(packages.largest_update())
        serve_port, serve_process = stack.enter_context(plumbline_serve(context.build))
        discard_port, _ = stack.enter_context(bench_server(context.build, "raw_epoll_server"))
        packages.create_function(serve_port)
        before = peak_rss_bytes(serve_process)
        for _ in range(2 * context.rounds):
            for name, port in (("serve", serve_port), ("discard", discard_port)):
                if wanted(f"{name}/zip_51mb"):
                    yield f"{name}/zip_51mb", "real_time", packages.upload_time(port, body)
                    if name == "serve":
                        yield "serve/zip_51mb", "extra_peak_bytes", peak_rss_bytes(serve_process) - before
        yield "discard/zip_51mb", "body_bytes", body.stat().st_size


def clients(context, wanted):
    """Our client as a run uses it, and wrk, against one server."""
    with bench_server(context.build, "constant_server") as (port, _):
        for _ in range(context.rounds):
            for connections in (1, 16):
                if wanted(f"wrk/c{connections}"):
                    rate = wrk.load(port, connections, 1, context.seconds)["requests_per_second"]
                    yield f"wrk/c{connections}", "requests_per_second", rate
                if wanted(f"plumbline/c{connections}"):
                    text = output_of([context.build / "bench" / "client_load", f"http://127.0.0.1:{port}",
                                      str(connections), str(context.seconds)])
                    yield f"plumbline/c{connections}", "requests_per_second", float(text)


def timed_run(context, endpoint, *options, cpu=CLIENT_CPU):
    """plumbline run to its end: cases, seconds, peak memory."""
    command = [context.build / "harness/app/plumbline", "run", "--quiet", "--sequences", "0", "--seed", "1", *options]
    if endpoint:
        command += ["--endpoint", endpoint]
    begin = time.monotonic()
    with subprocess.Popen(command, preexec_fn=pinned(cpu), stdout=subprocess.PIPE, text=True) as process:
        peak = peak_rss_bytes_until_end(process)
        seconds = time.monotonic() - begin
        text = process.stdout.read()
    if process.returncode != 0:
        raise RuntimeError(f"plumbline run {' '.join(options)}: exit status {process.returncode}: {text.strip()[-300:]}")
    return cases_in(text), seconds, peak


def cases_in(summary):
    """Of "PASSED  966,762 cases: ..."."""
    for word, following in zip(summary.split(), summary.split()[1:]):
        if following.startswith("case"):
            return int(word.replace(",", ""))
    raise RuntimeError(f"plumbline run tells no number of cases: {summary.strip()[-300:]}")


# by name: cases at once, and how many of them it takes for the start not to count
RUNS = {"sequential": (1, 40_000), "c16": (16, 300_000)}


def runner(context, wanted):
    """plumbline run on pattern cases, every answer judged, against the reference on the other processor."""
    for _ in range(context.rounds):
        for name, (jobs, budget) in RUNS.items():
            if wanted(name):
                with plumbline_serve(context.build) as (port, _):
                    cases, seconds, _ = timed_run(context, f"http://127.0.0.1:{port}", "--depth", "1", "--filter",
                                                  "FunctionName/pattern/*", "--budget", str(budget),
                                                  "--jobs", str(jobs))
                yield name, "cases_per_second", cases / seconds


def whole_run(context, wanted):
    """The whole suite at depth 1, about a million cases, beside the reference on the same two processors."""
    if wanted("depth1"):
        with plumbline_serve(context.build, cpu=None) as (port, _):
            cases, seconds, peak = timed_run(context, f"http://127.0.0.1:{port}", "--depth", "1", cpu=None)
        yield "depth1", "real_time", seconds * 1e9
        yield "depth1", "cases_per_second", cases / seconds
        yield "depth1", "peak_bytes", peak


QUESTIONS = {"server": servers, "server_threads": server_threads, "upload": uploads, "client": clients,
             "runner": runner, "whole_run": whole_run}
