"""Amazon's rules of verification, each over real HTTP with real certificates and signatures."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.web.conftest import ADDRESS, APPLICATION, Served, as_bytes, envelope
from tests.web.pki import Issued, Pki, issue, rsa_key

_BAD = b'{"error": "bad request"}'


def _stamp(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def test_a_good_request_is_answered(served: Served) -> None:
    """And the chain is fetched once for two requests."""
    body = as_bytes(envelope())
    statuses = [served.post(body)[0], served.post(body)[0]]
    assert statuses == [200, 200]
    assert served.shelf.fetched == [ADDRESS]


def test_a_chain_that_holds_its_root_is_good(served: Served, pki: Pki) -> None:
    """Some servers send it along."""
    served.shelf.chains[ADDRESS] = pki.chain + pki.root.pem
    assert served.post(as_bytes(envelope()))[0] == 200


def test_several_names_are_good(served: Served, pki: Pki) -> None:
    """As long as Amazon's is among them."""
    leaf = pki.other_leaf(names=("other.example", "echo-api.amazon.com"))
    served.shelf.chains[ADDRESS] = leaf.pem + pki.intermediate.pem
    assert served.post(as_bytes(envelope()))[0] == 200


def test_a_tampered_body_is_refused(served: Served) -> None:
    """One byte is enough."""
    body = as_bytes(envelope())
    headers = served.signed(body)
    assert served.post(body.replace(b"en-US", b"en-GB"), headers) == (400, _BAD)


def _bad_chains(pki: Pki) -> dict[str, Callable[[], bytes]]:
    """Chains that must be refused; the leaf has the good key unless the defect is the key."""

    def leaf(**knobs: object) -> bytes:
        return pki.other_leaf(**knobs).pem + pki.intermediate.pem

    def own(key: object, **knobs: object) -> bytes:
        made: Issued = issue("Odd Leaf", pki.intermediate, key=key, **knobs)  # type: ignore[arg-type]  # knobs of issue()
        return made.pem + pki.intermediate.pem

    def expired_intermediate() -> bytes:
        old = issue("Old", pki.root, ca=True, starts=timedelta(days=-9), ends=timedelta(days=-1))
        return issue("Leaf", old, key=pki.leaf_key).pem + old.pem

    def foreign_root() -> bytes:
        root = issue("Foreign Root", ca=True)
        middle = issue("Foreign", root, ca=True)
        return issue("Leaf", middle, key=pki.leaf_key).pem + middle.pem + root.pem

    day = timedelta(days=1)
    return {
        "expired": lambda: leaf(starts=-9 * day, ends=-day),
        "not yet valid": lambda: leaf(starts=day),
        "wrong name": lambda: leaf(names=("echo-api.example.com",)),
        "wildcard name": lambda: leaf(names=("*.amazon.com",)),
        "subdomain": lambda: leaf(names=("a.echo-api.amazon.com",)),
        "no names": lambda: leaf(names=None),
        "no digital signature": lambda: leaf(signs=False),
        "for clients alone": lambda: leaf(usage=(ExtendedKeyUsageOID.CLIENT_AUTH,)),
        "untrusted root": foreign_root,
        "missing intermediate": lambda: pki.leaf.pem,
        "wrong order": lambda: pki.intermediate.pem + pki.leaf.pem,
        "self-signed": lambda: issue("Alone", key=pki.leaf_key).pem,
        "leaf used as a CA": lambda: (
            issue("Below", pki.leaf, key=pki.leaf_key).pem + pki.leaf.pem + pki.intermediate.pem
        ),
        "leaf that is a CA": lambda: (
            issue("Leaf", pki.intermediate, key=pki.leaf_key, ca=True).pem + pki.intermediate.pem
        ),
        "expired intermediate": expired_intermediate,
        "EC key": lambda: own(ec.generate_private_key(ec.SECP256R1())),
        "RSA 1024": lambda: own(rsa_key(1024)),
        "garbage": lambda: b"garbage",
        "empty": lambda: b"",
        "truncated": lambda: pki.chain[:700],
        "garbage in PEM": lambda: b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "too many": lambda: pki.leaf.pem + pki.intermediate.pem * 9,
    }


_DEFECTS = [
    "expired", "not yet valid", "wrong name", "wildcard name", "subdomain", "no names",
    "no digital signature", "for clients alone", "untrusted root", "missing intermediate",
    "wrong order", "self-signed", "leaf used as a CA", "leaf that is a CA",
    "expired intermediate", "EC key", "RSA 1024", "garbage", "empty", "truncated",
    "garbage in PEM", "too many",
]  # fmt: skip


