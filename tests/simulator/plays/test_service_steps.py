"""Plays with steps, and the command line, against the stand-in skill."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.__main__ import main
from simulator.errors import SimulatorError
from simulator.plays.play_file import read_plays
from simulator.terminal.streams import Streams
from simulator.wire.certificates import Certificates
from skill.adapters.clock import SimulatorClock
from tests.simulator.conftest import Served
from tests.simulator.services.reminding import reminding

PLAY = """\
name: A nightly reminder
locale: en-US
zone: Europe/London
at: 2026-10-24T20:00
talk:
  - you: "[open]"
  - you: why do my legs cramp
    reminders: []
  - consent: accepted
    intent: Connections.Response
    contains: reminder 200
    reminders: [daily 21:30 Europe/London]
    rings: []
  - step: wait 2d
    rings:
      - do your bedtime stretches
      - 2026-10-25 21:30 do your bedtime stretches
  - step: fault reminders 503
  - you: why do my legs cramp
    contains: reminder 503
    reminders: [daily 21:30 Europe/London]
  - step: event skill_disabled
    reminders: []
"""

Ran = tuple[int, str, str]
Command = Callable[..., Ran]


@pytest.fixture
def command(serve: Served, local: Path, keys: Certificates, model_file: Path) -> Command:
    """Runs a command against a stand-in that keeps the simulator's time."""

    def run(*arguments: str, typed: str = "") -> Ran:
        assert keys.folder.parent == local  # the skill verifies with the same
        skill = serve(reminding, now=SimulatorClock(local / "clock"))
        where = ["--url", skill.url, "--local", str(local), "--model", str(model_file)]
        out, err = io.StringIO(), io.StringIO()
        code = main([*arguments, *where], Streams(io.StringIO(typed), out, err, {}))
        return code, out.getvalue(), err.getvalue()

    return run


def _file(folder: Path, text: str) -> str:
    path = folder / "play.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_play_with_steps_passes(command: Command, tmp_path: Path) -> None:
    """A reminder's life, over a night when the clocks change."""
    code, out, err = command("play", _file(tmp_path, PLAY))
    assert (code, err) == (0, "")
    assert "1 passed, 0 failed" in out


def test_plays_do_not_share_reminders_or_time(command: Command, tmp_path: Path) -> None:
    """The second begins as the first did."""
    both = "\n".join(f"- {PLAY.replace(chr(10), chr(10) + '  ')}" for _ in range(2))
    code, out, _ = command("play", _file(tmp_path, both))
    assert code == 0
    assert "2 passed" in out


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "reminders: [daily 21:30 Europe/London]\n    rings: []",
            "reminders: [daily 22:30 Europe/London]",
            "got       daily 21:30 Europe/London",
        ),
        ("rings: []", "rings: [something]", "got       nothing"),
        ("- 2026-10-25 21:30 do", "- 2026-10-25 20:30 do", "2026-10-25 21:30 do your"),
        ("consent: accepted", "consent: denied", 'you: "[consent denied]"'),
        ("step: fault reminders 503", "step: restart", "the skill runs elsewhere"),
    ],
    ids=["reminders", "rings", "a time", "consent", "a step that can't be"],
)
def test_what_is_not_as_expected_fails(
    command: Command, tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    """With both sides of it."""
    assert old in PLAY
    code, out, _ = command("play", _file(tmp_path, PLAY.replace(old, new)))
    assert code == 1
    assert complaint in out


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("zone: Europe/London", "zone: Mars/Base", ":3: 'Mars/Base' is no time zone"),
        ("step: wait 2d", "step: dance", ":14: [dance]: no such step; known: [open]"),
        ("consent: accepted", "consent: perhaps", ":9: [consent perhaps]: no such step"),
        ("- consent: accepted", "- consent: accepted\n    you: x", ":9: exactly one of the keys"),
    ],
)
def test_a_step_that_is_none_is_found_on_reading(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    """With file and line."""
    with pytest.raises(SimulatorError) as caught:
        read_plays(Path(_file(tmp_path, PLAY.replace(old, new))))
    assert fault in str(caught.value)


def test_talk_with_steps(command: Command) -> None:
    """From a time on, in the device's zone; a step that is none is warned of."""
    typed = "why do my legs cramp\nyes\n[wait 2h]\n[dance]\n[permission reminders revoked]\n"
    options = ["--at", "2026-03-29T20:00", "--zone", "Europe/London"]
    code, out, err = command("talk", *options, typed=typed)
    assert code == 0
    assert "consent   Alexa asks for permission: alexa::alerts:reminders:skill:readwrite" in out
    assert "calls     GET zone → 200\n          POST reminders → 200" in out
    assert "ring      2026-03-29 21:30 Here's your reminder: do your bedtime stretches" in out
    assert "note      it is Sunday 2026-03-29 22:00 Europe/London" in out
    assert err.startswith("[dance]: no such step; known: [open]")


def test_talk_with_steps_as_json(command: Command) -> None:
    """What happened around a turn stands in its object, where something did."""
    typed = "why do my legs cramp\nyes\n[wait 1d]\n"
    _, out, _ = command("talk", "--json", "--at", "2026-03-29T20:00", typed=typed)
    opened, asked, told, waited = map(json.loads, out.splitlines())
    assert not {"consent", "calls", "rings", "reminders"} & opened.keys()
    assert asked["consent"] == ["alexa::alerts:reminders:skill:readwrite"]
    assert told["calls"] == ["GET zone → 200", "POST reminders → 200"]
    assert told["reminders"] == ["daily 21:30 America/New_York"]
    (ring,) = waited["rings"]
    assert ring == {
        "at": "2026-03-29T21:30:00-04:00",
        "label": "do your bedtime stretches",
        "person": "one",
    }


def test_ask_with_steps(command: Command, tmp_path: Path) -> None:
    """Between the questions of a file; one that is none ends the command."""
    lines = "[permission reminders granted]\nwhy do my legs cramp\n[wait 1d]\n"
    code, out, _ = command("ask", "--from", _file(tmp_path, lines), "--json")
    _, asked, waited = map(json.loads, out.splitlines())
    assert code == 0
    assert asked["calls"] == ["GET zone → 200", "POST reminders → 200"]
    assert len(waited["rings"]) == 1
    code, _, err = command("ask", "[dance]")
    assert code == 2
    assert "no such step" in err


@pytest.mark.parametrize(("option", "value"), [("--at", "tonight"), ("--zone", "Mars/Base")])
def test_options_that_are_wrong(
    command: Command, option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and what to say instead."""
    code: int | str | None
    try:
        code, _, err = command("talk", option, value)
    except SystemExit as left:
        code, err = left.code, capsys.readouterr().err
    assert code == 2
    assert value in err
    assert "say it like" in err
