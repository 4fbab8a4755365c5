"""wrk, the load generator: requests a second and percentiles of one load."""

import re
import tempfile

from driver.processes import CLIENT_CPU, output_of

# PUTs with 1 KiB of body; `depth` requests are written together, then their answers awaited.
SCRIPT = """
local depth = {depth}
local headers = {{ ["Content-Type"] = "application/json" }}
local written
function init()
  local one = wrk.format("PUT", "{path}", headers, string.rep("b", 1024))
  written = string.rep(one, depth)
end
function request() return written end
"""
UNITS = {"us": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9}
PATH = "/2015-03-31/functions/bench/code"


def percentile(text, percent):
    """Of the latencies, in nanoseconds. wrk writes "-nan" where it saw too few."""
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s|m)\b", text)
    return {} if found is None else {f"p{percent}_time": float(found.group(1)) * UNITS[found.group(2)]}


def load(port, connections, depth, seconds):
    """Returns figure -> value."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT.format(depth=depth, path=PATH))
        script.flush()
        text = output_of(["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s",
                          "--latency", "--script", script.name, f"http://127.0.0.1:{port}{PATH}"], CLIENT_CPU)
    if "Non-2xx" in text or "Socket errors" in text:
        raise RuntimeError(f"wrk: {text}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    return {"requests_per_second": rate, **percentile(text, 50), **percentile(text, 99)}
