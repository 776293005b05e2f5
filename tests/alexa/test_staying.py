"""When the microphone stays open, and when it closes: the tables of decision 3.

A one-shot is a first request that is the question itself: nothing was opened before.
"""

import re

import pytest
from ask_sdk_core.skill import CustomSkill

from skill.alexa.respond import respond
from skill.assembly import build_skill
from skill.dialog import events
from skill.dialog.conversation import step
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.alexa.talk import Talk
from tests.conftest import NOW, Play

WHY = "why do my legs cramp"
GOODBYES = [
    f"<speak>{one}</speak>"
    for one in (
        "Rest well. Goodbye.",
        "Goodbye, and sleep well.",
        "Bye for now. Rest well.",
        "All right. Goodbye, and rest well.",
    )
]
# Ends with a chance to take it back, and not with a question: an alarm is no time for one.
NO_QUESTION = ("danger.misheard",)

_OFFERS = ("answers.offer_more", "answers.offer_next", "basics.anything_else")


@pytest.fixture(scope="module")
def skill(settings: Settings, parts: TurnParts) -> CustomSkill:
    """The real skill."""
    return build_skill(settings, parts)


def _checked(talk: Talk) -> Talk:
    """Open exactly where something is asked, with a reprompt; and a question is what comes last."""
    assert talk.ends == (talk.asked is None)
    assert talk.ends == ("reprompt" not in talk.response)
    if talk.asked not in (None, *NO_QUESTION):
        assert re.sub("<[^>]*>", "", talk.ssml).endswith("?"), talk.ssml
    return talk


ONE_SHOTS = (
    (WHY, None),
    ("how much magnesium is in an avocado", None),
    ("can statins cause cramps", None),
    ("is it dangerous", None),
    ("i have a cramp right now", "relief.check"),
    ("what do i do during a cramp", "answers.relief"),
    ("i have a funny feeling", "danger.check"),
    ("i have chest pain", "danger.misheard"),
    ("i want to die", "mind.safe"),
    ("purple elephants dance", "basics.what_next"),
    ("what's the weather", "basics.what_next"),
    ("tell me about knee pain", "basics.offer_answer"),
    ("help", "basics.what_next"),
    ("start the leg check", "triage.question"),
    ("my leg is swollen and hot", "triage.question"),
    ("start the stretches", "routine.check"),
    ("set a reminder", "reminders.what_time"),
    ("remind me at nine thirty", "reminders.confirm"),
    ("delete my data", "basics.confirm_forget"),
    ("call an ambulance", None),
    ("goodbye", None),
    ("stop", None),
)


@pytest.mark.parametrize(("said", "asks"), ONE_SHOTS, ids=[said for said, _ in ONE_SHOTS])
def test_a_one_shot_asks_only_what_it_needs(
    skill: CustomSkill, said: str, asks: str | None
) -> None:
    assert _checked(Talk(skill).says(said)).asked == asks


def test_a_one_shot_between_two_answers_asks_which(parts: TurnParts, knowledge: Knowledge) -> None:
    doubted = events.Doubted(first="does-stretching-help", second="stretch-how-often")
    reply = step(State(), doubted, knowledge, NOW).reply
    response = respond(parts.bundle("en-US").speech.speak(reply))
    assert reply.asks is not None
    assert reply.asks.act == "basics.did_you_mean"
    assert response.should_end_session is False


def test_every_answer_ends_a_one_shot_and_stays_in_a_session(
    play: Play, knowledge: Knowledge
) -> None:
    """But for those with a question of their own, which ask it either way."""
    for name in knowledge.answers:
        asked = events.Asked(answer=name)
        alone, amid = play(asked), play(events.Opened(), asked)
        told = alone.state.told
        own = told and knowledge.answers[str(told.facts["answer"])].asks
        assert (alone.reply.asks is not None) == bool(own), name
        assert amid.reply.asks is not None, name


@pytest.mark.parametrize("then", ["okay", "thank you", "goodbye", "i've called them"])
def test_an_alarm_listens_once(skill: CustomSkill, then: str) -> None:
    """The reprompt is the number again; whatever is no question ends it."""
    alarm = Talk(skill).says("i have chest pain")
    assert "911" in str(alarm.response["reprompt"])
    assert _checked(alarm.says(then)).ends


@pytest.mark.parametrize("said", ["okay", "right", "good"])
def test_a_suspected_danger_is_not_left_open(skill: CustomSkill, said: str) -> None:
    """No yes and no no: it is asked once more, and then there is the urgent line."""
    talk = _checked(Talk(skill).says("i have a funny feeling", said))
    assert talk.asked == "danger.check"
    assert _checked(talk.says(said)).told == ["danger.alert"]


def test_a_misunderstanding_is_asked_twice_and_then_ends(skill: CustomSkill) -> None:
    talk = Talk(skill).opens()
    ends = [_checked(talk.says("purple elephants dance")).ends for _ in range(3)]
    assert ends == [False, False, True]
    assert talk.ssml.count("Goodbye") == 1


def test_an_answer_keeps_a_session_open_with_one_short_question(skill: CustomSkill) -> None:
    """A specific offer where there is more to hear."""
    talk = Talk(skill).opens()
    for said in (WHY, "yes", "how much magnesium is in an avocado", "who says so", "in short"):
        _checked(talk.says(said))
        assert talk.asked in ("answers.offer_more", "answers.offer_next", "basics.anything_else"), (
            said
        )
        assert talk.ssml.count("?") == 1, talk.ssml
        assert len(talk.ssml.rsplit(". ", 1)[1].split()) <= 10, talk.ssml


FAREWELLS = (
    ("no", "no"),
    ("goodbye",),
    ("no thanks goodbye",),
    ("no thank you good night",),
    ("nope bye then",),
    ("yes", "no thanks bye"),
    ("that's all thanks goodbye",),
    ("stop",),
    ("thanks",),
)


@pytest.mark.parametrize("said", FAREWELLS, ids=" - ".join)
def test_goodbye_is_said_once_and_briefly(skill: CustomSkill, said: tuple[str, ...]) -> None:
    talk = _checked(Talk(skill).opens().says(WHY, *said))
    assert talk.ends
    assert talk.ssml in GOODBYES


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        (("set a reminder",), "no thanks goodbye", ["reminders.nothing_set"]),
        (("remind me at nine thirty",), "no goodbye", ["reminders.nothing_set"]),
        (("start the stretches",), "stop", ["routine.stopped"]),
        (("start the leg check",), "goodbye", ["triage.stopped"]),
        (("delete my data",), "yes", ["basics.forgotten"]),
    ],
)
def test_what_asks_nothing_closes_a_session(
    skill: CustomSkill, before: tuple[str, ...], said: str, told: list[str]
) -> None:
    """With its own last words alone, and no goodbye after them."""
    talk = _checked(Talk(skill).opens().says(*before, said))
    assert (talk.told, talk.ends) == (told, True)
    assert "Goodbye" not in talk.ssml


def test_taking_leave_answers_no_question_of_the_check(skill: CustomSkill) -> None:
    """Said with a goodbye, a no to a sign is a no first."""
    talk = Talk(skill).says("start the leg check", "it cramps", "no bye")
    assert talk.asked == "triage.question"
    assert talk.attributes["triage"]["answers"] == {"chest-breath": "no"}


def test_no_reply_elicits_a_slot(skill: CustomSkill) -> None:
    """Two of three models lack the intent, and the skill can't tell which of them runs."""
    for said, _ in ONE_SHOTS:
        directives = Talk(skill).says(said).response.get("directives", [])
        assert not [one for one in directives if one["type"].startswith("Dialog.")], said
