"""Files and bytes from outside: certificates, YAML, replies. Only the fault that is promised."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from cryptography.hazmat.primitives import serialization
from hypothesis import given

from simulator.errors import BadAnswerError, SimulatorError
from simulator.plays.play_file import read_plays
from simulator.wire.reply import read_reply
from simulator.wire.ssml import read_ssml
from skill.errors import ContentError
from skill.knowledge.models import Answer
from skill.knowledge.strict_yaml import read
from skill.verification.chain import verify_chain
from skill.verification.envelope import parse
from skill.verification.refusal import Refusal
from tests.robust.effort import effort
from tests.web.pki import Pki

_HEAD, _FOOT = b"-----BEGIN CERTIFICATE-----\n", b"-----END CERTIFICATE-----\n"
_PLAY = (
    "name: a\ntalk:\n  - you: b\n    says: [c.d, {e.f: {g: h}}]\n    asks: null\n    ends: true\n"
)
_ODD_YAML = (
    "&a [*a]\n",
    "&a {b: *a}\n",
    "a: &b [1]\nc: *b\nd: *nothing\n",
    "[a, b]: c\n",
    "? {a: b}\n: c\n",
    "{a: b}: c\n{a: b}: d\n",
    "a: b\na: c\n",
    "a: !!python/object/apply:os.system ['true']\n",
    "!!binary aGk=: b\n",
    "--- a\n--- b\n",
    "%YAML 9.9\n---\na: b\n",
    "a: \x07\n",
    "\ufeffa: b\n",
    "<<: {a: b}\n",
    "<<: *a\n",
    "a:\n\t- b\n",
    "[" * 3000,
    "{a: " * 3000,
    "- " * 3000,
    "&a [x, x]\n" + "".join(f"- &b{n} [*a, *a]\n" for n in range(5)),
    "null\n",
    "''\n",
    "#\n",
    "name: a\ntalk: &t\n  - you: b\n    says: *t\n",
)


@effort(200)
@given(
    cut=st.integers(0, 2000),
    put=st.binary(max_size=8),
    at=st.integers(0, 2000),
    which=st.sampled_from(["leaf", "intermediate"]),
)
def test_a_chain_with_bytes_changed(pki: Pki, cut: int, put: bytes, at: int, which: str) -> None:
    """Within the DER: it is refused, or still good; nothing else is raised."""
    import base64  # noqa: PLC0415

    der = getattr(pki, which).certificate.public_bytes(serialization.Encoding.DER)
    at = at % len(der)
    changed = der[:at] + put + der[at + len(put) + cut % 4 :]
    odd = _HEAD + base64.encodebytes(changed) + _FOOT
    chain = odd + pki.intermediate.pem if which == "leaf" else pki.leaf.pem + odd
    with suppress(Refusal):
        verify_chain(chain, [pki.root.certificate], datetime.now(UTC))


@effort(200)
@given(st.binary(max_size=600) | st.binary(max_size=400).map(lambda der: _HEAD + der + _FOOT))
def test_a_chain_that_is_any_bytes(pki: Pki, pem: bytes) -> None:
    """Refused."""
    with pytest.raises(Refusal):
        verify_chain(pem, [pki.root.certificate], datetime.now(UTC))


@effort(300)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-16")))
def test_an_envelope_that_is_any_bytes(body: bytes) -> None:
    """Refused."""
    with pytest.raises(Refusal):
        parse(body)


_YAML: st.SearchStrategy[bytes] = st.one_of(
    st.text(st.sampled_from("ab:-?[]{}&*!|>'\"%@`#,\n \t~<0\u2028"), max_size=60).map(str.encode),
    st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=60),
    st.sampled_from(_ODD_YAML).map(str.encode),
)


def _mixed(*whole: str) -> st.SearchStrategy[bytes]:
    """Good text with something odd in the middle of it."""
    return st.builds(
        lambda text, at, odd: text[: at % len(text)] + odd + text[at % len(text) :],
        st.sampled_from(whole).map(str.encode),
        st.integers(0, 400),
        _YAML,
    )


@effort(300)
@given(text=_YAML | _mixed("a: {b: c}\nd:\n  - e\n"))
def test_content_that_is_any_text(tmp_path_factory: pytest.TempPathFactory, text: bytes) -> None:
    """An error that names the file and a line, or it is read."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(text)
    kinds: tuple[Any, ...] = (Answer, dict[str, str], list[dict[str, list[str]]])
    for kind in kinds:
        with suppress(ContentError):
            read(path, kind)


@effort(300)
@given(text=_YAML | _mixed(_PLAY))
def test_a_play_that_is_any_text(tmp_path_factory: pytest.TempPathFactory, text: bytes) -> None:
    """As for content."""
    path = tmp_path_factory.getbasetemp() / "any-play.yaml"
    path.write_bytes(text)
    with suppress(SimulatorError):
        read_plays(path)


@pytest.mark.parametrize("text", _ODD_YAML, ids=lambda text: ascii(text)[:30])
def test_odd_yaml_is_an_error_of_ours(tmp_path: Path, text: str) -> None:
    """Loops, keys that are no text, tags, depth, two documents."""
    path = tmp_path / "odd.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError):
        read(path, Answer)
    with pytest.raises(SimulatorError):
        read_plays(path)


@effort(200)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_a_reply_that_is_any_bytes(body: bytes) -> None:
    """The simulator says what is wrong with it."""
    with suppress(BadAnswerError):
        read_reply(body)


@effort(300)
@given(st.text(max_size=200) | st.text(st.sampled_from("<>/&;ab='\" !-[]?"), max_size=80))
def test_ssml_that_is_any_text(text: str) -> None:
    """Read, with its faults named."""
    read_ssml(text)