@pytest.mark.parametrize("defect", _DEFECTS)
def test_a_bad_chain_is_refused_and_not_kept(served: Served, pki: Pki, defect: str) -> None:
    """Refused twice means fetched twice; once the chain is mended, the same request passes."""
    served.shelf.chains[ADDRESS] = _bad_chains(pki)[defect]()
    body = as_bytes(envelope())
    assert served.post(body) == (400, _BAD)
    served.shelf.chains[ADDRESS] = pki.chain
    assert served.post(body)[0] == 200
    assert len(served.shelf.fetched) == 2


def test_a_good_chain_of_another_key_proves_nothing(served: Served, pki: Pki) -> None:
    """Trusted, but it did not sign this."""
    served.shelf.chains[ADDRESS] = issue("Leaf", pki.intermediate).pem + pki.intermediate.pem
    assert served.post(as_bytes(envelope())) == (400, _BAD)


def test_every_defect_of_the_table_has_a_chain(pki: Pki) -> None:
    """The list above and the makers name the same."""
    assert set(_DEFECTS) == _bad_chains(pki).keys()


def test_a_chain_that_is_not_there_is_refused(served: Served) -> None:
    """As when Amazon's server is out of reach."""
    served.shelf.chains.clear()
    assert served.post(as_bytes(envelope())) == (400, _BAD)


@pytest.mark.parametrize(
    "address",
    [
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/./echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem?version=1",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem#part",
    ],
)
def test_good_addresses_are_fetched_by_their_normal_form(served: Served, address: str) -> None:
    """Case, port, dot segments, query and fragment make no second fetch."""
    body = as_bytes(envelope())
    assert served.post(body, served.signed(body, address))[0] == 200
    assert served.post(body)[0] == 200
    assert served.shelf.fetched == [ADDRESS]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://notamazon.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com.evil.example/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem",
        "https://s3.amazonaws.com/invalid.path/echo-api-cert.pem",
        "https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:0/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:four/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:99999/echo.api/echo-api-cert.pem",
        "https://user@s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://user:word@s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com@evil.example/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com//echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../other/echo-api-cert.pem",
        "https://s3.amazonaws.com/other/../echo.api/%2e%2e/other.pem",
        "https://s3.amazonaws.com/echo%2eapi/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api",
        "https://s3.amazonaws.com/echo.api/",
        "https://s3.amazonaws.com\\echo.api/echo-api-cert.pem",
        "https://[::1/echo.api/echo-api-cert.pem",
        "https://[::1]/echo.api/echo-api-cert.pem",
        "//s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "file:///echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/" + "a" * 2000,
        "https://s3.amazonaws.com/echo.api/cert .pem",
        "not an address",
    ],
)
def test_bad_addresses_are_never_fetched(served: Served, address: str) -> None:
    """Refused before any download."""
    body = as_bytes(envelope())
    assert served.post(body, served.signed(body, address)) == (400, _BAD)
    assert served.shelf.fetched == []


def _lenient(signature: str) -> dict[str, str]:
    return {
        "junk within": signature[:40] + "!!" + signature[40:],
        "a space within": signature[:40] + " " + signature[40:],
        "no padding": signature.rstrip("="),
        "url-safe letters": "-_" + signature[2:],
        "not base64": "****",
        "empty": "",
        "of other bytes": base64.b64encode(b"x" * 256).decode(),
        "too long": "A" * 4000,
    }


@pytest.mark.parametrize("how", list(_lenient("")))
def test_a_bad_signature_is_refused(served: Served, how: str) -> None:
    """Base64 is read strictly."""
    body = as_bytes(envelope())
    headers = served.signed(body)
    headers["Signature-256"] = _lenient(headers["Signature-256"])[how]
    assert served.post(body, headers) == (400, _BAD)


@pytest.mark.parametrize("missing", ["SignatureCertChainUrl", "Signature-256"])
def test_a_missing_header_is_refused(served: Served, missing: str) -> None:
    """Both are needed; the older SHA-1 header counts for nothing."""
    body = as_bytes(envelope())
    headers = {name: value for name, value in served.signed(body).items() if name != missing}
    assert served.post(body, {**headers, "Signature": "AAAA"}) == (400, _BAD)
    assert served.shelf.fetched == []


@pytest.mark.parametrize(
    ("stamp", "status"),
    [
        (0, 200),
        (-140, 200),
        (140, 200),
        (-152, 400),
        (200, 400),
        ("2020-01-01T00:00:00Z", 400),
        ("2020-01-01T00:00:00", 400),
        ("yesterday", 400),
        ("", 400),
        (None, 400),
        (["x"], 400),
    ],
    ids=str,
)
def test_the_timestamp_counts(served: Served, stamp: object, status: int) -> None:
    """Within 150 seconds of now (given as seconds from now), with a zone."""
    stamp = _stamp(stamp) if isinstance(stamp, int) else stamp
    assert served.post(as_bytes(envelope(request={"timestamp": stamp})))[0] == status


