"""Whom an answer is about: the person of the check, unless another is put in their place.

Who is named beside an answer is seldom ill: "my niece looked, they're the same", "nah mate", "my
sister had a clot". Only "it's for my dad" changes whom a check is about, or the question about it.
"""

from skill.dialog.events import Slots
from skill.dialog.heard_answers import OPENING
from skill.dialog.state import State
from skill.dialog.triage_noted import just_opened
from skill.understanding.reading import Reading

_OF_WHOM = ("stage", "finding", "person")  # what a no to "for whom" leaves nothing of
_PUT_IN_PLACE = ("for", "about", "mean", "meant")
_FROM_ME = frozenset(("just", "only"))  # "no, just me" leaves nothing out
_NEAR = 4  # tokens before a person that put them in place


def of_whom(heard: Slots, reading: Reading, answer: str | None, way: str, state: State) -> Slots:
    """The slots without who is not meant."""
    if way == "person":
        return _of_nobody(heard, reading) if answer == "no" else heard
    named_aside = state.triage is not None and (not just_opened(state) or state.about.kin)
    if (named_aside or _own(reading)) and not _puts_in_place(reading):
        return {slot: words for slot, words in heard.items() if slot != "person"}
    return heard


def _of_nobody(heard: Slots, reading: Reading) -> Slots:
    """Beside a no to "for whom", who was named is not meant: "no, pregnancy is out"."""
    if not (OPENING - _FROM_ME).isdisjoint(reading.tokens):
        return heard
    return {slot: words for slot, words in heard.items() if slot not in _OF_WHOM}


def _own(reading: Reading) -> bool:
    """Whether a sign of one's own was told: "a cramp in my calf, and my sister had a clot"."""
    return "my" in reading.tokens and any(one.owner == "me" for one in reading.told("stated"))


def _puts_in_place(reading: Reading) -> bool:
    people = [one.span.start for one in reading.mentions if one.id.startswith("person.")]
    before = (reading.tokens[max(at - _NEAR, 0) : at] for at in people)
    return any(word in words for words in before for word in _PUT_IN_PLACE)
