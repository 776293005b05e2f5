"""What is heard of a reply: its seconds until the microphone opens, its warnings, its ending."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from simulator.device.turn import Turn
from skill.in_short import sentences
from skill.markup import plain
from workshop.lint.measure import seconds, words

_ANSWERS = ("answers.told", "answers.shorter")
# What is said word for word each time: alarms, crisis words, and their checks (voice.md).
_WORD_FOR_WORD = ("danger.", "mind.")
_WISHED = ("AskedRepeat", "WentBack", "StartedOver")  # who says so wants the same words
_DISCLAIMERS = ("general information", "not medical advice", "check with a pharmacist first")
# Of a sentence that says to ask or call somebody.
_HELPERS = re.compile(
    r"\b(doctor|gp|pharmacist|chemist|nurse|midwife|team|dentist|prescriber|call|emergency)\b"
)
_EDGES = re.compile(r"[^a-z0-9 ']+")


class FirstAnswer(Struct, frozen=True):
    """The first answer of a conversation: all that is heard of it until the microphone opens.

    `caveat`: the share of its words, 0 to 1, in sentences that send to somebody or disclaim;
    `disclaims`: whether it says that it is general, or to check with a pharmacist; `sends`: whether
    any sentence sends to somebody.
    """

    said: str
    words: int
    seconds: float
    caveat: float
    disclaims: bool
    sends: bool


def first_answer(turns: Iterable[Turn]) -> FirstAnswer | None:
    """Measured of the first turn that tells an answer; None where none does."""
    told = (turn for turn in turns if any(act.act in _ANSWERS for act in turn.reply.acts))
    turn = next(told, None)
    speech = turn.reply.speech if turn else None
    if speech is None:
        return None
    ssml = speech.ssml or speech.text
    said = plain(ssml)
    caveats = [one for one in sentences(said) if _sends(one)]
    count = len(words(ssml))
    return FirstAnswer(
        said=said,
        words=count,
        seconds=seconds(ssml),
        caveat=sum(len(one.split()) for one in caveats) / max(1, count),
        disclaims=any(one in said.lower() for one in _DISCLAIMERS),
        sends=bool(caveats),
    )


def _sends(sentence: str) -> bool:
    """Whether it sends to somebody or disclaims; what is offered is no caveat."""
    text = sentence.lower()
    named = _HELPERS.search(text) is not None or any(one in text for one in _DISCLAIMERS)
    return named and not sentence.endswith("?")


def repeated_endings(turns: Iterable[Turn]) -> Iterator[tuple[str, Turn]]:
    """Endings that were heard earlier in the same conversation, each with its turn.

    An ending is the last sentence of a reply. Alarms and crisis words are left out, and what
    somebody wished to hear again.
    """
    heard = set[str]()
    for turn in turns:
        if not turn.speech or _by_wish(turn) or _word_for_word(turn):
            continue
        last = _EDGES.sub("", sentences(turn.speech)[-1].lower())
        if last in heard:
            yield last, turn
        heard.add(last)


def _by_wish(turn: Turn) -> bool:
    return any(one in _WISHED for one in (turn.reading or {}).get("events", ()))


def _word_for_word(turn: Turn) -> bool:
    asks = turn.reply.asks
    acts = [*turn.reply.acts, *([asks] if asks else [])]
    return any(act.act.startswith(_WORD_FOR_WORD) for act in acts)
