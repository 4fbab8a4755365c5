#!/usr/bin/env python3
"""A proxy that changes answers in ways that mean nothing: who understands JSON and HTTP sees none of them.

    benign_proxy.py KIND SERVER_PORT PORT_FILE

KIND is one of those below, or several joined by commas. Listens on loopback, on a port that the system picks, and
writes it to PORT_FILE. Runs until it is ended.
"""
import asyncio
import json
import os
import re
import struct
import sys

BUFFER_BYTES = 128 << 20


def parsed(answer):
    try:
        return json.loads(answer["body"])
    except ValueError:
        return None


def written(answer, value, **style):
    if isinstance(value, dict):
        answer["body"] = json.dumps(value, **style).encode()


def turned_round(value):
    """The same JSON with every object's members in reverse."""
    if isinstance(value, dict):
        return {name: turned_round(value[name]) for name in reversed(value)}
    return [turned_round(item) for item in value] if isinstance(value, list) else value


def reorder(answer):
    written(answer, turned_round(parsed(answer)))


def add(answer):
    value = parsed(answer)
    if isinstance(value, dict):
        written(answer, {"XFirst": {"a": [1, "x", True]}, **value, "XLast": "text"})
    answer["headers"] += ["X-Unknown: a, b", "Server: proxy", "Via: 1.1 proxy", "Set-Cookie: a=b", "Set-Cookie: c=d"]


def indent(answer):
    written(answer, parsed(answer), indent=4)


def escape(answer):
    text = json.dumps(parsed(answer))
    pattern = re.compile(r'"(?:[^"\\]|\\.)*"')
    units = lambda string: struct.iter_unpack(">H", string.encode("utf-16-be", "surrogatepass"))
    every = pattern.sub(lambda s: '"' + "".join(f"\\u{unit:04x}" for unit, in units(json.loads(s[0]))) + '"', text)
    if isinstance(parsed(answer), dict):
        answer["body"] = every.encode()


def chunk(answer):
    answer["chunked"] = True


def close(answer):
    answer["close"] = True


def lower(answer):
    answer["headers"] = [line.split(":", 1)[0].lower() + ":" + line.split(":", 1)[1] for line in answer["headers"]]


KINDS = {f.__name__: f for f in (reorder, add, indent, escape, chunk, close, lower)}


def named(headers, name):
    """The value of a header line; None where there is none."""
    found = [line.split(":", 1)[1].strip() for line in headers if line.split(":", 1)[0].lower() == name]
    return found[0] if found else None


async def read_message(reader, without_body=False):
    """First line, header lines, body, and all of it as it came."""
    raw = await reader.readuntil(b"\r\n\r\n")
    first, *headers = raw[:-4].decode("latin-1").split("\r\n")
    if without_body:
        return first, headers, b"", raw
    if (named(headers, "transfer-encoding") or "").lower() == "chunked":
        parts = []
        while True:
            size = await reader.readline()
            part = await reader.readexactly(int(size, 16) + 2)
            raw += size + part
            if len(part) == 2:
                return first, headers, b"".join(parts), raw
            parts.append(part[:-2])
    body = await reader.readexactly(int(named(headers, "content-length") or 0))
    return first, headers, body, raw + body


def bytes_of(answer, is_head):
    headers = [line for line in answer["headers"] if line.split(":", 1)[0].lower() not in ("content-length", "connection")]
    body = answer["body"]
    status = answer["first"].split(" ")[1]
    if answer["close"]:
        headers.append("Connection: close")
    if is_head or status == "204":
        headers += [line for line in answer["headers"] if is_head and line.lower().startswith("content-length:")]
        body = b""
    elif answer["chunked"]:
        headers.append("Transfer-Encoding: chunked")
        step = max(37, len(body) // 50)
        parts = [body[i : i + step] for i in range(0, len(body), step)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    else:
        headers.append(f"Content-Length: {len(body)}")
    return "\r\n".join([answer["first"], *headers, "", ""]).encode("latin-1") + body


async def serve(reader, writer, changes, port):
    server_reader, server_writer = await asyncio.open_connection("127.0.0.1", port, limit=BUFFER_BYTES)
    try:
        while True:
            first, _, _, raw = await read_message(reader)
            server_writer.write(raw)
            is_head = first.startswith("HEAD ")
            line, headers, body, _ = await read_message(server_reader, is_head)
            answer = {"first": line, "headers": headers, "body": body, "chunked": False}
            answer["close"] = (named(headers, "connection") or "").lower() == "close"
            for change in changes:
                change(answer)
            writer.write(bytes_of(answer, is_head))
            await writer.drain()
            if answer["close"]:
                return
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
        server_writer.close()


async def main(kinds, port, port_file):
    changes = [KINDS[kind] for kind in kinds.split(",") if kind != "none"]
    proxy = await asyncio.start_server(
        lambda reader, writer: serve(reader, writer, changes, port), "127.0.0.1", 0, limit=BUFFER_BYTES
    )
    with open(port_file + ".new", "w", encoding="ascii") as file:
        print(proxy.sockets[0].getsockname()[1], file=file)
    os.rename(port_file + ".new", port_file)
    await proxy.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
