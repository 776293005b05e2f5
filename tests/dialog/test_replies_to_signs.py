"""Replies in people's own words to a question of the leg check: the answer, and the signs told."""

import pytest

from skill.dialog import events as happened
from skill.dialog.events import Event
from skill.dialog.expected import topic
from skill.dialog.interpret import interpret
from skill.dialog.replies import Act, Reply
from skill.dialog.state import OpenTriage, State
from skill.knowledge.localise import Knowledge
from tests.dialog.ear import Ear, ids

_SAID = {happened.SaidYes: "yes", happened.SaidNo: "no", happened.SaidUnsure: "unsure"}
# A question is named by a sign that only it asks for: ids change more often than what is asked.
CHEST, LEG, COLD = "racing-heart", "swollen-leg", "cold-pale-leg"
HEALTH, CAUSE, MONTHS, STATIN = "long-illness", "set-off-walking", "same-for-months", "takes-statin"
ONE, OFTEN, FEVER = "one-leg-ache", "frequent-cramps", "fever"


def opened(sign: str, knowledge: Knowledge) -> State:
    """The state in which the first question that asks for this sign is open."""
    questions = knowledge.triage.questions
    one = next(one for one in questions if sign in (*one.findings, *one.choices))
    act = Act("triage.question", {"question": one.id, "reworded": False, "other": False})
    return State(last=Reply((), act), triage=OpenTriage())


def meant(ear: Ear, sign: str, said: str) -> Event:
    """What the sentence means first, in reply to the question that asks for this sign."""
    state = opened(sign, ear.knowledge)
    return interpret(ear.read(said, asked=topic(state)), state, ear.knowledge)[0]


def answer(event: Event) -> str | None:
    """Yes, no or unsure, said alone or beside what was told."""
    told = event.word("answer") if isinstance(event, happened.Reported) else None
    return told.id if told else _SAID.get(type(event))


@pytest.mark.parametrize(
    ("asked", "said", "wanted"),
    [
        # a soft no is a no
        (CHEST, "not that i know of", "no"),
        (CHEST, "not really", "no"),
        (CHEST, "don't think so", "no"),
        (LEG, "not that i've noticed love", "no"),
        (HEALTH, "not to my knowledge", "no"),
        # a little, and now and then, is a yes
        (CHEST, "a wee bit", "yes"),
        (CHEST, "sometimes", "yes"),
        (LEG, "on and off", "yes"),
        (CHEST, "only when i walk", "yes"),
        (LEG, "the other one", "yes"),
        (LEG, "both", "yes"),
        (OFTEN, "just now and then", "no"),
        (ONE, "both legs", "no"),
        # as on the other side, or the other way round
        (LEG, "same as the other one", "no"),
        (LEG, "they're both the same", "no"),
        (LEG, "they look the same to me", "no"),
        (CHEST, "if anything it's slow", "no"),
        (CAUSE, "it just comes out of nowhere", "no"),
        # unsure never becomes a no
        (CHEST, "couldn't tell you", "unsure"),
        (CHEST, "hard to say", "unsure"),
        (LEG, "i'd have to look", "unsure"),
        (LEG, "can't see it's too dark", "unsure"),
        (CHEST, "yes and no", "unsure"),
        # whose words are handed on, and of whom
        (CHEST, "he says no", "no"),
        (CHEST, "mum reckons not really", "no"),
        (CHEST, "she's fine there", "no"),
        (CHEST, "not him", "no"),
        # a no that goes on, and one that leaves something out
        (CHEST, "nope just the cramp", "no"),
        (CHEST, "no other than the cramp i'm fine", "no"),
        (CHEST, "nothing apart from the leg", "no"),
        (LEG, "no apart from the colour", "yes"),
        (CHEST, "no apart from chest pain", "yes"),
        (CHEST, "none apart from a funny flutter thing", "unsure"),
        # a yes is not taken back by a sign beside it
        (LEG, "yes there's a bruise", "yes"),
        # medicines and illnesses that are not there
        (STATIN, "no statins no", "no"),
        (STATIN, "i stopped the statin last year", "no"),
    ],
)
def test_what_a_reply_answers(ear: Ear, asked: str, said: str, wanted: str) -> None:
    assert answer(meant(ear, asked, said)) == wanted


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        (CHEST, "no wait i did faint", ["yes.fainted"]),
        (CHEST, "i don't have chest pain but my calf is hot", ["no.chest-pain", "yes.hot-leg"]),
        (LEG, "the left one's fatter", ["yes.swollen-leg"]),
        (LEG, "no but it's red", ["yes.discoloured-leg"]),
        (LEG, "no swelling no redness", ["no.swollen-leg", "no.discoloured-leg"]),
        (LEG, "swelling is not there", ["no.swollen-leg"]),
        (LEG, "swelling yes redness no", ["yes.swollen-leg", "no.discoloured-leg"]),
        (LEG, "warm no swollen yes a bit", ["no.hot-leg", "yes.swollen-leg"]),
        (LEG, "it was red but it's gone", ["no.discoloured-leg"]),
        (HEALTH, "i've no kidney disease", ["no.long-illness"]),
        (HEALTH, "not on any new medicine", ["no.new-medicine"]),
        (CAUSE, "i don't think it's the heat more the walking", ["yes.set-off-walking"]),
        (FEVER, "thirty six point six", ["no.fever"]),
        (FEVER, "thirty eight point nine", ["yes.fever"]),
        (MONTHS, "about six months", ["yes.same-for-months"]),
        (MONTHS, "it came up last night", ["yes.newly"]),
    ],
)
def test_signs_told_in_a_reply_are_there_or_not(
    ear: Ear, asked: str, said: str, told: list[str]
) -> None:
    assert set(told) <= set(ids(meant(ear, asked, said).slots, "finding"))


