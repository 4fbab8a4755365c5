"""64 clients send `plumbline serve --data` valid, invalid and hostile requests at once; then it is killed, restarted, and
every write that it had acknowledged is looked for. Figures go to the standard output, what is wrong too, with exit status 1.

    python3 load.py PLUMBLINE SECONDS [SEED]
"""

import collections
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import hostile
from lambda_client import Gone, LambdaClient, sha256_of, zip_of

WRITERS, READERS, ATTACKERS = 30, 8, 26
KILLS = 8  # further ones, of writers alone
BODIES_MIB_MAX = 256  # the attackers alone try to have 300 MB of bodies held, and more that never come
RESIDENT_MIB_MAX = 700  # with what is unpacked, answered, and kept for the next large request


class Server:
    def __init__(self, program, data):
        self.program, self.data, self.port_file = program, data, data + ".port"
        self.process = None

    def start(self):
        if os.path.exists(self.port_file):
            os.remove(self.port_file)
        self.process = subprocess.Popen(
            [self.program, "serve", "--quiet", "--port", "0", "--port-file", self.port_file, "--data", self.data,
             "--memory-limit", f"{BODIES_MIB_MAX}MiB"])
        deadline = time.monotonic() + 60
        while not (os.path.exists(self.port_file) and open(self.port_file).read().endswith("\n")):
            if self.process.poll() is not None or time.monotonic() > deadline:
                sys.exit("FAILED: the server does not start")
            time.sleep(0.01)
        return int(open(self.port_file).read())

    def peak_mib(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
        return 0

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=30)


