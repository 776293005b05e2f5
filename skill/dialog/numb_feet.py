"""Numb feet that are told as a fact amid a talk: a caution for the answer, and no sudden numb leg.

"I'm diabetic and I don't feel my feet so good": both feet, felt less or so for long, with the
illness that makes them so, and nothing sudden. An answer that speaks of heat is given anew, for it
says what numb feet must not have; after any other the one on nerve damage, which does. Without one
of these it stays the danger that it may be.
"""

from itertools import pairwise

from skill.dialog.asked_calmly import grave
from skill.dialog.asking_words import asks_somewhere
from skill.dialog.events import Asked, Event, Slots
from skill.dialog.heard_slots import slots_of
from skill.dialog.people import same_row
from skill.dialog.state import State
from skill.dialog.tempo import pace, sudden
from skill.understanding.reading import Reading

_NUMB, _BESIDE = ("leg-gone-numb", "numbness"), ("leg-gone-numb", "numbness", "tingling")
_MAKES_NUMB = ("diabetes", "neuropathy", "nerve-damage")
_OF_HEAT = ("heat-or-ice", "warm-bath")
_NERVES = "neuropathy"
_BOTH = frozenset(("feet", "soles", "toes"))
_DEGREES = frozenset(("so", "too", "very", "that", "real", "really", "as"))
_GOOD = frozenset(("good", "well", "much", "great"))
_PROPERLY = frozenset(("properly", "proper", "fully"))


def numb_feet(reading: Reading, state: State) -> Event | None:
    """The answer with its caution for numb feet; None where they are not told as a fact."""
    heard = slots_of(reading)
    if state.told is None or grave(state) or state.routine or asks_somewhere(reading):
        return None
    if not _told_as_fact(reading, state, heard):
        return None
    known = {slot: words for slot, words in heard.items() if slot not in ("finding", "condition")}
    answer = str(state.told.facts["answer"])
    if answer in _OF_HEAT:
        return Asked({**same_row(state), **known}, answer, state.told_form)
    return Asked(known, _NERVES, "can-i")


def _told_as_fact(reading: Reading, state: State, heard: Slots) -> bool:
    told = (*reading.told("stated"), *reading.told("suspected"))
    numb = any(one.id in _NUMB for one in told)
    only = all(one.id in _BESIDE or not one.level for one in told)
    named = {one for word in heard.get("condition", ()) for one in word.ids}
    ill = not {*named, *state.about.conditions}.isdisjoint(_MAKES_NUMB)
    both = not _BOTH.isdisjoint(reading.tokens)
    long = _by_degree(reading) or pace(reading) == "slowly"
    return numb and only and ill and both and long and not sudden(reading)


def _by_degree(reading: Reading) -> bool:
    """Whether they are felt less, and not at all gone: "don't feel them so good"."""
    pairs = pairwise(reading.tokens)
    degree = any(one in _DEGREES and after in _GOOD for one, after in pairs)
    return degree or not _PROPERLY.isdisjoint(reading.tokens)
