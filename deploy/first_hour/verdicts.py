"""What became of the words of one sentence on their way through a model."""

from typing import Any, Literal, TypeAlias, get_args

from msgspec import Struct

from skill.alexa.envelope import AlexaIntent, AlexaSlot
from skill.alexa.heard import heard
from skill.understanding.routes import Routes

Verdict: TypeAlias = Literal[
    "whole", "head cut", "tail cut", "both cut", "changed", "swallowed", "nothing"
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Profiled(Struct, frozen=True):
    """A line of an answers file: the sentence, and what the utterance profiler answered.

    https://developer.amazon.com/docs/smapi/utterance-profiler-api.html
    """

    utterance: str
    answer: dict[str, Any]


def route_of(one: Profiled) -> str:
    """The intent that Alexa chose; "" for none."""
    return str((one.answer.get("selectedIntent") or {}).get("name") or "")


def verdict(one: Profiled, routes: Routes) -> Verdict:
    """How the words that arrive differ from those that were said.

    `swallowed`: a built-in intent took a sentence that is none of its phrases.
    """
    route = route_of(one)
    if closed := routes.built_in.get(route):
        return "whole" if one.utterance in (closed.words, *closed.also) else "swallowed"
    came = heard(AlexaIntent(route, _slots(one)), routes)
    return _compared(one.utterance.split(), came.words.split() if came else [])


def _slots(one: Profiled) -> dict[str, AlexaSlot]:
    slots = (one.answer.get("selectedIntent") or {}).get("slots") or {}
    return {name: AlexaSlot(slot.get("value")) for name, slot in slots.items()}


def _compared(said: list[str], came: list[str]) -> Verdict:
    if not came:
        return "nothing"
    if came == said:
        return "whole"
    length = len(came)
    starts = [at for at in range(len(said) - length + 1) if said[at : at + length] == came]
    if not starts:
        return "changed"
    at = starts[0]
    return "tail cut" if at == 0 else "head cut" if at + length == len(said) else "both cut"
