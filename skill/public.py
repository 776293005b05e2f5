"""What anybody may fetch from the Lambda function's own address: pages and sounds, nothing else.

Events and answers of a function URL:
https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
"""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

_SOUND = re.compile(r"/audio/([a-z0-9-]+)\.mp3")
_SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, max-age=3600",
}


class Public(Struct, frozen=True):
    """`pages`: gives name → HTML, when first needed; `sounds`: the tracks that may be fetched.

    No path is ever made of what is asked for.
    """

    pages: Callable[[], Mapping[str, str]]
    sounds: Mapping[str, Path]

    def answer(self, event: Mapping[str, Any]) -> Mapping[str, Any]:
        """Answer an HTTP request that the function URL passes on."""
        if event["requestContext"]["http"].get("method") not in {"GET", "HEAD"}:
            return _said(405, "Method Not Allowed")
        path = str(event.get("rawPath", ""))
        if page := self.pages().get(path.removeprefix("/")):
            return _found(page, "text/html; charset=utf-8")
        if (sound := _SOUND.fullmatch(path)) and (file := self.sounds.get(sound[1])):
            return _found(file.read_bytes(), "audio/mpeg")
        return _said(404, "Not Found")


def _found(body: str | bytes, kind: str) -> Mapping[str, Any]:
    text = b64encode(body).decode() if isinstance(body, bytes) else body
    return {
        "statusCode": 200,
        "headers": {"Content-Type": kind, **_SAFE},
        "body": text,
        "isBase64Encoded": isinstance(body, bytes),
    }


def _said(status: int, body: str) -> Mapping[str, Any]:
    headers = {"Content-Type": "text/plain; charset=utf-8", **_SAFE}
    return {"statusCode": status, "headers": headers, "body": body}
