"""A skill that is none: a real HTTP server that verifies as the skill does, with canned replies."""

import base64
import json
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from simulator.wire.certificates import Certificates

ADDRESS = "https://s3.amazonaws.com/echo.api/cramp-coach-simulator.pem"
Json = dict[str, Any]
Replies = Callable[[Json], Json | bytes]


def _now() -> datetime:
    return datetime.now(UTC)


class PretendSkill:
    """Serves in a thread for the length of a `with`.

    `replies`: whole request → whole reply, or the bytes of a body; `status`: sent with each;
    `headers`: of each reply, beside its length; `delay`: seconds before each reply; `hang_up`:
    drop the connection after each reply without saying so; `now`: its clock. `received` and
    `connections` tell what came in.
    """

    def __init__(
        self,
        certificates: Certificates,
        replies: Replies,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        delay: float = 0,
        hang_up: bool = False,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self.received: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.connections: set[Any] = set()
        self.replies = replies
        self.status = status
        self.sends = headers or {}
        self.delay = delay
        self.hang_up = hang_up
        self._now = now
        self._chain = x509.load_pem_x509_certificates(certificates.chain.read_bytes())
        self._roots = x509.load_pem_x509_certificates(certificates.root.read_bytes())
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/alexa"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """Verify, take note, and reply; 400 with the reason for a request that is not genuine."""
        try:
            self._verify(headers, body)
        except (AssertionError, VerificationError, InvalidSignature) as fault:
            return 400, repr(fault).encode()
        request = json.loads(body)
        self.received.append(request)
        self.headers.append(headers)
        time.sleep(self.delay)
        reply = self.replies(request)
        content = reply if isinstance(reply, bytes) else json.dumps(reply).encode()
        return self.status, content

    def _verify(self, headers: dict[str, str], body: bytes) -> None:
        assert headers["signaturecertchainurl"] == ADDRESS
        leaf, *others = self._chain
        builder = PolicyBuilder().store(Store(self._roots)).time(self._now())
        builder.build_server_verifier(x509.DNSName("echo-api.amazon.com")).verify(leaf, others)
        key = leaf.public_key()
        assert isinstance(key, rsa.RSAPublicKey)
        signature = base64.b64decode(headers["signature-256"], validate=True)
        key.verify(signature, body, padding.PKCS1v15(), hashes.SHA256())
        stamp = datetime.fromisoformat(json.loads(body)["request"]["timestamp"])
        assert abs((self._now() - stamp).total_seconds()) < 150


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, skill: PretendSkill) -> None:
        self.skill = skill
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes
    server: _Server

    def do_POST(self) -> None:
        skill = self.server.skill
        skill.connections.add(self.client_address)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        status, content = skill.answer(headers, body)
        self.send_response(status if self.path == "/alexa" else 404)
        self.send_header("Content-Length", str(len(content)))
        for name, value in skill.sends.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = skill.hang_up

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its own name
        """Keep quiet."""
