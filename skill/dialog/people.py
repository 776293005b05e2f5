"""The people of a conversation: me among them, each with what was told of them.

Whoever is spoken of again is as they were: "and for me?" after mother has the age that was told of
me before her.
"""

from msgspec.structs import replace

from skill.dialog.events import Event
from skill.dialog.state import Person, State

ME = "me"
_MOST = 4


def recalled(state: State, event: Event) -> State:
    """The state with the person whom the event names, where they were spoken of before."""
    word = event.word("person")
    if word is None or word.id is None:
        return state
    here = state.about.kin or ME
    known = state.people.get(word.id, Person() if word.id == ME else None)
    return state if known is None or word.id == here else replace(state, about=known)


def noted(state: State) -> State:
    """The state with what is known of the one that is spoken of now; four people at most."""
    if state.about == Person() or state.people.get(state.about.kin or ME) == state.about:
        return state
    others = {who: one for who, one in state.people.items() if who != (state.about.kin or ME)}
    while len(others) >= _MOST:
        del others[next(who for who in others if who != ME)]
    return replace(state, people={**others, state.about.kin or ME: state.about})
