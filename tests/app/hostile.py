"""What nobody should send: for the load test. Each attack is one connection; the server may answer 4xx, or 503 where it has
no room, or close. It must not serve it, fail on it, or stop serving others."""

import base64
import io
import socket
import zipfile

TARGET = "/2015-03-31/functions/fn0/code"

INVALID_BODIES = [
    "", "{", "[]", "null", '{"ZipFile":"@@@@"}', '{"ZipFile":"bm8gemlw"}', '{"ZipFile":true}', '{"ZipFile":""}',
    '{"DryRun":"yes","ZipFile":"UEsFBg=="}', '{"S3Bucket":"ab","S3Key":"k"}', '{"S3Bucket":"bucket"}', "{" * 5000,
    '{"ZipFile":"' + "A" * 100_001 + '"}', '{"Publish":1e999}', '{"RevisionId":"\\ud800"}', "\ufeff{}",
]


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("zeros", bytes(300_000_000))
    return b'{"ZipFile":"' + base64.b64encode(out.getvalue()) + b'"}'


def head(*lines, target=TARGET, method="PUT"):
    return "\r\n".join([f"{method} {target} HTTP/1.1", "Host: load", *lines, "", ""]).encode()


HIDDEN = head("Content-Length: 0", target="/2015-03-31/functions/hidden", method="DELETE")

SMUGGLING = [
    head("Content-Length: 4", "Transfer-Encoding: chunked") + b"0\r\n\r\n" + HIDDEN,
    head("Content-Length: 4", "Content-Length: 5") + b"{}{}" + HIDDEN,
    head("Content-Length: +2") + b"{}",
    head("Content-Length: 2, 2") + b"{}",
    head("Transfer-Encoding: gzip, chunked") + b"0\r\n\r\n",
    head("Transfer-Encoding: xchunked") + b"0\r\n\r\n",
    head("Transfer-Encoding : chunked") + b"0\r\n\r\n",
    head("Transfer-Encoding: chunked") + b"2;x=\n{}\r\n0\r\n\r\n",
    head("Transfer-Encoding: chunked") + b"-2\r\n{}\r\n0\r\n\r\n",
    head("Transfer-Encoding: chunked") + b"ffffffffffffffff1\r\n{}",
    head("X: a\r\n folded", "Content-Length: 2") + b"{}",
    b"PUT " + TARGET.encode() + b" HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
]

GARBAGE = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
    b"GET\r\n\r\n", b"\0" * 4096, b"PUT / HTTP/9.9\r\n\r\n", b"A" * 70_000, b"\r\n" * 2000,
    b"PUT / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"PUT / HTTP/1.1\r\nX: \x00\r\n\r\n",
    b"PUT / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
]


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=30)


def status_of(connection):
    """The status of the first answer; None where the connection is closed without one."""
    answer = b""
    while b"\r\n" not in answer:
        piece = connection.recv(4096)
        if not piece:
            return None
        answer += piece
    return int(answer.split(b" ", 2)[1])


def send_whole(port, request):
    with connect(port) as connection:
        try:
            connection.sendall(request)
        except OSError:
            pass  # refused before it was read whole; there may be an answer
        try:
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        return status_of(connection)


def slow_header(port, chance, stop):
    """A header that never ends, a line now and then."""
    with connect(port) as connection:
        connection.sendall(b"PUT / HTTP/1.1\r\n")
        while not stop.wait(chance.uniform(0.1, 0.5)):
            connection.sendall(b"X: y\r\n")
        return None


def aborted_upload(port, chance, stop):
    """A body that is cut off."""
    with connect(port) as connection:
        connection.sendall(head(f"Content-Length: {chance.randrange(10_000, 70_000_000)}") + b'{"ZipFile":"')
        connection.sendall(b"A" * chance.choice([0, 1, 9_000]))
        for _ in range(chance.randrange(20)):
            connection.sendall(b"A" * 100_000)
    return None


def large_body(port, chance, stop):
    """As much as a request may have, and nothing in it."""
    body = b'{"ZipFile":"' + b"A" * 66_000_000 + b'"}'
    return send_whole(port, head(f"Content-Length: {len(body)}", "Content-Type: application/json") + body)


def too_large_body(port, chance, stop):
    return send_whole(port, head("Content-Length: 99999999999") + b"{}")


def smuggling(port, chance, stop):
    return send_whole(port, chance.choice(SMUGGLING))


def garbage(port, chance, stop):
    return send_whole(port, chance.choice(GARBAGE))


BOMB = bomb()


def bombing(port, chance, stop):
    return send_whole(port, head(f"Content-Length: {len(BOMB)}", "Content-Type: application/json") + BOMB)


ATTACKS = [slow_header, slow_header, aborted_upload, aborted_upload, large_body, too_large_body, smuggling, smuggling,
           smuggling, garbage, garbage, bombing, large_body]


def attack(port, stop, tally, chance, number):
    act = ATTACKS[number % len(ATTACKS)]
    while not stop.is_set():
        try:
            status = act(port, chance, stop)
        except OSError:  # cut off by the server, or the server is gone
            status = "cut off"
        tally.answer(act.__name__.replace("_", " "), status if status else "closed", 0)
        if isinstance(status, int) and status != 503 and not 400 <= status < 500:
            tally.complain(f"{act.__name__}: {status}")
        if status == "cut off":
            stop.wait(0.05)
