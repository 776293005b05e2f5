"""A wish for the routine in words of one's own: "my wife and i want to do the stretches together".

Whoever names stretches and wants them done now, and asks nothing about them, begins them: a leg
check was begun instead, for a leg was named.
"""

from collections.abc import Sequence

from nlu.wordlists import word_set
from skill.dialog.asking_words import asks_somewhere
from skill.dialog.routine_replies import ruled_out
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading

_STRETCHES = word_set("stretch stretches stretching stretchies routine exercises")
_WISHES = (
    *("want to do", "want to start", "wants to do", "like to do", "like to start", "need to do"),
    *("take me through", "take us through", "talk me through", "talk us through", "with us"),
    *("guide me", "guide us", "lead me", "lead us", "walk me through", "walk us through"),
    *("you start", "do them with", "do it with", "ready for my", "ready for the", "ready for our"),
)
# These begin what is said, or they are told of: "my physio has me do my exercises".
_BIDS = (
    *("do my", "do our", "do the stretches with", "start my", "start our", "start the"),
    *("begin my", "begin our", "begin the", "time for my", "time for our", "let's do", "let us do"),
)
_NOT_NOW = word_set(
    "not never don't can't cannot should does did yesterday remind reminder tomorrow"
    " help helps work twice too enough day often"
)
_POLITE = ("could you", "can you", "would you", "will you", "can we", "could we", "shall we")
_HEAD = 2  # tokens that may stand before a bid


def wishes_stretches(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether the routine is wished for, and nothing told, asked or ruling it out beside it."""
    tokens, words = reading.tokens, f" {' '.join(reading.tokens)} "
    known = bool(reading.candidates) and reading.candidates[0].p == 1.0
    if state.triage or state.routine or known or _STRETCHES.isdisjoint(tokens):
        return False
    if not _NOT_NOW.isdisjoint(tokens) or any(one.level for one in reading.told("stated")):
        return False
    if ruled_out(tokens, knowledge.replies.anywhere["check"]):
        return False
    asked = asks_somewhere(reading) and not any(f" {one} " in words for one in _POLITE)
    bids = any(words.find(f" {one} ") in _heads(tokens) for one in _BIDS)
    return not asked and (bids or any(f" {one} " in words for one in _WISHES))


def _heads(tokens: Sequence[str]) -> set[int]:
    """Where the first words begin, in the words joined."""
    return {len(" ".join(tokens[:at])) + bool(at) for at in range(_HEAD + 1)}
