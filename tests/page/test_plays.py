"""A conversation becomes a play that passes; plays go to one folder and never over others."""

import re
from pathlib import Path
from uuid import uuid4

import pytest

from simulator.page.parts import Parts
from simulator.plays.play import run_play
from simulator.plays.play_file import read_plays
from tests.page.conftest import Served

_PLAY = "- name: x\n  talk:\n    - you: hi\n"


def _recorded(page: Served, *lines: str) -> str:
    device = {"locale": "en-GB", "kind": "show", "person": f"recorder-{uuid4()}"}
    conversation = page.call.post("/api/conversations", device).json["id"]
    for line in lines:
        assert (
            page.call.post(f"/api/conversations/{conversation}/say", {"line": line}).status == 200
        )
    got = page.call.post(f"/api/conversations/{conversation}/play", {"name": "Recorded: a leg"})
    return str(got.json["text"])


def test_a_recorded_conversation_passes_as_a_play(
    page: Served, page_parts: Parts, project: Path
) -> None:
    """Saved, read by the player's own rules, and played: in the locale and on the device it had."""
    lines = ("[open]", "check my leg", "just a cramp", "no", "[silence]", "not sure", "no", "stop")
    text = _recorded(page, *lines)

    saved = page.call.post("/api/plays", {"file": "a-leg", "text": text})

    assert saved.json == {"path": "tests/conversations/a-leg.yaml"}
    (play,) = read_plays(project / "tests" / "conversations" / "a-leg.yaml")
    assert (play.name, play.locale, play.device) == ("Recorded: a leg", "en-GB", "show")
    assert tuple(said.you for said in play.talk) == lines
    assert all(said.expects for said in play.talk)
    echo = page_parts.link.echo(page_parts.link.device(play.locale, play.device, "somebody"))
    assert run_play(play, echo).failure is None


def test_a_play_that_fails_says_where(page: Served) -> None:
    """It was changed to expect something else."""
    text = re.sub(r"basics\.welcome\w*", "basics.goodbye", _recorded(page, "[open]"))
    page.call.post("/api/plays", {"file": "wrong", "text": text})

    result = page.call.post("/api/plays/run", {"file": "wrong.yaml", "number": 0}).json

    assert result["passed"] is False
    assert result["failure"]["wrong"][0]["expected"] == "basics.goodbye"


def test_a_play_is_stepped_through(page: Served) -> None:
    """Line by line, each compared with what the play expects."""
    plays = page.call.get("/api/plays").json["plays"]
    play = next(one for one in plays if one["file"] == "triage.yaml")
    device = {"locale": play["locale"], "kind": play["kind"], "person": "stepper"}
    conversation = page.call.post("/api/conversations", device).json["id"]

    for line in range(len(play["talk"])):
        where = {"file": play["file"], "number": play["number"], "line": line}
        turn = page.call.post(f"/api/conversations/{conversation}/step", where).json
        assert (turn["heard"], turn["wrong"]) == (play["talk"][line], [])


@pytest.mark.parametrize(
    "name",
    ["../escaped", "a/b", "..", "", "a.yaml", "A", "/etc/passwd", "a\x00", "-a", "a" * 61, "con"],
)
def test_an_unsafe_name_is_refused(page: Served, project: Path, name: str) -> None:
    """And nothing is written anywhere."""
    before = sorted(project.rglob("*"))
    got = page.call.post("/api/plays", {"file": name, "text": _PLAY})
    assert (got.status, "is no name" in got.json["error"]) == (400, True)
    assert sorted(project.rglob("*")) == before


def test_no_file_is_written_over(page: Served, project: Path) -> None:
    """Adding to a file is another thing, and keeps what stands there."""
    path = project / "tests" / "conversations" / "basics.yaml"
    before = path.read_text(encoding="utf-8")

    refused = page.call.post("/api/plays", {"file": "basics", "text": _PLAY})
    assert (refused.status, "exists" in refused.json["error"]) == (400, True)
    assert path.read_text(encoding="utf-8") == before

    added = page.call.post("/api/plays", {"file": "basics", "text": _PLAY, "append": True})
    assert added.status == 200
    assert path.read_text(encoding="utf-8").startswith(before.rstrip())
    assert read_plays(path)[-1].name == "x"


def test_no_link_leads_out_of_the_folder(page: Served, project: Path) -> None:
    """A link that points elsewhere is neither written through nor added to."""
    outside = project / "outside.yaml"
    outside.write_text(_PLAY, encoding="utf-8")
    (project / "tests" / "conversations" / "link.yaml").symlink_to(outside)
    for append in (False, True):
        got = page.call.post("/api/plays", {"file": "link", "text": _PLAY, "append": append})
        assert got.status == 400
    assert outside.read_text(encoding="utf-8") == _PLAY


@pytest.mark.parametrize(
    "text", ["", "name: x", "- name: x\n  talk: [{you: hi, sayz: no}]\n", "[:"]
)
def test_only_plays_are_saved(page: Served, project: Path, text: str) -> None:
    """With the line of what is wrong, and without the name of a temporary file."""
    got = page.call.post("/api/plays", {"file": "new", "text": text})
    assert got.status == 400
    assert got.json["error"].startswith("the play")
    assert not (project / "tests" / "conversations" / "new.yaml").exists()
