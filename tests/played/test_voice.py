"""How it sounds over strangers' conversations: no figure of voice.md goes back.

A part of the sets that `python -m tests.played.voice_report` plays; its figures stand in
docs/voice.md.
"""

from collections.abc import Sequence

import pytest

from simulator.device.turn import Turn
from simulator.run import Run
from simulator.wire.reply import Act, Reply, Speech
from simulator.wire.ssml import read_ssml
from tests.played.voice_measure import first_answer, repeated_endings
from tests.played.voice_report import Sound, conversations, figures, sounds

_SETS = ("blind-2", "blind-4")
_MOST_WORDS, _MOST_SECONDS = 30, 12.0  # of the middle first answer
_MOST_DISCLAIM = 0.25
_MOST_AGAIN = 0.03  # of the conversations


@pytest.fixture(scope="module")
def found(skill: Run) -> Sequence[Sound]:
    return sounds(skill, conversations(_SETS))


def test_the_middle_first_answer_is_one_breath(found: Sequence[Sound]) -> None:
    counted = figures(found)
    assert counted["first answers"] > len(found) / 2
    assert counted["median words"] <= _MOST_WORDS
    assert counted["median seconds"] <= _MOST_SECONDS


def test_few_first_answers_disclaim(found: Sequence[Sound]) -> None:
    assert figures(found)["share with a disclaimer"] <= _MOST_DISCLAIM


def test_hardly_a_conversation_hears_an_ending_twice(found: Sequence[Sound]) -> None:
    again = [one for one in found if one.again]
    assert len(again) <= _MOST_AGAIN * len(found), [one.again for one in again]


def _turn(ssml: str, act: str, asks: str = "", event: str = "Asked") -> Turn:
    said = Speech(ssml, read_ssml(f"<speak>{ssml}</speak>"))
    asked = Act(asks, {}) if asks else None
    reply = Reply(speech=said, acts=(Act(act, {}),), asks=asked)
    return Turn("so", reply=reply, reading={"events": [event]})


def test_an_ending_is_the_last_sentence_and_what_was_wished_is_no_repetition() -> None:
    told = _turn("It may help. Want to hear more?", "answers.told", "answers.offer_more")
    other = _turn("It may not. Want to hear more?", "answers.told", "answers.offer_more")
    again = _turn("It may. Want to hear more?", "answers.told", "", "AskedRepeat")
    alarm = _turn("Call 911 now. If I misheard, say so.", "danger.alert", "danger.misheard")
    assert [last for last, _ in repeated_endings([told, other])] == ["want to hear more"]
    assert [*repeated_endings([told, again])] == []
    assert [*repeated_endings([alarm, alarm])] == []


def test_a_first_answer_is_measured_whole() -> None:
    """With its pauses; an offer is no caveat."""
    ssml = 'Rub it. <break time="2s"/> Ask a doctor first. Shall I tell you who to call?'
    one = first_answer([_turn("Hello.", "basics.welcome"), _turn(ssml, "answers.told")])
    assert one is not None
    assert (one.words, one.sends, one.disclaims) == (13, True, False)
    assert one.seconds == pytest.approx(13 / 2.6 + 2)
    assert one.caveat == pytest.approx(4 / 13)
    assert first_answer([_turn("Hello.", "basics.welcome")]) is None
