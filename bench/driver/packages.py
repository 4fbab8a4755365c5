"""Deployment packages for the reference, and curl to send them."""

import base64
import contextlib
import io
import json
import pathlib
import random
import tempfile
import urllib.request
import zipfile

from driver.processes import output_of

FUNCTIONS = "/2015-03-31/functions"
NAME = "bench"
LARGEST_ZIP_BYTES = 51_400_000  # Lambda takes 50 MiB


def zip_of(content_bytes):
    """A package of bytes that do not compress."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr("index.js", random.Random(1).randbytes(content_bytes))
    return base64.b64encode(out.getvalue()).decode()


def create_function(port):
    function = {"FunctionName": NAME, "Runtime": "nodejs10.x", "Role": "arn:aws:iam::123456789012:role/bench",
                "Handler": "index.handler", "Code": {"ZipFile": zip_of(100)}}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{FUNCTIONS}/", json.dumps(function).encode(),
                                     {"Content-Type": "application/json"})
    with urllib.request.urlopen(request):
        pass


@contextlib.contextmanager
def largest_update():
    """The body of an UpdateFunctionCode near the limit, as a file."""
    with tempfile.TemporaryDirectory() as folder:
        body = pathlib.Path(folder) / "update.json"
        body.write_text(json.dumps({"ZipFile": zip_of(LARGEST_ZIP_BYTES)}))
        yield body


def upload_time(port, body):
    """Nanoseconds that curl takes to PUT the file."""
    text = output_of(["curl", "--silent", "--show-error", "--fail-with-body", "--upload-file", body,
                      "--header", "Content-Type: application/json", "--header", "Expect:", "--output", "/dev/null",
                      "--write-out", "%{time_total}", f"http://127.0.0.1:{port}{FUNCTIONS}/{NAME}/code"])
    return float(text) * 1e9
