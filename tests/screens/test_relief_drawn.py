"""What the relief coach shows: a drawing for each step that it can say, and its hold as a timer."""

import re
from collections import Counter

import pytest

from skill.dialog.conversation import step
from skill.dialog.events import Asked, Event, SaidUnsure, SaidYes
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from skill.speech import Spoken
from tests.conftest import NOW
from workshop.utterances.relief import relief

LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")
_LAST_BREAK = re.compile(r'<break time="(\d+)s"/>(?!.*<break)', re.DOTALL)
_SHOWN = ("relief.step", "relief.first")


def _acts(knowledge: Knowledge) -> list[Act]:
    """Each step in each manner, and what goes before any step."""
    acts = [act for act in relief(knowledge) if act.act in _SHOWN]
    assert {act.facts.get("step") for act in acts if "step" in act.facts} == {
        *knowledge.relief.steps
    }
    return acts


def _spoken(parts: TurnParts, locale: str, act: Act) -> Spoken:
    reply = Reply((act,)) if act.act == "relief.step" else Reply((), act)
    return parts.bundle(locale).speech.speak(reply)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_step_that_is_said_is_drawn(parts: TurnParts, locale: str) -> None:
    """The document that goes out holds the drawing that the step names, and it is there."""
    for act in _acts(parts.bundle(locale).knowledge):
        screen = _spoken(parts, locale, act).screen
        assert screen is not None, act
        document = parts.screens.document(screen)
        assert document is not None, act
        pages = screen.data.get("pages")
        name = str(pages[0]["drawing"] if isinstance(pages, list) else screen.data["drawing"])
        (shown,) = document["graphics"].values()
        assert shown == parts.screens.drawing(name), act


@pytest.mark.parametrize("locale", LOCALES)
def test_the_timer_is_the_hold_that_is_said(parts: TurnParts, locale: str) -> None:
    """As many seconds as the silence at the end of the words."""
    for act in _acts(parts.bundle(locale).knowledge):
        if act.act == "relief.step":
            spoken = _spoken(parts, locale, act)
            held = _LAST_BREAK.search(spoken.speech)
            assert held is not None, act
            assert spoken.screen is not None, act
            pages = spoken.screen.data["pages"]
            assert isinstance(pages, list), act
            assert [page["seconds"] for page in pages] == [int(held[1])], act
            assert int(held[1]) > 0, act


def test_each_step_has_a_drawing_of_its_own(knowledge: Knowledge) -> None:
    """Half asleep, who sees the picture of the step before does that one again."""
    coach = knowledge.relief
    drawings = [one.drawing for one in coach.steps.values()]
    drawings += [one.drawing for one in coach.first.values()]
    assert [name for name, times in Counter(drawings).items() if times > 1] == []


@pytest.mark.parametrize("said", [SaidYes(), SaidUnsure()])
def test_what_is_held_on_to_stays_drawn_with_its_timer(parts: TurnParts, said: Event) -> None:
    """It's easing, or nobody knows: "keep holding", and the same drawing counts anew."""
    bundle = parts.bundle("en-US")
    begun = step(State(), Asked(answer="relief-now"), bundle.knowledge, NOW)
    held = step(begun.state, said, bundle.knowledge, NOW)
    spoken = bundle.speech.speak(held.reply)
    silence = _LAST_BREAK.search(spoken.speech)
    assert silence is not None
    assert spoken.screen is not None
    pages = spoken.screen.data["pages"]
    assert isinstance(pages, list)
    coach = bundle.knowledge.relief
    assert pages[0]["drawing"] == coach.steps[coach.parts["calf"][0]].drawing
    assert pages[0]["seconds"] == int(silence[1]) == coach.hold_seconds
