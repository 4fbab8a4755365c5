#!/usr/bin/env python3
"""An HTTP server that answers every request in one odd way, to see what plumbline makes of it.

    odd_server.py KIND PORT_FILE

Listens on loopback, on a port that the system picks, and writes it to PORT_FILE. Ends when its parent does.
"""
import os
import socket
import sys
import threading
import time


def message(status, body, content_type="application/json", length=None):
    size = len(body) if length is None else length
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {size}\r\n\r\n".encode() + body
    )


def read_request(connection):
    """One request, far enough to answer it: its head, and the body that Content-Length announces."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return False
        data += more
    head, body = data.split(b"\r\n\r\n", 1)
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    while len(body) < length:
        more = connection.recv(65536)
        if not more:
            return False
        body += more
    return True


def huge(connection):
    connection.sendall(message("200 OK", b"", length=10 * 1024**3))
    block = b" " * 65536
    while True:
        connection.sendall(block)


def drip(connection):
    for byte in message("200 OK", b"{}"):
        connection.sendall(bytes([byte]))
        time.sleep(0.2)


def silent(connection):
    connection.recv(1)


KINDS = {
    "404": lambda c: c.sendall(message("404 Not Found", b'{"message":"no such route"}')),
    "404-html": lambda c: c.sendall(message("404 Not Found", b"<html>not here</html>", "text/html")),
    "200": lambda c: c.sendall(message("200 OK", b"{}")),
    "500": lambda c: c.sendall(message("500 Internal Server Error", b"<html>oops</html>", "text/html")),
    "garbage": lambda c: c.sendall(b"\x00\xff\x13garbage that is no HTTP\r\n\r\n"),
    "half": lambda c: (c.sendall(message("200 OK", b'{"FunctionName":', length=500)), c.close()),
    "escape": lambda c: c.sendall(message("400 Bad Request", b'{"message":"\\u001b[2J\\u0007"}')),
    "reset": lambda c: c.close(),
    "silent": silent,
    "huge": huge,
    "drip": drip,
}


def serve(connection, answer):
    try:
        while read_request(connection):
            answer(connection)
    except OSError:
        pass
    finally:
        connection.close()


def end_with_parent(parent):
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(0)


def main():
    kind, port_file = sys.argv[1:]
    threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    with open(port_file + ".new", "w", encoding="ascii") as out:
        out.write(f"{listener.getsockname()[1]}\n")
    os.rename(port_file + ".new", port_file)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, KINDS[kind]), daemon=True).start()


main()
