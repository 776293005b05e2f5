"""What the skill understood, as the microscope is given it."""

from typing import Any

from tests.page.conftest import Served

SAID = "my husband's leg is cold and two toes are blue"


def _say(page: Served, *lines: str) -> list[Any]:
    device = {"locale": "en-US", "kind": "speaker", "person": "test"}
    begun = page.call.post("/api/conversations", device).json["id"]
    say = f"/api/conversations/{begun}/say"
    return [page.call.post(say, {"line": line}).json for line in lines]


def test_a_turn_holds_what_was_understood(page: Served) -> None:
    """All that the steps of the microscope are drawn from."""
    (turn,) = _say(page, SAID)

    reading = turn["reading"]
    assert turn["how"]["how"] == "posted"
    assert reading["route"] == turn["intent"]
    assert " ".join(reading["words"]) == SAID
    assert "part.toes" in {one["id"] for one in reading["mentions"]}
    assert {"id": "blue-toe", "how": "stated"}.items() <= reading["findings"][-1].items()
    assert reading["candidates"][0]["subject"] == reading["subject"]
    assert reading["events"]


def test_a_turn_without_words_holds_none(page: Served) -> None:
    """A launch, and a silence."""
    turns = _say(page, "[open]", "[silence]")
    assert [turn["reading"] for turn in turns] == [None, None]


def test_what_alexa_matches_by_herself_is_read_too(page: Served) -> None:
    """A bare yes comes by a built-in intent, and can't be cut."""
    (_, turn) = _say(page, "[open]", "yes")
    reading = turn["reading"]
    assert (reading["route"], reading["complete"]) == ("AMAZON.YesIntent", True)
    assert reading["events"] == ["SaidYes"]


def test_a_model_of_samples_has_none(samples_page: Served) -> None:
    """There the simulator understands; this skill has no such intents."""
    (turn,) = _say(samples_page, "what causes leg cramps at night")
    assert turn["reading"] is None


def test_the_headers_show_what_the_steps_are_made_of(page: Served) -> None:
    """As it came over the wire."""
    (turn,) = _say(page, SAID)
    assert turn["headers"]["received"]["X-Cramp-Coach-Reading"].startswith("{")
