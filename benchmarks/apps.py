"""The applications that are compared, each served in the same way by one worker.

ours: the whole skill, with its store. hello: the SDK's hello world behind the same verifier. flask:
a route that reads the body and answers with a constant. rsa: the same with one bare check of the
signature.
"""

import base64
import json
from collections.abc import Callable
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from flask import Flask, Response, jsonify, request

from benchmarks import parts
from benchmarks.hello import hello_world
from skill.assembly import build, build_verifier
from skill.web import Door, make_app
from skill.webservice import WebserviceSkillHandler

_HELLO = {"version": "1.0", "response": {"outputSpeech": {"type": "SSML", "ssml": "<speak/>"}}}


def ours() -> Flask:
    """The whole skill behind its door, as in earnest."""
    settings = parts.settings()
    verifier, _ = build_verifier(settings)
    return make_app(Door(build(settings).skill, verifier, {}, dict))


def hello() -> Flask:
    """The SDK's hello world, by the SDK's handler for web services."""
    verifier, _ = build_verifier(parts.settings())
    handler = WebserviceSkillHandler(
        hello_world(), verify_signature=False, verify_timestamp=False, verifiers=[verifier]
    )

    def turn() -> Response:
        reply: Any = handler.verify_request_and_dispatch(
            dict(request.headers), request.get_data(as_text=True)
        )
        return jsonify(reply)

    return _app(turn)


def flask() -> Flask:
    """What the web server and Flask cost alone."""

    def turn() -> Response:
        request.get_data()
        return Response(json.dumps(_HELLO), mimetype="application/json")

    return _app(turn)


def rsa() -> Flask:
    """The same, and the signature."""
    key: Any = x509.load_pem_x509_certificates(parts.keys().chain.read_bytes())[0].public_key()

    def turn() -> Response:
        signature = base64.b64decode(request.headers["Signature-256"])
        key.verify(signature, request.get_data(), PKCS1v15(), SHA256())
        return Response(json.dumps(_HELLO), mimetype="application/json")

    return _app(turn)


def _app(turn: Callable[[], Response]) -> Flask:
    app = Flask("peer", static_folder=None)
    app.add_url_rule("/alexa", view_func=turn, methods=["POST"])
    return app


APPS: dict[str, Callable[[], Flask]] = {"ours": ours, "hello": hello, "flask": flask, "rsa": rsa}
