"""A small client of the reference endpoint: what the load test needs of it, over one connection at a time."""

import base64
import hashlib
import http.client
import io
import json
import time
import zipfile

FUNCTIONS = "/2015-03-31/functions"


class Gone(Exception):
    """The server is not there any more."""


def zip_of(content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("index.js", content)
    return out.getvalue()


def sha256_of(content):
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


class LambdaClient:
    def __init__(self, port, tally, timeout=60):
        self.port, self.tally, self.timeout = port, tally, timeout
        self.connection = None

    def exchange(self, kind, method, target, body=None):
        """Status and bytes of the answer."""
        begun = time.monotonic()
        body = body.encode() if isinstance(body, str) else body
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
            self.connection.request(method, target, body, {"Content-Type": "application/json"} if body else {})
            response = self.connection.getresponse()
            content = response.read()
            if response.will_close:
                self.close()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Gone(str(error)) from error
        self.tally.answer(kind, response.status, time.monotonic() - begun)
        return response.status, content

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def send(self, kind, method, path, body=None):
        """Status and the JSON of the answer."""
        status, content = self.exchange(kind, method, FUNCTIONS + path, body)
        try:
            return status, json.loads(content)
        except ValueError:
            return status, {}

    def create(self, name, package, publish=False):
        return self.send("create", "POST", "", json.dumps({
            "FunctionName": name, "Runtime": "python3.7", "Handler": "index.handler", "Publish": publish,
            "Role": "arn:aws:iam::123456789012:role/load", "Code": {"ZipFile": base64.b64encode(package).decode()}}))

    def update(self, name, package, publish=False, revision=None, dry_run=False):
        body = {"ZipFile": base64.b64encode(package).decode(), "Publish": publish, "DryRun": dry_run}
        if revision:
            body["RevisionId"] = revision
        kind = "stale update" if revision else "dry run" if dry_run else "update"
        return self.send(kind, "PUT", f"/{name}/code", json.dumps(body))

    def configuration(self, name):
        return self.send("read", "GET", f"/{name}/configuration")

    def versions(self, name):
        """The hashes of all published versions, by number."""
        found, marker = {}, ""
        while True:
            _, page = self.send("versions", "GET", f"/{name}/versions{marker}")
            for version in page.get("Versions", []):
                if version["Version"] != "$LATEST":
                    found[version["Version"]] = version["CodeSha256"]
            if "NextMarker" not in page:
                return found
            marker = "?Marker=" + page["NextMarker"].replace("$", "%24").replace(":", "%3A")

    def package(self, name, qualifier):
        """Status and bytes of what Code.Location leads to."""
        status, body = self.send("get", "GET", f"/{name}" + (f"?Qualifier={qualifier}" if qualifier else ""))
        if status != 200:
            return status, b""
        location = body["Code"]["Location"]
        return self.exchange("download", "GET", location[location.index("/_plumbline/"):])

    def health(self):
        try:
            return self.exchange("health", "GET", "/_plumbline/health")[0] == 200
        except Gone:
            return False
