"""What the skill understood, as the microscope is given it."""

from typing import Any

from tests.page.conftest import Served

SAID = "my husband's leg is cold and two toes are blue"


def _say(page: Served, *lines: str) -> list[Any]:
    device = {"locale": "en-US", "kind": "speaker", "person": "test"}
    begun = page.call.post("/api/conversations", device).json["id"]
    say = f"/api/conversations/{begun}/say"
    return [page.call.post(say, {"line": line}).json for line in lines]


def test_a_turn_holds_what_was_understood(words_page: Served) -> None:
    """All that the steps of the microscope are drawn from."""
    (turn,) = _say(words_page, SAID)

    reading = turn["reading"]
    assert turn["how"]["how"] == "posted"
    assert reading["route"] == turn["intent"]
    assert " ".join(reading["words"]) == SAID
    assert "part.toes" in {one["id"] for one in reading["mentions"]}
    assert {"id": "blue-toe", "how": "stated"}.items() <= reading["findings"][-1].items()
    assert reading["candidates"][0]["subject"] == reading["subject"]
    assert reading["events"]


def test_a_turn_without_words_holds_none(words_page: Served) -> None:
    """A launch, and a silence."""
    turns = _say(words_page, "[open]", "[silence]")
    assert [turn["reading"] for turn in turns] == [None, None]


def test_another_model_has_none(page: Served) -> None:
    """There the simulator understands, not the skill's reader."""
    (turn,) = _say(page, "why do my legs cramp at night")
    assert turn["reading"] is None


def test_the_headers_show_what_the_steps_are_made_of(words_page: Served) -> None:
    """As it came over the wire."""
    (turn,) = _say(words_page, SAID)
    assert turn["headers"]["received"]["X-Cramp-Coach-Reading"].startswith("{")
