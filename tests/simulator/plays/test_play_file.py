"""Plays are read strictly: a fault names file and line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.errors import SimulatorError
from simulator.plays.expectations import ActPattern, Asks, Contains, Ends, IntentIs, Lacks, Says
from simulator.plays.play_file import find_plays, read_plays

WHOLE = """\
name: A cramp at night
locale: en-GB
device: show
at: 2026-11-25T03:00:00Z
talk:
  - you: "[open]"
    asks: basics.what_next
  - you: yes
    intent: AMAZON.YesIntent
    says:
      - triage.begin
      - answers.told: {answer: why, sure: no, findings: [hot, swollen], number: 911}
    asks: null
    ends: true
    contains: "21:30"
    lacks: [quinine, see a doctor]
"""


def _write(folder: Path, text: str, name: str = "play.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_play(tmp_path: Path) -> None:
    """Every scalar is text, "yes" and "no" too."""
    (play,) = read_plays(_write(tmp_path, WHOLE))

    assert (play.name, play.locale, play.device) == ("A cramp at night", "en-GB", "show")
    assert play.at == datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    opening, yes = play.talk
    assert opening.expects == (Asks(ActPattern("basics.what_next", {})),)
    facts: dict[str, str | list[str]] = {
        "answer": "why",
        "sure": "no",
        "findings": ["hot", "swollen"],
        "number": "911",
    }
    assert (yes.you, yes.line) == ("yes", 8)
    assert yes.expects == (
        IntentIs("AMAZON.YesIntent"),
        Says((ActPattern("triage.begin", {}), ActPattern("answers.told", facts))),
        Asks(None),
        Ends(over=True),
        Contains(("21:30",)),
        Lacks(("quinine", "see a doctor")),
    )


def test_the_least(tmp_path: Path) -> None:
    """A name and something said."""
    (play,) = read_plays(_write(tmp_path, "name: x\ntalk:\n  - you: hi\n    says: []\n"))

    assert (play.locale, play.device, play.at) == ("en-US", "speaker", None)
    assert play.talk[0].expects == (Says(()),)


def test_only_a_bare_null_is_nothing(tmp_path: Path) -> None:
    """In quotes it is an act, as odd as its name may be; an empty value is a null too."""
    talk = "[{you: a, asks: null}, {you: b, asks: 'null'}, {you: c, asks: }]"

    (play,) = read_plays(_write(tmp_path, f"name: x\ntalk: {talk}\n"))

    asked = [said.expects[0] for said in play.talk]
    assert asked == [Asks(None), Asks(ActPattern("null", {})), Asks(None)]


def test_several_plays_in_a_file(tmp_path: Path) -> None:
    """As a list."""
    text = "- {name: a, talk: [{you: hi}]}\n- {name: b, talk: [{you: hi}]}\n"

    assert [play.name for play in read_plays(_write(tmp_path, text))] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("name: x\ntalk: [{you: hi}]\nspeed: 3\n", 3, "unknown key 'speed'; known: name, locale"),
        ("name: x\nname: y\ntalk: [{you: hi}]\n", 2, "the key 'name' stands here twice"),
        ("talk: [{you: hi}]\n", 1, "the key 'name' is missing"),
        ("name: x\ntalk:\n  - intent: A\n", 3, "exactly one of the keys you, step, consent"),
        ("name: x\ntalk: hi\n", 2, "expected a list, found 'hi'"),
        ("name: x\ntalk: []\n", 2, "this list is empty"),
        ("name: x\ntalk:\n  - hi\n", 3, "expected keys with values, found 'hi'"),
        ("name: [x]\ntalk: [{you: hi}]\n", 1, "expected a text, found a list"),
        ("name: x\ntalk:\n  - you:\n", 3, "expected a text, found nothing"),
        ("name: x\ntalk:\n  - you: hi\n    ends: yes\n", 4, "expected true or false, found 'yes'"),
        ("name: x\ntalk:\n  - you: hi\n    says: a.b\n", 4, "expected a list, found 'a.b'"),
        ("name: x\ntalk:\n  - you: hi\n    says: [{a: {}, b: {}}]\n", 4, "as its name, or as one"),
        ("name: x\ntalk:\n  - you: hi\n    asks: {a: b}\n", 4, "expected keys with values"),
        ("name: x\ntalk:\n  - you: hi\n    asks: {a: {b: {c: d}}}\n", 4, "expected a text"),
        ("name: x\ntalk:\n  - you: hi\n    lacks: []\n", 4, "this list is empty"),
        ("name: x\nlocale: english\ntalk: [{you: hi}]\n", 2, "'english' is no locale"),
        (
            "name: x\ndevice: dot\ntalk: [{you: hi}]\n",
            2,
            "'dot' is unknown: speaker or show or round or tv",
        ),
        ("name: x\nat: at night\ntalk: [{you: hi}]\n", 2, "'at night' is no time"),
        ("name: x\ntalk: [{you: hi}\n", 3, "is no YAML"),
        ("name: x\ntalk:\n\t- you: hi\n", 3, "is no YAML"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, text: str, line: int, fault: str) -> None:
    """And what is known or expected."""
    with pytest.raises(SimulatorError) as caught:
        read_plays(_write(tmp_path, text))

    assert str(caught.value).startswith(f"{tmp_path}/play.yaml:{line}: ")
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("text", "fault"), [("", "is empty"), ("name: \x00", "is no YAML"), (None, "cannot be read")]
)
def test_a_file_that_is_none(tmp_path: Path, text: str | None, fault: str) -> None:
    """Nothing to read."""
    path = tmp_path / "play.yaml" if text is None else _write(tmp_path, text)

    with pytest.raises(SimulatorError, match=f"play.yaml: {fault}"):
        read_plays(path)


def test_folders_are_searched(tmp_path: Path) -> None:
    """And those below, by name."""
    for name in ("b.yaml", "a/c.yml", "a/notes.txt"):
        _write(tmp_path, "name: x\ntalk: [{you: hi}]\n", name)

    found = [play.file.relative_to(tmp_path).as_posix() for play in find_plays([tmp_path])]

    assert found == ["a/c.yml", "b.yaml"]


def test_a_folder_without_plays(tmp_path: Path) -> None:
    """A mistyped folder must not pass as a success."""
    with pytest.raises(SimulatorError, match="no plays"):
        find_plays([tmp_path])
