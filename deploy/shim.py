"""Stands where Lambda stands: calls the artefact's handler for each HTTP request on loopback.

Run by a Python that sees the artefact and the standard library alone:

    python3.13 -I -S deploy/shim.py ARTEFACT --bind 127.0.0.1:8081

POST /alexa passes the body on as Alexa's trigger does; GET becomes an event of the function's own
address. The trigger verifies for Lambda, so nothing is verified here: loopback only.
"""

import argparse
import base64
import importlib
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


def main() -> None:
    """Import the handler as Lambda does, then serve until a signal ends it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("artefact", type=Path)
    parser.add_argument("--bind", required=True, help="127.0.0.1:PORT")
    options = parser.parse_args()
    host, port = options.bind.rsplit(":", 1)
    if host != "127.0.0.1":
        parser.error("--bind: 127.0.0.1 alone")
    os.chdir(options.artefact)
    sys.path.insert(0, str(options.artefact.resolve()))
    started = time.perf_counter()
    _Door.handler = importlib.import_module("skill.lambda_function").handler
    sys.stderr.write(f"import: {(time.perf_counter() - started) * 1000:.0f} ms\n")
    ThreadingHTTPServer((host, int(port)), _Door).serve_forever()


class _Door(BaseHTTPRequestHandler):
    handler: Any = None
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            answer = type(self).handler(json.loads(body), None)
        except Exception as fault:  # Lambda reports an error, and Alexa says so
            self._send(502, "application/json", json.dumps({"errorType": type(fault).__name__}))
        else:
            self._send(200, "application/json", json.dumps(answer))

    def do_GET(self) -> None:
        if self.path == "/health":  # ours: it is up once the import is done
            self._send(200, "text/plain", "ok")
            return
        http = {"method": self.command, "path": self.path}
        answer = type(self).handler({"rawPath": self.path, "requestContext": {"http": http}}, None)
        body: str = answer["body"]
        packed = base64.b64decode(body) if answer.get("isBase64Encoded") else body
        self._send(answer["statusCode"], answer["headers"]["Content-Type"], packed)

    def _send(self, status: int, kind: str, body: str | bytes) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing: the skill's own log is what is looked at."""


if __name__ == "__main__":
    main()
