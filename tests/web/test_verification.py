"""Amazon's rules of verification, each over real HTTP with real certificates and signatures."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from tests.web.conftest import ADDRESS, APPLICATION, Served, as_bytes, envelope

_BAD = b'{"error": "bad request"}'


def _stamp(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def test_a_good_request_is_answered(served: Served) -> None:
    """And the chain is fetched once for two requests."""
    body = as_bytes(envelope())
    statuses = [served.post(body)[0], served.post(body)[0]]
    assert statuses == [200, 200]
    assert served.shelf.fetched == [ADDRESS]


def test_a_tampered_body_is_refused(served: Served) -> None:
    """One byte is enough."""
    body = as_bytes(envelope())
    headers = served.signed(body)
    assert served.post(body.replace(b"en-US", b"en-GB"), headers) == (400, _BAD)


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


@pytest.mark.parametrize("place", ["context", "whole context"])
def test_a_missing_application_id_is_refused(served: Served, place: str) -> None:
    """In the context, which is signed as the session is."""
    assert served.post(as_bytes(_without_application(place))) == (400, _BAD)
    assert served.shelf.fetched == []


def test_a_session_need_not_name_the_skill_again(served: Served) -> None:
    """An optional field of the SDK's; the context has said whose request it is."""
    assert served.post(as_bytes(_without_application("session")))[0] == 200


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


def test_an_enum_that_the_sdk_does_not_know_is_answered(served: Served) -> None:
    """Its deserialiser raises, with the whole request in the text; ours reads a text."""
    ended = {"type": "SessionEndedRequest", "reason": "BRAND_NEW"}
    status, body = served.post(as_bytes(envelope(request=ended)))
    assert (status, b"outputSpeech" in body) == (200, False)


def test_all_defects_at_once_cost_no_fetch(served: Served) -> None:
    """The cheap checks come first."""
    headers = {"SignatureCertChainUrl": "http://evil.example/", "Signature-256": "*"}
    assert served.post(b"{" * 1000, headers) == (400, _BAD)
    assert served.shelf.fetched == []
