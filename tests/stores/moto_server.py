"""moto behind a server on loopback, so that the skill's own client talks to it over HTTP.

moto answers what `requests` sends; its own server mode needs more packages.
"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

import requests

_AMAZON = "https://dynamodb.eu-west-1.amazonaws.com/"


class MotoServer:
    """Serves for the length of a `with`, inside of moto's own."""

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Passes)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Passes(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 0.5  # an idle connection must not outlive the tests

    def do_POST(self) -> None:  # http.server looks for this name
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name: value for name, value in self.headers.items() if name != "Host"}
        found = requests.post(_AMAZON, data=body, headers=headers, timeout=5)
        self.send_response(found.status_code)
        self.send_header("Content-Length", str(len(found.content)))
        self.end_headers()
        self.wfile.write(found.content)

    def log_message(self, *_: object) -> None:
        """Nothing."""
