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
_BOTH = word_set("both pair two 2")
_OF_BOTH = word_set("both them those these the pair")  # beside "two": not "two a day"
# What follows where nothing is counted: "last night", "the other leg".
_NOT_COUNTED = word_set(
    "night nights week weeks month months year years time times leg side foot day days minute calf "
    "morning evening aid step stretch people half"
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
    """Whether two things are meant at once: "the two of them", "both"."""
    words = {*tokens}
    return "both" in words or (not _BOTH.isdisjoint(words) and not _OF_BOTH.isdisjoint(words))


def _places(tokens: Sequence[str]) -> Iterator[int]:
    following = (*tokens, "")[1:]
    for word, after in zip(tokens, following, strict=True):
        if word in _PLACES and after not in _NOT_COUNTED and (word, after) != _AT_DAWN:
            yield _PLACES[word]
        if word == "number" and after in _NUMBERED:
            yield _NUMBERED[after]


def _of_kind(state: State) -> list[str]:
    """The things that can be counted: of the kind last answered, where two of it were mentioned."""
    answer = str(state.told.facts["answer"]) if state.told else ""
    slot = ROW_SLOTS.get(ROWS_OF.get(answer, ""), ANSWER)
    same = [one for one in state.mentioned if one.startswith(f"{slot}.")]
    return same if len(same) >= _TWO else list(state.mentioned)
