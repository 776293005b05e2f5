"""Which of the things that were mentioned is meant: "the second one", "the other", "both".

The state holds what was mentioned in order, as slot.id; an answer that looks nothing up stands
there as answer.id. Things of the kind that was last answered are counted, else all of them.
"""

from collections.abc import Iterator, Mapping, Sequence

from nlu.wordlists import word_set
from skill.dialog.rows import ROW_SLOTS, ROWS_OF
from skill.dialog.state import State

ANSWER = "answer"
_PLACES: Mapping[str, int] = {
    "first": 0,
    "former": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "last": -1,
    "latter": -1,
    "other": -2,
    "others": -2,
}
_NUMBERED = {"1": 0, "2": 1, "3": 2, "4": 3}  # behind "number"
_TWO_OF = word_set("two 2 pair")
_OF_BOTH = word_set("the those these them")  # before or behind "two": not "two a day"
# What follows where nothing is counted: "last night", "the other leg".
_NOT_COUNTED = word_set(
    "night nights week weeks month months year years time times leg legs side sides foot feet day "
    "days minute minutes hour hours calf calves thigh thighs morning evening aid step stretch "
    "people half"
)
_AT_DAWN = ("first", "thing")
_TWO = 2


def counted_out(tokens: Sequence[str], state: State) -> tuple[str, ...]:
    """The things that are meant, as slot.id, two where both are; none where nothing is counted."""
    known = _of_kind(state)
    if len(known) < _TWO:
        return ()
    if both(tokens):
        return tuple(known[-_TWO:])
    place = next(_places(tokens), None)
    try:
        return () if place is None else (known[place],)
    except IndexError:
        return ()


def both(tokens: Sequence[str]) -> bool:
    """Whether two things are meant at once: "the two of them", "both"; not "both legs"."""
    return any(
        word == "both" or (word in _TWO_OF and _OF_BOTH & {before, _behind_of(behind)})
        for before, word, behind in _around(tokens)
        if not _counts_else(behind)
    )


def _places(tokens: Sequence[str]) -> Iterator[int]:
    for _, word, behind in _around(tokens):
        dawn = (word, *behind[:1]) == _AT_DAWN
        if word in _PLACES and not _counts_else(behind) and not dawn:
            yield _PLACES[word]
        if word == "number" and behind and behind[0] in _NUMBERED:
            yield _NUMBERED[behind[0]]


def _around(tokens: Sequence[str]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Each word with the one before it, and the two behind it."""
    for at, word in enumerate(tokens):
        yield (tokens[at - 1] if at else ""), word, tokens[at + 1 : at + 3]


def _counts_else(behind: Sequence[str]) -> bool:
    """Whether what is counted is no thing that was mentioned: "the last two weeks"."""
    noun = next((one for one in behind if not one.isdecimal()), "")
    return noun in _NOT_COUNTED


def _behind_of(behind: Sequence[str]) -> str:
    """The word behind "of": "two of them"."""
    return behind[1] if len(behind) > 1 and behind[0] == "of" else ""


def _of_kind(state: State) -> list[str]:
    """The things that can be counted: of the kind last answered, where two of it were mentioned."""
    answer = str(state.told.facts["answer"]) if state.told else ""
    slot = ROW_SLOTS.get(ROWS_OF.get(answer, ""), ANSWER)
    same = [one for one in state.mentioned if one.startswith(f"{slot}.")]
    return same if len(same) >= _TWO else list(state.mentioned)
