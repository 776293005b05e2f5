"""Every act that tells an answer: in each circumstance, of each thing, in each form with words."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from msgspec import Struct

from nlu.forms import QUESTION_FORMS
from skill.dialog import offers
from skill.dialog.conversation import step
from skill.dialog.events import Asked, Slots, SlotValue
from skill.dialog.replies import Act, FactValue
from skill.dialog.state import State
from skill.knowledge.check import TABLE_OF
from skill.knowledge.localise import Knowledge

_AMOUNTS = ("2", "100", "350", "500", "4000")  # milligrams, around and over every limit
_SPOKEN_OF: Mapping[str, tuple[str, ...]] = {  # slot → ids
    "person": ("kid", "woman", "man"),
    "stage": ("pregnant", "breastfeeding", "after-birth"),
    "condition": ("kidney-disease",),
}
_AGES = ("9", "25", "70")  # a child, and either side of fifty, where daily needs change
_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)  # no answer depends on the hour


class Told(Struct, frozen=True):
    """An answer as it is told: of whom and what, the act, and what is asked behind it in a talk.

    `more`: the act of its second breath; None where it has none.
    """

    answer: str
    of: str
    act: Act
    asks: Act | None
    more: Act | None


def told(knowledge: Knowledge) -> Iterator[Told]:
    """All that can be told of every answer in one place, each act once."""
    for name in knowledge.answers:
        seen = set[str]()
        for slots in [*_circumstances(), *_looked_up(name, knowledge)]:
            for one in _forms(name, slots, knowledge):
                key = str(sorted(one.act.facts.items(), key=str))
                if key not in seen:
                    seen.add(key)
                    yield one


def _forms(name: str, slots: Slots, knowledge: Knowledge) -> Iterator[Told]:
    """The answer plainly, then in each form that its words or its row serve."""
    turn = step(State(), Asked(slots, name, supposed=True), knowledge, _NOON)
    plain = next(act for act in turn.reply.says if act.act == "answers.told")
    facts = {key: one for key, one in plain.facts.items() if key != "disclaims"}
    words, row = offers.words_told(facts, knowledge), knowledge.row_words(facts)
    asked_as = (*QUESTION_FORMS, *knowledge.answers[name].points)
    for form in (None, *(one for one in asked_as if one in words.by_form or one in row)):
        asked: dict[str, FactValue] = {"form": form, "form_answered": form} if form else {}
        act = Act(plain.act, {**facts, **asked})
        more = Act("answers.more", act.facts) if offers.has_more(act, knowledge) else None
        asks = turn.reply.asks or offers.offer(act, State(), knowledge)
        yield Told(str(facts["answer"]), _named(slots, form), act, asks, more)


def _circumstances() -> Iterator[Slots]:
    yield {}
    for slot, ids in _SPOKEN_OF.items():
        yield from ({slot: (SlotValue(one, (one,)),)} for one in ids)
    for age in _AGES:
        yield {"age": (SlotValue(age),)}
        for sex in ("woman", "man"):
            yield {"age": (SlotValue(age),), "person": (SlotValue(sex, (sex,)),)}


def _looked_up(name: str, knowledge: Knowledge) -> Iterator[Slots]:
    """Every value that the answer's look-up can be given, and one that no list has."""
    look_up = knowledge.answers[name].looks_up or ""
    if look_up in ("food", "food_day", "swap", "allergy"):
        yield from ({"food": (SlotValue(one, (one,)),)} for one in (*knowledge.foods, "no-such"))
    if look_up == "amount":
        yield from ({"amount": (SlotValue(one),)} for one in _AMOUNTS)
    rows = knowledge.tables.get(TABLE_OF.get(look_up, ""), {})
    if rows and look_up != "allergy":
        yield from ({look_up: (SlotValue(one, (one,)),)} for one in (*rows, "no-such"))


def _named(slots: Slots, form: str | None) -> str:
    heard = {slot: words[0].id or words[0].heard for slot, words in slots.items()}
    heard |= {"form": form} if form else {}
    return " ".join(f"{slot}={one}" for slot, one in heard.items())
