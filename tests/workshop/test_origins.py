"""The files behind an answer."""

from pathlib import Path

import pytest

from simulator.device.turn import Turn
from simulator.plugin import Origin
from simulator.wire.reply import Act, Reply
from workshop.simulator_plugin.origins import origins

_ROOT = Path(__file__).parent.parent.parent


def _of(sent: str, act: str, locale: str = "en-GB", **facts: object) -> list[Origin]:
    return origins(Turn("x", sent=sent, reply=Reply(acts=(Act(act, facts),))), locale, _ROOT)


@pytest.mark.parametrize(
    ("sent", "handler"),
    [
        ("LaunchRequest", "turn"),
        ("AMAZON.YesIntent", "turn"),
        ("WhyIntent", "turn"),
        ("SpeechIntent", "turn"),
        ("SessionEndedRequest", "session"),
    ],
)
def test_the_handler_is_found_by_the_requests_name(sent: str, handler: str) -> None:
    (found,) = _of(sent, "nothing.here")
    assert (found.what, found.path) == ("handler", f"skill/handlers/{handler}.py")


def test_template_and_content_are_found_by_the_acts_names() -> None:
    """The line of an entry is where it begins."""
    found = _of("AMAZON.NoIntent", "triage.outcome", outcome="plain-cramp")
    template, content = found[1:]
    assert template.path == "responses/en/triage/outcome.j2"
    assert content.path == "content/urgency.yaml"
    lines = (_ROOT / content.path).read_text(encoding="utf-8").splitlines()
    assert lines[content.line - 1].strip().startswith("plain-cramp:")


def test_an_alarm_stands_in_two_files() -> None:
    """What its sign is, and how urgent."""
    alarm = _of("SpeechIntent", "danger.alert", finding="chest-pain")[2:]
    assert [one.path for one in alarm] == ["content/findings.yaml", "content/urgency.yaml"]


def _read_as(**reading: object) -> list[tuple[str, str, str]]:
    """What, file and the text of the line."""
    found = origins(Turn("x", reading=reading), "en-GB", _ROOT)
    lines = [(_ROOT / one.path).read_text(encoding="utf-8").splitlines() for one in found]
    return [
        (one.what, one.path, text[one.line - 1].strip())
        for one, text in zip(found, lines, strict=True)
    ]


def test_the_line_that_said_what_was_asked_is_found() -> None:
    """The phrasing itself where it is listed, with its slots; else the file that lists such."""
    asked = "interaction_model/en/asked/bananas.yaml"
    said = _read_as(subject="bananas", words=["do", "bananas", "stop", "night", "cramps"])
    assert said == [("phrasing", asked, "- do bananas stop [night] cramps")]
    (unlisted,) = origins(
        Turn("x", reading={"subject": "bananas", "words": ["bananas", "eh"]}), "en-GB", _ROOT
    )
    assert (unlisted.path, unlisted.line) == (asked, 1)
    command = _read_as(subject="controls:about", words=["tell", "me", "about", "bananas"])
    assert command[0][1:] == (
        "interaction_model/en/commands.yaml",
        '- "tell me about {subject}"',
    )


def test_the_lines_of_signs_and_things_are_found() -> None:
    """By their ids; a thing of no list has none."""
    found = _read_as(
        findings=[{"id": "chest-pain"}],
        mentions=[{"id": "part.calf"}, {"id": "medicine.statins"}, {"id": "part.nowhere"}],
    )
    assert [one[:2] for one in found] == [
        ("sign", "interaction_model/en/lexicon/findings/breath-heart.yaml"),
        ("thing", "interaction_model/en/lists.yaml"),
        ("thing", "content/tables/medicines/cholesterol.yaml"),
    ]
    assert found[0][2] == "chest-pain:"
    assert found[1][2] == "calf:"
    assert "statins" in found[2][2]


def test_a_locales_own_template_comes_first(tmp_path: Path) -> None:
    """Then the language's, then English."""
    for folder in ("en", "de", "de-AT"):
        path = tmp_path / "responses" / folder / "a" / "b.j2"
        path.parent.mkdir(parents=True)
        path.touch()
        turn = Turn("x", reply=Reply(acts=(Act("a.b", {}),)))
        (found,) = origins(turn, "de-AT", tmp_path)
        assert found.path == f"responses/{folder}/a/b.j2"


def test_names_that_lead_elsewhere_find_nothing() -> None:
    """A fact is no path."""
    assert _of("LaunchRequest", "../..", answer="../facts")[1:] == []
