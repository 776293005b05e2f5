"""Clocks that jump, content that is broken or gone: what the operator reads, what goes on."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from skill.assembly import build, build_turn_parts
from skill.errors import ContentError, OperatorError
from skill.knowledge.load import load
from skill.settings import Settings
from skill.verification.refusal import Refusal
from skill.verification.verifier import RequestVerifier
from tests.robust.chance import Chance
from tests.robust.door import words
from tests.robust.house import open_door, open_skill
from tests.robust.life import Life
from tests.robust.rules import keep_the_rules
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
    """While it is wrong the chain seems expired; ten seconds later it is fetched and good again."""
    clock, shelf = _Clock(), Shelf({ADDRESS: pki.chain})
    roots = [pki.root.certificate]
    verifier = RequestVerifier(APPLICATION, shelf, roots, clock, lambda: shelf.seconds)
    clock.ahead = timedelta(days=60)
    then = envelope(request={"timestamp": clock().strftime("%Y-%m-%dT%H:%M:%SZ")})
    body = as_bytes(then)
    with pytest.raises(Refusal):
        verifier.envelope(Served(0, shelf, pki).signed(body), body)
    clock.ahead = timedelta()
    shelf.seconds += 10
    body = as_bytes(envelope())
    verifier.envelope(Served(0, shelf, pki).signed(body), body)


@pytest.fixture
def copied(settings: Settings, tmp_path: Path) -> Settings:
    """Settings with content and responses that may be broken."""
    names = ("content", "responses", "interaction_model")
    folders = {name: tmp_path / name for name in names}
    for name, folder in folders.items():
        shutil.copytree(getattr(settings, name), folder)
    return replace(settings, **folders)  # they are paths all


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("answers/why-legs-cramp.yaml", 2, "called: [a\nsay: b"),
        ("findings.yaml", 1, "swollen-leg: {what: a}\nswollen-leg: {what: b}"),
        ("triage/leg-pain.yaml", 1, "questions: no"),
        ("facts.yaml", 1, ""),
        ("sources/causes.yaml", 1, "[" * 5000),
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


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)


def _break(folder: Path) -> None:
    for file in folder.rglob("*.*"):
        file.write_text("{% {{ [ broken", encoding="utf-8")


@pytest.mark.parametrize("spoil", [_remove, _break])
def test_a_running_server_keeps_the_content_that_it_has(
    copied: Settings, tmp_path: Path, pki: Pki, chance: Chance, spoil: Callable[[Path], None]
) -> None:
    """All is read at the start: files that break or go away afterwards change nothing."""
    content = load(copied.content, copied.interaction_model)
    parts = build_turn_parts(copied, content)
    posting = open_door(open_skill(parts, tmp_path, copied), pki)
    for folder in (copied.content, copied.responses, copied.interaction_model):
        spoil(folder)
    for lines in content.asked.values():
        assert posting.judge(words(lines[0])) == "spoken"
    for seed in range(3):
        life = Life(posting.send, chance, Random(seed))  # noqa: S311  # no secret
        for _ in range(30):
            keep_the_rules(life.turn(), parts)
    asked = words("how much magnesium do i need")
    asked["request"]["type"] = "CanFulfillIntentRequest"
    assert json.loads(posting.send(asked))["response"]["canFulfillIntent"]["canFulfill"] == "YES"