class Tally:
    """What has happened, counted by many threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.statuses = collections.Counter()
        self.seconds = []
        self.wrong = []

    def answer(self, kind, status, seconds):
        with self.lock:
            self.statuses[kind, status] += 1
            self.seconds.append(seconds)

    def complain(self, text):
        with self.lock:
            self.wrong.append(text)


class Writer:
    """One function, changed again and again, and what was last acknowledged of it."""

    def __init__(self, number, seed):
        self.name = f"fn{number}"
        self.random = random.Random(f"{seed}/{number}")
        self.known = None  # {"sha256", "revision", "versions": {number: sha256}}, None: not created
        self.begun = None  # the hash of an update that was sent and not answered
        self.acknowledged = 0

    def package(self):
        size = self.random.choice([10, 200, 5_000, 100_000, 100_000, 3_000_000])
        return zip_of(self.random.randbytes(size))

    def run(self, port, stop, tally):
        client = LambdaClient(port, tally)
        try:
            while not stop.is_set():
                self.step(client, tally)
        except Gone:
            pass  # the server was killed

    def step(self, client, tally):
        if self.known is None:
            self.change(client, tally, "create", client.create, False)
            return
        die = self.random.randrange(10)
        if die < 6:
            self.change(client, tally, "update", client.update, die < 3)
        elif die == 6:
            self.expect(tally, client.update(self.name, self.package(), revision="stale"), 412)
        elif die == 7:
            bad = self.random.choice(hostile.INVALID_BODIES)
            self.expect(tally, client.send("invalid", "PUT", f"/{self.name}/code", bad), 400)
        elif die == 8:
            self.expect(tally, client.update(self.name, self.package(), dry_run=True), 200)
        else:
            for wrong in self.differences(client):
                tally.complain(wrong)

    def change(self, client, tally, kind, call, publish):
        package = self.package()
        self.begun = (sha256_of(package), publish)
        status, body = call(self.name, package, publish=publish)
        if status == 503:  # not enough memory for it now, or so it says: nothing may have changed
            self.begun = None
            return
        self.expect(tally, (status, body), 201 if kind == "create" else 200)
        if status not in (200, 201):
            return
        if body["CodeSha256"] != self.begun[0]:
            tally.complain(f"{self.name}: the answer has another hash")
        self.take_in(body, publish, tally)

    def take_in(self, body, publish, tally):
        versions = dict(self.known["versions"]) if self.known else {}
        revision = body["RevisionId"]
        if publish:
            if body["Version"] != str(len(versions) + 1):
                tally.complain(f"{self.name}: version {body['Version']} after {len(versions)}")
            versions[body["Version"]] = body["CodeSha256"]
            revision = None  # the answer has that of the version
        self.known = {"sha256": body["CodeSha256"], "revision": revision, "versions": versions}
        self.begun = None
        self.acknowledged += 1

    def expect(self, tally, answer, wanted):
        status, body = answer
        if status not in (wanted, 503):
            tally.complain(f"{self.name}: {status} in place of {wanted}: {body}")

    def differences(self, client):
        """What is not as it was acknowledged; a change that was begun and not answered may be there or not."""
        status, found = client.configuration(self.name)
        if status == 503:
            return []
        if self.known is None:
            return [] if status == 404 or (self.begun and found["CodeSha256"] == self.begun[0]) else ["is there"]
        if status != 200:
            return [f"{self.name}: is lost: {status}"]
        known = self.known
        if self.begun and found["CodeSha256"] == self.begun[0] and found["RevisionId"] != known["revision"]:
            versions = dict(known["versions"])
            if self.begun[1]:
                versions[str(len(versions) + 1)] = self.begun[0]
            known = {"sha256": self.begun[0], "revision": None, "versions": versions}
        wrong = []
        if found["CodeSha256"] != known["sha256"]:
            wrong.append(f"{self.name}: has another hash")
        if known["revision"] not in (None, found["RevisionId"]):
            wrong.append(f"{self.name}: has another RevisionId")
        versions = client.versions(self.name)
        if versions != known["versions"]:
            wrong.append(f"{self.name}: has versions {sorted(versions)} and should have {sorted(known['versions'])}")
        for qualifier in [None, *self.random.sample(sorted(versions), min(2, len(versions)))]:
            status, package = client.package(self.name, qualifier)
            wanted = versions[qualifier] if qualifier else found["CodeSha256"]
            if status != 503 and (status != 200 or sha256_of(package) != wanted):
                wrong.append(f"{self.name}:{qualifier}: has not the bytes that its hash says, status {status}")
        self.known = dict(known, revision=found["RevisionId"])
        self.begun = None
        return wrong


def read(port, stop, tally, chance):
    """Lists and looks up what others are changing."""
    client = LambdaClient(port, tally)
    try:
        while not stop.is_set():
            status, body = client.send("list", "GET", "/")
            if status not in (200, 503):
                tally.complain(f"list: {status}")
            for function in chance.sample(body.get("Functions", []), min(2, len(body.get("Functions", [])))):
                client.package(function["FunctionName"], None)  # which may have gone meanwhile
    except Gone:
        pass


def run_all(works, port, seconds, server, tally):
    """Runs the works at once for so long, then kills the server under them."""
    stop = threading.Event()

    def run(work):
        try:
            work(port, stop, tally)
        except Exception as error:  # a fault of this test itself must not pass for quiet
            tally.complain(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.process.poll() is None:
        time.sleep(min(0.5, max(0.0, deadline - time.monotonic())))
    if server.process.poll() is not None:
        sys.exit(f"FAILED: the server has ended by itself: {server.process.returncode}")
    alive = LambdaClient(port, tally).health()
    peak = server.peak_mib()
    server.kill()
    stop.set()
    for thread in threads:
        thread.join(timeout=60)
    return alive, peak


def check(writers, port, tally):
    client = LambdaClient(port, tally)
    if client.configuration("hidden")[0] != 200:
        tally.complain("a request that was hidden in the body of another one was served")
    for writer in writers:
        for wrong in writer.differences(client):
            tally.complain(f"after the restart: {wrong}")


def main():
    program, seconds = sys.argv[1], float(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20190415
    chance = random.Random(seed)
    tally = Tally()
    folder = tempfile.mkdtemp(prefix="plumbline-load-")
    server = Server(program, os.path.join(folder, "data"))
    try:
        port = server.start()
        LambdaClient(port, tally).create("hidden", zip_of(b"hidden"))
        writers = [Writer(i, seed) for i in range(WRITERS)]
        works = [writer.run for writer in writers]
        works += [lambda *a, i=i: read(*a, random.Random(i)) for i in range(READERS)]
        works += [lambda *a, i=i: hostile.attack(*a, random.Random(i), i) for i in range(ATTACKERS)]
        alive, peak = run_all(works, port, seconds, server, tally)
        if not alive:
            tally.complain("under attack it does not answer any more")
        if peak > RESIDENT_MIB_MAX:
            tally.complain(f"peak resident memory {peak} MiB, more than {RESIDENT_MIB_MAX}")
        check(writers, server.start(), tally)
        for _ in range(KILLS):
            # Each of these is short: what matters is the instant.
            run_all([writer.run for writer in writers[:8]], int(open(server.port_file).read()),
                    chance.uniform(0.02, 0.3), server, tally)
            check(writers[:8], server.start(), tally)
        if server.stop() != 0:
            tally.complain(f"exit status {server.process.returncode} after SIGTERM")
    finally:
        if server.process and server.process.poll() is None:
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)
    report(tally, seconds, peak, writers)
    return 1 if tally.wrong else 0


def report(tally, seconds, peak, writers):
    kinds = collections.defaultdict(dict)
    for (kind, status), count in sorted(tally.statuses.items(), key=str):
        kinds[kind][status] = count
    for kind, statuses in kinds.items():
        print(f"{kind:24}", ", ".join(f"{status}: {count}" for status, count in statuses.items()))
    times = sorted(tally.seconds)
    print(f"{len(times)} answers to {WRITERS + READERS + ATTACKERS} clients, {seconds:.0f} s of attack; half within "
          f"{times[len(times) // 2] * 1000:.0f} ms, 99 % within {times[len(times) * 99 // 100] * 1000:.0f} ms")
    print(f"{sum(writer.acknowledged for writer in writers)} acknowledged writes, all there after {1 + KILLS} kills"
          if not tally.wrong else f"{len(tally.wrong)} complaints")
    print(f"peak resident memory {peak} MiB")
    for wrong in tally.wrong[:20]:
        print("FAILED:", wrong)


if __name__ == "__main__":
    sys.exit(main())
