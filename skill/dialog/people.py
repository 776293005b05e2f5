"""The people of a conversation: me among them, each with what was told of them.

Whoever is spoken of again is as they were: "and for me?" after mother has the age that was told of
me before her. Who is called "him" or "her" is the last one of that sex, else somebody of whom
nothing is known.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.rows import ROW_SLOTS, ROWS_OF
from skill.dialog.state import Person, State
from skill.knowledge.models import Sex

ME = "me"
SEX_OF: Mapping[str, Sex] = {"him": "male", "he": "male", "her": "female", "she": "female"}
_MOST = 4


def recalled(state: State, event: Event) -> State:
    """The state with the person whom the event names, where they were spoken of before."""
    word = event.word("person")
    if word is None or word.id is None:
        return state
    if word.id in SEX_OF:
        return replace(state, about=_called(word.id, state))
    here = state.about.kin or ME
    known = state.people.get(word.id, Person() if word.id == ME else None)
    return state if known is None or word.id == here else replace(state, about=known)


def _called(pronoun: str, state: State) -> Person:
    """The one of that sex who was spoken of last."""
    sex = SEX_OF[pronoun]
    known = (one for one in reversed(state.people.values()) if one.kin and one.sex == sex)
    return next(known, Person(kin=pronoun, sex=sex))


def noted(state: State) -> State:
    """The state with what is known of the one that is spoken of now, the last; four at most."""
    here = state.about.kin or ME
    if state.about == Person() or [*state.people.items()][-1:] == [(here, state.about)]:
        return state
    others = {who: one for who, one in state.people.items() if who != here}
    while len(others) >= _MOST:
        del others[next(who for who in others if who != ME)]
    return replace(state, people={**others, here: state.about})


def same_row(state: State) -> Slots:
    """The thing that the answer last told was of, to be told of somebody else; no illness is."""
    slot = ROW_SLOTS.get(ROWS_OF.get(str(state.told.facts["answer"]), "")) if state.told else None
    named = state.things.get(slot or "")
    of_row = state.told is not None and "row" in state.told.facts
    shared = slot and named and of_row and slot != "condition"
    return {slot: (SlotValue(named, (named,)),)} if shared and slot and named else {}


def other(before: State, state: State) -> str:
    """Whether it is somebody else now: "me", or "them"; nothing where it is the same person."""
    if state.about.kin == before.about.kin:
        return ""
    return "them" if state.about.kin not in (None, ME) else ME
