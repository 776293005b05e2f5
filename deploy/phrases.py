"""Example phrases: each must be heard exactly as it is written, or certification rejects it.

The shapes: "Alexa, open <name>" first, then "Alexa, ask <name> <sample>".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_OPEN = re.compile(r"Alexa, (?:open|launch|start) (?P<name>.+)")
_SLOT = re.compile(r"\\\{(\w+)\\\}")
_AGES = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty"}  # values of Alexa's numbers


def phrase_faults(phrases: Sequence[str], model: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with them, in words."""
    language = model["interactionModel"]["languageModel"]
    invocation = str(language["invocationName"])
    opening = _OPEN.fullmatch(phrases[0]) if phrases else None
    if not opening or opening["name"] != invocation:
        yield f"the first example phrase must be: Alexa, open {invocation}"
    for phrase in phrases[1:]:
        said = one_shot(phrase, invocation)
        if said is None:
            yield f"{phrase!r} is not of the shape: Alexa, ask {invocation} …"
        elif intent_of(said, language) is None:
            yield f"{phrase!r}: {said!r} is no sample, word for word"


def one_shot(phrase: str, invocation: str) -> str | None:
    """What is asked in "Alexa, ask <name> (to|for|about) …"; None where the shape is another."""
    found = re.fullmatch(rf"Alexa, (?:ask|tell) {re.escape(invocation)} (.+)", phrase)
    return found[1] if found else None


def intent_of(said: str, language: Mapping[str, Any]) -> str | None:
    """The intent with a sample that these words match exactly, slots filled with listed values."""
    values = {kind["name"]: _said(kind) for kind in language["types"]}
    for intent in language["intents"]:
        types = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        for sample in intent.get("samples", []):
            if (heard := _fits(said, sample)) is not None and all(
                value in values.get(types[slot], _AGES) for slot, value in heard.items()
            ):
                return str(intent["name"])
    return None


def _fits(said: str, sample: str) -> dict[str, str] | None:
    """The words that each slot of the sample gets; None where the rest differs."""
    if "{" not in sample:
        return {} if said == sample else None
    found = re.fullmatch(_SLOT.sub(r"(?P<\1>.+)", re.escape(sample)), said)
    return found.groupdict() if found else None


def _said(kind: Mapping[str, Any]) -> set[str]:
    names = (one["name"] for one in kind["values"])
    return {word for name in names for word in (name["value"], *name.get("synonyms", []))}
