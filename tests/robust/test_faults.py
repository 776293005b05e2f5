"""Clocks that jump, content that is broken or gone: what the operator reads, what goes on."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from skill.assembly import build
from skill.dialog.conversation import step
from skill.dialog.events import Asked
from skill.dialog.state import State
from skill.errors import ContentError, OperatorError
from skill.settings import Settings
from skill.verification.refusal import Refusal
from skill.verification.verifier import RequestVerifier
from tests.web.conftest import ADDRESS, APPLICATION, Served, Shelf, as_bytes, envelope
from tests.web.pki import Pki


class _Clock:
    """A clock that can be set."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=-3650), timedelta(days=3650)])
def test_a_clock_that_jumps_and_comes_back(pki: Pki, jump: timedelta) -> None:
    """Requests of now are refused while it is wrong, and answered as soon as it is right again."""
    clock, shelf = _Clock(), Shelf({ADDRESS: pki.chain})
    verifier = RequestVerifier(APPLICATION, shelf, [pki.root.certificate], clock)
    body = as_bytes(envelope())
    headers = Served(0, shelf, pki).signed(body)
    verifier.envelope(headers, body)
    clock.ahead = jump
    with pytest.raises(Refusal, match="timestamp"):
        verifier.envelope(headers, body)
    clock.ahead = timedelta()
    verifier.envelope(headers, body)
    assert shelf.fetched == [ADDRESS]


def test_a_clock_past_the_chain_does_not_lock_the_door_for_good(pki: Pki) -> None:
    """While it is wrong the chain seems expired; afterwards it is fetched and good again."""
    clock, shelf = _Clock(), Shelf({ADDRESS: pki.chain})
    verifier = RequestVerifier(APPLICATION, shelf, [pki.root.certificate], clock)
    clock.ahead = timedelta(days=60)
    then = envelope(request={"timestamp": clock().strftime("%Y-%m-%dT%H:%M:%SZ")})
    body = as_bytes(then)
    with pytest.raises(Refusal):
        verifier.envelope(Served(0, shelf, pki).signed(body), body)
    clock.ahead = timedelta()
    body = as_bytes(envelope())
    verifier.envelope(Served(0, shelf, pki).signed(body), body)


@pytest.fixture
def copied(settings: Settings, tmp_path: Path) -> Settings:
    """Settings with content and responses that may be broken."""
    content, responses = tmp_path / "content", tmp_path / "responses"
    shutil.copytree(settings.content, content)
    shutil.copytree(settings.responses, responses)
    return replace(settings, content=content, responses=responses)


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("answers/why-legs-cramp.yaml", 2, "asked_as: [a\nsay: b"),
        ("findings.yaml", 1, "swollen-leg: {said: [a]}\nswollen-leg: {said: [b]}"),
        ("triage/leg-pain.yaml", 1, "questions: no"),
        ("facts.yaml", 1, ""),
        ("sources.yaml", 1, "[" * 5000),
    ],
)
def test_broken_content_stops_the_start_with_file_and_line(
    copied: Settings, file: str, line: int, broken: str
) -> None:
    """Not with a traceback, and not in the middle of a conversation."""
    (copied.content / file).write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        build(copied)
    told = str(raised.value)
    assert f"{copied.content / file}:" in told
    assert int(told.split(":")[1]) >= line


def test_a_missing_file_is_named(copied: Settings) -> None:
    """As for a broken one."""
    (copied.content / "facts.yaml").unlink()
    with pytest.raises(ContentError, match=r"facts\.yaml"):
        build(copied)


def test_content_that_does_not_hold_together_stops_the_start(copied: Settings) -> None:
    """A source that nobody lists."""
    path = copied.content / "answers" / "why-legs-cramp.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("sources:", "sources:\n  - no-such-source", 1), encoding="utf-8")
    with pytest.raises((OperatorError, ContentError), match="no-such-source"):
        build(copied)


def test_a_running_server_keeps_the_content_that_it_has(copied: Settings) -> None:
    """All is read at the start: files that break or go away afterwards change nothing."""
    place = build(copied).world.place("en-US")
    shutil.rmtree(copied.content)
    shutil.rmtree(copied.responses)
    for name in place.knowledge.answers:
        turn = step(State(), Asked(answer=name), place.knowledge, datetime.now(UTC))
        assert place.speech.speak(turn.reply).speech
