"""Servers as processes, each pinned to a processor and gone when its block ends."""

import contextlib
import os
import pathlib
import socket
import subprocess
import tempfile
import time

SERVER_CPU, CLIENT_CPU = 0, 1


def pinned(cpu):
    """For Popen: the child runs on that processor only. None leaves it to the system."""
    if cpu is None or cpu not in os.sched_getaffinity(0):
        return None
    return lambda: os.sched_setaffinity(0, {cpu})


@contextlib.contextmanager
def started(command, cpu=SERVER_CPU, **settings):
    process = subprocess.Popen(command, preexec_fn=pinned(cpu), **settings)
    try:
        yield process
    finally:
        if process.stdin:
            process.stdin.close()
        else:
            process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def bench_server(build, name, *arguments, cpu=SERVER_CPU):
    """A server of bench/: prints its port, serves until its input ends. Yields (port, process)."""
    with started([build / "bench" / name, *arguments], cpu, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                 text=True) as process:
        yield int(process.stdout.readline()), process


@contextlib.contextmanager
def plumbline_serve(build, *options, cpu=SERVER_CPU):
    with tempfile.TemporaryDirectory() as folder:
        port_file = pathlib.Path(folder) / "port"
        command = [build / "harness/app/plumbline", "serve", "--quiet", "--port", "0", "--port-file", port_file, *options]
        with started(command, cpu) as process:
            yield int(awaited(lambda: port_file.exists() and port_file.read_text().strip(), process)), process


def nginx_program(build):
    for path in (pathlib.Path("/usr/sbin/nginx"), build / "nginx/usr/sbin/nginx"):
        if os.access(path, os.X_OK):
            return path
    return None


@contextlib.contextmanager
def nginx(build, body, cpu=SERVER_CPU):
    """nginx with one process that answers everything with this body; a private configuration, no log."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / "nginx.conf"
        config.write_text(f"""
            daemon off; master_process off; worker_processes 1; pid {folder}/pid; error_log stderr crit;
            events {{ worker_connections 1024; }}
            http {{
              access_log off; keepalive_requests 1000000000; client_max_body_size 100m; default_type application/json;
              client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
              uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
              server {{ listen 127.0.0.1:{port}; location / {{ return 200 '{body}'; }} }}
            }}""")
        with started([nginx_program(build), "-p", folder, "-c", config], cpu, stderr=subprocess.DEVNULL) as process:
            awaited(lambda: listens(port), process)
            yield port, process


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def awaited(ready, process, seconds=20):
    deadline = time.monotonic() + seconds
    while not (answer := ready()):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args[0]} does not serve")
        time.sleep(0.02)
    return answer


def output_of(command, cpu=CLIENT_CPU, **settings):
    """Runs a command to its end; its failure is a RuntimeError that quotes it."""
    done = subprocess.run(command, preexec_fn=pinned(cpu), capture_output=True, text=True, check=False, **settings)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: exit status {done.returncode}: {(done.stderr or done.stdout).strip()[-400:]}")
    return done.stdout


def peak_rss_bytes(process):
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not tell peak memory")


def peak_rss_bytes_until_end(process):
    """Looked at time and again: what wait4 tells counts the memory of this program too, as it was at the fork."""
    peak = 0
    while process.poll() is None:
        with contextlib.suppress(RuntimeError, FileNotFoundError):  # it has just ended
            peak = max(peak, peak_rss_bytes(process))
        time.sleep(0.02)
    return peak
