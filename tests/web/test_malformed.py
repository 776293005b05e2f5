"""Certificates that are DER and no sense, envelopes that nest, faults that are ours or theirs."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from cryptography.hazmat.primitives import serialization

from skill.adapters.certificates import load_roots
from skill.errors import OperatorError
from skill.serve import run
from skill.settings import Settings
from skill.verification.verifier import RequestVerifier
from skill.web import Door, create_app, make_app
from tests.web.conftest import ADDRESS, APPLICATION, Served, Shelf, as_bytes, envelope
from tests.web.pki import Pki, issue

_BAD = b'{"error": "bad request"}'


def _odd(pki: Pki, defect: str) -> bytes:
    """The good leaf with a few bytes changed, in PEM: it loads, and fails when it is looked at."""
    der = pki.leaf.certificate.public_bytes(serialization.Encoding.DER)
    old, new = {
        "of version 4": (bytes.fromhex("a003020102"), bytes.fromhex("a003020103")),
        "subject no UTF-8": (b"Test Leaf", b"Test\xff\xfeeaf"),
        "unknown key type": (
            bytes.fromhex("2a864886f70d010101"),
            bytes.fromhex("2a864886f70d01017f"),
        ),
        "unknown kind of name": (b"\x82\x13echo-api", b"\xa3\x13echo-api"),
    }[defect]
    assert old in der
    lines = base64.encodebytes(der.replace(old, new, 1))
    return b"-----BEGIN CERTIFICATE-----\n" + lines + b"-----END CERTIFICATE-----\n"


_ODD = ["of version 4", "subject no UTF-8", "unknown key type", "unknown kind of name"]


@pytest.mark.parametrize("defect", _ODD)
def test_a_malformed_certificate_is_refused_not_a_fault(
    served: Served, pki: Pki, defect: str
) -> None:
    """As a leaf and as an intermediate."""
    odd = _odd(pki, defect)
    for chain in (odd + pki.intermediate.pem, pki.leaf.pem + odd):
        served.shelf.chains[ADDRESS] = chain
        assert served.post(as_bytes(envelope())) == (400, _BAD)


@pytest.mark.parametrize("defect", _ODD)
def test_a_malformed_root_does_not_cost_the_others(pki: Pki, tmp_path: Path, defect: str) -> None:
    """It is skipped, or kept and never matches."""
    bundle = tmp_path / "roots.pem"
    bundle.write_bytes(_odd(pki, defect) + pki.root.pem)
    assert pki.root.certificate in load_roots(bundle)


def test_a_refused_chain_is_named_in_the_log(
    served: Served, pki: Pki, caplog: pytest.LogCaptureFixture
) -> None:
    """Subject and issuer, so that an operator sees which root is missing."""
    served.shelf.chains[ADDRESS] = pki.leaf.pem
    served.post(as_bytes(envelope()))
    assert "CN=Test Leaf" in caplog.text
    assert "CN=Test Intermediate" in caplog.text


def test_an_expired_certificate_that_nothing_needs_does_not_spoil_the_cache(
    served: Served, pki: Pki
) -> None:
    """Chains carry old cross-signed certificates; what counts is the path that was built."""
    week, day = timedelta(days=7), timedelta(days=1)
    old = issue("Old Cross-Sign", pki.root, ca=True, starts=-week, ends=-day)
    served.shelf.chains[ADDRESS] = pki.chain + old.pem
    body = as_bytes(envelope())
    assert [served.post(body)[0] for _ in range(3)] == [200, 200, 200]
    assert served.shelf.fetched == [ADDRESS]


def test_stray_bits_below_the_padding_are_refused(served: Served) -> None:
    """Lenient decoders read the same signature from sixteen texts."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    body = as_bytes(envelope())
    headers = served.signed(body)
    good = headers["Signature-256"]
    assert good.endswith("==")
    headers["Signature-256"] = good[:-3] + alphabet[alphabet.index(good[-3]) + 1] + "=="
    assert served.post(body, headers) == (400, _BAD)


def _nested(levels: int, wrap: Callable[[object], object]) -> object:
    value: object = {}
    for _ in range(levels):
        value = wrap(value)
    return value


