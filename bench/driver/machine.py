"""Where a table was measured: processor, kernel, compiler, libraries, commit, date."""

import datetime
import os
import pathlib
import platform
import subprocess


def output_of(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def package_version(name):
    return output_of("dpkg-query", "--show", "--showformat=${Version}", name)


def describe():
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"),
        "commit": output_of("git", "rev-parse", "--short", "HEAD"),
        "processor": f"{os.cpu_count()} x {processor()}",
        "kernel": platform.release(),
        "compiler": output_of("g++", "--version").split("\n")[0],
        "libraries": {name: package_version(name)
                      for name in ("libssl3", "libboost1.81-dev", "rapidjson-dev", "libpcre2-8-0", "libre2-9",
                                   "libbenchmark1debian", "wrk")},
    }
