"""Who is meant, where somebody else was spoken of: "for me", "i'm pregnant", "and him"."""

from collections.abc import Container, Sequence
from itertools import pairwise

from nlu.wordlists import word_set
from skill.dialog.events import Slots, SlotValue
from skill.dialog.people import ME, SEX_OF
from skill.dialog.questions import best_of
from skill.dialog.state import Person, State
from skill.understanding.reading import Reading

_ME, _BEFORE_ME = (
    ("me", "myself"),
    word_set("for about and than like to with does can should could may is"),
)
_OWN, _TELLS = ("own_age", "stage", "condition"), (("i", "am"), ("i", "have"))
_OF_ANYONE, _ARE = ("age", "stage", "condition"), ("is", "has")
_NEEDS, _LEGS = word_set("need take eat"), word_set("leg legs calf calves foot feet thigh thighs")
_OTHERS = word_set("she he her him his they them their")


def who_again(reading: Reading, state: State, heard: Slots) -> Slots:
    """Who is meant, where another is spoken of: "for me", "i'm pregnant", "and him"; not "tell me".

    In a check and a routine only so many words put another in their place.
    """
    if "person" in heard or _commands(reading):
        return {}
    under_way, tokens = state.triage or state.routine, reading.tokens
    mine = _says_me(tokens) or (not under_way and _of_mine(tokens, heard))
    if mine and state.about.kin:
        return {"person": (SlotValue(ME, (ME,)),)}
    called = None if under_way or mine else _called(tokens, heard)
    return (
        {"person": (SlotValue(called, (called,)),)}
        if called and not _is(called, state.about)
        else {}
    )


def _commands(reading: Reading) -> bool:
    """Whether it is a command that is known word for word: "check my leg", for grandma."""
    best = best_of(reading)
    return best is not None and best.p == 1.0 and best.subject.startswith("controls:")


def _of_mine(tokens: Sequence[str], heard: Slots) -> bool:
    """Whether a fact, a leg or a need is told to be the speaker's own: "how much do i need"."""
    if not _OTHERS.isdisjoint(tokens):
        return False
    pairs = {*pairwise(tokens)}
    told = not heard.keys().isdisjoint(_OWN) and not pairs.isdisjoint(_TELLS)
    return told or any((a == "my" and b in _LEGS) or (a == "i" and b in _NEEDS) for a, b in pairs)


def _called(tokens: Sequence[str], heard: Slots) -> str | None:
    """Who is spoken of by no more than a pronoun: "and him", "does she need", "she's eighty"."""
    told = pairwise(() if heard.keys().isdisjoint(_OF_ANYONE) else tokens)
    tells = (one for one, verb in told if one in SEX_OF and verb in _ARE)
    return _behind(tokens, SEX_OF) or next(tells, None)


def _is(called: str, person: Person) -> bool:
    """Whether it can be the one that is spoken of now."""
    return person.kin is not None and person.sex in (None, SEX_OF[called])


def _says_me(tokens: Sequence[str]) -> bool:
    return "mine" in tokens or _behind(tokens, _ME) is not None


def _behind(tokens: Sequence[str], people: Container[str]) -> str | None:
    """The first of these that stands behind a word like "for" or "and"."""
    pairs = pairwise(("and", *tokens))
    return next((one for word, one in pairs if one in people and word in _BEFORE_ME), None)