def test_a_leg_that_is_well_tells_of_no_sign(ear: Ear) -> None:
    """Behind a no "warm" and "pink" are good words; behind a "but" they are not."""
    assert answer(meant(ear, LEG, "nope pink toes nice and warm")) == "no"
    assert "finding" not in meant(ear, LEG, "nope pink toes nice and warm").slots
    assert ids(meant(ear, LEG, "no but it's warm").slots, "finding") == ["yes.hot-leg"]


def test_a_word_of_a_question_without_signs_answers_it(ear: Ear) -> None:
    """Its signs stand in its words alone: "is it cold or pale?"."""
    act = Act("triage.question", {"question": "leg-cold", "reworded": False, "other": False})
    state = State(last=Reply((), act), triage=OpenTriage())
    (event,) = interpret(ear.read("pale"), state, ear.knowledge)
    assert ids(event.slots, "finding") == ["yes.cold-pale-leg"]


def test_a_number_of_years_is_no_fever(ear: Ear) -> None:
    event = meant(ear, "child", "thirty nine")
    assert "yes.fever" not in ids(event.slots, "finding")


@pytest.mark.parametrize(
    ("asked", "said", "wanted"),
    [
        (CHEST, "my ticker's going like the clappers", "yes"),
        (CHEST, "sat here doing the crossword right as rain", "no"),
        (CHEST, "she's sleeping so i'd not know", "unsure"),
        (CHEST, "i haven't undressed her to look", "unsure"),
        (LEG, "the pair of them look like they always do", "no"),
        (LEG, "it's under a thick sock and i daren't pull it off", "unsure"),
        (LEG, "redness is hard to make out on my skin", "unsure"),
        (LEG, "warm as a bun the both of them", "no"),
        (HEALTH, "i've been on dialysis since march", "yes"),
    ],
)
def test_where_no_rule_reads_an_answer_the_ear_does(
    ear: Ear, asked: str, said: str, wanted: str
) -> None:
    state = opened(asked, ear.knowledge)
    event = interpret(ear.read(said, asked=topic(state)), state, ear.knowledge)[0]
    told = answer(event) or ("yes" if f"yes.{asked}" in ids(event.slots, "finding") else None)
    assert told == wanted


def test_a_question_about_the_question_is_explained(ear: Ear) -> None:
    state = opened(CHEST, ear.knowledge)
    read = ear.read("does indigestion count as chest pain", asked=topic(state))
    (event,) = interpret(read, state, ear.knowledge)
    assert isinstance(event, happened.AskedMeaning)