@pytest.mark.parametrize(("levels", "status"), [(80, 200), (120, 400), (900, 400)])
@pytest.mark.parametrize("wrap", [lambda v: {"a": v}, lambda v: [v]], ids=["objects", "lists"])
def test_nesting_is_bounded(
    served: Served, levels: int, status: int, wrap: Callable[[object], object]
) -> None:
    """Shallow enough for JSON, too deep for what reads it afterwards."""
    body = envelope()
    body["session"]["attributes"] = {"a": _nested(levels, wrap)}
    assert served.post(as_bytes(body))[0] == status
    assert len(served.shelf.fetched) == (status == 200)


def _app(skill: CustomSkill, pki: Pki, application_id: str | None, *, simulator: bool) -> Any:
    shelf, roots = Shelf({ADDRESS: pki.chain}), [pki.root.certificate]
    verifier = RequestVerifier(application_id, shelf, roots, lambda: datetime.now(UTC))
    pages = {one: f"<h1>{one.capitalize()}</h1> Sources" for one in ("about", "privacy", "terms")}
    return make_app(Door(skill, verifier, pages, lambda: {"status": "ok"}, simulator)).test_client()


@pytest.mark.parametrize("context", [None, [], {}, {"System": []}], ids=str)
def test_a_request_without_its_context_is_refused_even_without_an_application_id(
    skill: CustomSkill, pki: Pki, context: object
) -> None:
    """In simulator mode no id need be set; the SDK fails on such a request."""
    body = as_bytes(envelope(context=context))
    client = _app(skill, pki, None, simulator=True)
    headers = Served(0, Shelf(), pki).signed(body)
    assert client.post("/alexa", data=body, headers=headers).status_code == 400


@pytest.mark.parametrize("path", ["/health", "/privacy", "/terms", "/alexa", "/nothing"])
@pytest.mark.parametrize(
    "how",
    [
        {"environ_overrides": {"REMOTE_ADDR": "192.0.2.1"}},
        {"environ_overrides": {"REMOTE_ADDR": ""}},
        {"headers": {"Forwarded": "for=192.0.2.1"}},
        {"headers": {"X-Forwarded-Proto": "https"}},
    ],
    ids=["another machine", "unknown peer", "Forwarded", "X-Forwarded-Proto"],
)
def test_the_simulator_mode_answers_this_machine_alone(
    skill: CustomSkill, pki: Pki, path: str, how: dict[str, Any]
) -> None:
    """On every path."""
    client = _app(skill, pki, APPLICATION, simulator=True)
    assert client.get(path, **how).status_code == 400


class _Unserialisable(AbstractRequestHandler):
    """A handler with the fault that the SDK's deserialiser has with bad requests."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return True

    def handle(self, handler_input: HandlerInput) -> Any:
        raise SerializationException("all of the request")


def test_a_handlers_serialisation_fault_is_ours(pki: Pki, caplog: pytest.LogCaptureFixture) -> None:
    """It must not pass for a bad request, or nobody would look for it."""
    builder = SkillBuilder()
    builder.add_request_handler(_Unserialisable())
    client = _app(builder.create(), pki, APPLICATION, simulator=False)
    body = as_bytes(envelope())
    found = client.post("/alexa", data=body, headers=Served(0, Shelf(), pki).signed(body))
    assert (found.status_code, found.data) == (500, b'{"error": "fault"}')
    assert "SerializationException" in caplog.text
    assert "all of the request" not in caplog.text


def test_the_application_needs_an_id_whichever_server_runs_it() -> None:
    """Not only by way of `make serve`."""
    with pytest.raises(OperatorError, match="CRAMP_COACH_APPLICATION_ID"):
        create_app(Settings())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"workers": 0}, "workers"),
        ({"workers": -1}, "workers"),
        ({"certfile": Path("a.pem")}, "both"),
        ({"certfile": Path("no-such.pem"), "keyfile": Path("no-such.pem")}, r"no-such\.pem"),
    ],
    ids=["no worker", "fewer than none", "half of HTTPS", "no such file"],
)
def test_wrong_options_are_told_before_the_start(options: dict[str, Any], message: str) -> None:
    """In one line, not as a traceback."""
    with pytest.raises(OperatorError, match=message):
        run(Settings(application_id=APPLICATION), **options)