def test_a_timestamp_that_is_a_number_is_refused(served: Served) -> None:
    """It is text in ISO form."""
    assert served.post(as_bytes(envelope(request={"timestamp": 1})))[0] == 400


def test_the_timestamp_counts_to_the_second(served: Served) -> None:
    """151 seconds are too old and too early (asked of the rule itself, which takes the time)."""
    from skill.verification.envelope import check_timestamp  # noqa: PLC0415
    from skill.verification.refusal import Refusal  # noqa: PLC0415

    now = datetime(2026, 1, 1, tzinfo=UTC)
    for seconds, good in ((150, True), (-150, True), (151, False), (-151, False)):
        sent = envelope(request={"timestamp": (now - timedelta(seconds=seconds)).isoformat()})
        if good:
            check_timestamp(sent, now)
        else:
            with pytest.raises(Refusal):
                check_timestamp(sent, now)


@pytest.mark.parametrize(("age", "status"), [(3500, 200), (3700, 400), (-200, 400)])
def test_skill_events_may_be_an_hour_old(served: Served, age: int, status: int) -> None:
    """And have no session."""
    event = {"type": "AlexaSkillEvent.SkillDisabled", "timestamp": _stamp(-age)}
    body = envelope(request=event)
    del body["session"]
    assert served.post(as_bytes(body))[0] == status


def _without_application(place: str) -> dict[str, object]:
    body = envelope()
    if place == "context":
        del body["context"]["System"]["application"]
    elif place == "whole context":
        del body["context"]
    elif place == "session":
        body["session"]["application"] = {}
    return body


@pytest.mark.parametrize("place", ["context", "whole context", "session"])
def test_a_missing_application_id_is_refused(served: Served, place: str) -> None:
    """In the context always, in the session where there is one."""
    assert served.post(as_bytes(_without_application(place))) == (400, _BAD)
    assert served.shelf.fetched == []


@pytest.mark.parametrize("place", ["context", "session"])
def test_another_skills_id_is_refused(served: Served, place: str) -> None:
    """Our skill answers for itself alone."""
    body = as_bytes(envelope()).decode()
    head, _, tail = body.partition('"context"')
    if place == "context":
        tail = tail.replace(APPLICATION, "amzn1.ask.skill.other")
    else:
        head = head.replace(APPLICATION, "amzn1.ask.skill.other")
    assert served.post(f'{head}"context"{tail}'.encode()) == (400, _BAD)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"1",
        b"null",
        b"\xff\xfe{}",
        b'{"request": 1}',
        b'{"request": {}}',
        b"{" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b"[" * 60_000,
        b"x" * 1_000_000,
    ],
    ids=[
        "empty", "text", "list", "number", "null", "invalid UTF-8", "request is a number",
        "request is empty", "open braces", "deep objects", "deep lists", "one megabyte",
    ],
)  # fmt: skip
def test_a_bad_body_is_refused(served: Served, body: bytes) -> None:
    """Signed well, and still refused without a fetch."""
    assert served.post(body) == (400, _BAD)
    assert served.shelf.fetched == []


def test_an_unknown_request_type_is_acknowledged(served: Served) -> None:
    """Amazon adds types; an empty 200 is what it expects."""
    status, body = served.post(as_bytes(envelope(request={"type": "Alexa.Brand.New"})))
    assert (status, b'"response"' in body, b"outputSpeech" in body) == (200, True, False)


@pytest.mark.parametrize("kind", [None, 1, "", "Launch Request", "x" * 200, {"a": 1}])
def test_an_ill_formed_request_type_is_refused(served: Served, kind: object) -> None:
    """A type is a name."""
    assert served.post(as_bytes(envelope(request={"type": kind}))) == (400, _BAD)


def test_extra_fields_pass(served: Served) -> None:
    """Certification sends some."""
    body = envelope(certificationParam={"a": [1]}, request={"certificationParam": "x"})
    assert served.post(as_bytes(body))[0] == 200


def test_an_enum_that_the_sdk_does_not_know_is_refused_not_a_fault(served: Served) -> None:
    """Its deserialiser raises with the whole request in the text; that text goes nowhere."""
    ended = {"type": "SessionEndedRequest", "reason": "BRAND_NEW"}
    assert served.post(as_bytes(envelope(request=ended))) == (400, _BAD)


def test_all_defects_at_once_cost_no_fetch(served: Served) -> None:
    """The cheap checks come first."""
    headers = {"SignatureCertChainUrl": "http://evil.example/", "Signature-256": "*"}
    assert served.post(b"{" * 1000, headers) == (400, _BAD)
    assert served.shelf.fetched == []
