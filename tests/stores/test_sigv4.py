"""Our signatures are those of botocore, which Amazon writes."""

from datetime import UTC, datetime

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as TheirCredentials
from hypothesis import given
from hypothesis import strategies as st

from skill.adapters.sigv4 import Credentials, Signer, read_credentials
from skill.errors import OperatorError

_WORD = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", min_size=1)
_KEY = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij0123456789+/=", min_size=1)
_VALUE = st.text("abcXYZ019 \t-_.;,:=/#\"'é", min_size=1)
# botocore signs neither these nor what it sets itself.
_ITS_OWN = {"host", "authorization", "user-agent", "x-amzn-trace-id", "expect", "connection"}
_ITS_OWN |= {"transfer-encoding", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"}
_ITS_OWN |= {"date", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer"}
_ITS_OWN |= {"upgrade"}
_HEADERS = st.dictionaries(_WORD.filter(lambda name: name.lower() not in _ITS_OWN), _VALUE).filter(
    lambda headers: len({name.lower() for name in headers}) == len(headers)
)


@given(
    credentials=st.builds(Credentials, _KEY, _KEY, st.none() | _KEY),
    region=st.sampled_from(["eu-west-1", "us-east-1", "cn-north-1", "us-gov-west-1"]),
    host=st.sampled_from(["dynamodb.eu-west-1.amazonaws.com", "127.0.0.1:8000", "localhost"]),
    headers=_HEADERS,
    body=st.binary(),
)
def test_a_signature_is_botocores(
    credentials: Credentials, region: str, host: str, headers: dict[str, str], body: bytes
) -> None:
    """Whatever is signed, and with which key. botocore takes the time itself: ours is its."""
    request = AWSRequest("POST", f"https://{host}/", headers=dict(headers), data=body)
    theirs = TheirCredentials(credentials.key_id, credentials.secret, credentials.token)
    SigV4Auth(theirs, "dynamodb", region).add_auth(request)
    at = datetime.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)

    signed = Signer(credentials, region, "dynamodb").signed({"Host": host, **headers}, body, at)

    assert signed["Authorization"] == request.headers["Authorization"]
    assert signed["X-Amz-Date"] == request.headers["X-Amz-Date"]
    assert signed.get("X-Amz-Security-Token") == request.headers.get("X-Amz-Security-Token")


def test_a_signature_is_the_documented_one() -> None:
    """Of Amazon's own test suite for Signature Version 4: post-vanilla."""
    signer = Signer(
        Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        "us-east-1",
        "service",
    )
    signed = signer.signed(
        {"Host": "example.amazonaws.com"}, b"", datetime(2015, 8, 30, 12, 36, tzinfo=UTC)
    )
    assert signed["Authorization"] == (
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        "SignedHeaders=host;x-amz-date, "
        "Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
    )


def test_the_key_comes_from_the_environment() -> None:
    """With the token of a role, where there is one."""
    given_ = {"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret\n"}
    assert read_credentials(given_) == Credentials("id", "secret")
    assert read_credentials(given_ | {"AWS_SESSION_TOKEN": "t"}) == Credentials("id", "secret", "t")
    assert "secret" not in f"{read_credentials(given_)!r}"


@pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
def test_what_is_missing_is_said(name: str) -> None:
    """A profile or a role of the machine is no help."""
    with pytest.raises(OperatorError, match="AWS_ACCESS_KEY_ID"):
        read_credentials({name: "x"})
