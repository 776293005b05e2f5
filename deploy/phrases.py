"""Example phrases: each must begin as a sample does, or certification rejects it.

The shapes: "Alexa, open <name>" first, then "Alexa, ask <name> <sample>". The slot of a carrier
takes any words, so a phrase must begin with the carrier's own; the open slot alone vouches for
nothing, unless the model has no carriers.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_OPEN = re.compile(r"Alexa, (?:open|launch|start) (?P<name>.+)")
_SLOT = re.compile(r"\{(\w+)\}")


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
            yield f"{phrase!r}: {said!r} begins as no sample does"


def one_shot(phrase: str, invocation: str) -> str | None:
    """What is asked in "Alexa, ask <name> (to|for|about) …"; None where the shape is another."""
    found = re.fullmatch(rf"Alexa, (?:ask|tell) {re.escape(invocation)} (.+)", phrase)
    return found[1] if found else None


def intent_of(said: str, language: Mapping[str, Any]) -> str | None:
    """The intent with the longest sample that these words fit; None where none does."""
    samples = [
        (sample, str(intent["name"]))
        for intent in language["intents"]
        for sample in intent.get("samples", [])
    ]
    worded = [one for one in samples if _own_words(one[0])]
    carriers = [one for one in worded if "{" in one[0]]
    for sample, intent in sorted(worded if carriers else samples, key=lambda one: -len(one[0])):
        if _fits(said, sample):
            return intent
    return None


def _own_words(sample: str) -> bool:
    return bool(_SLOT.sub("", sample).strip())


def _fits(said: str, sample: str) -> bool:
    """Whether the words are the sample's, any words in its slots."""
    parts = [re.escape(part) for part in _SLOT.split(sample)[::2]]
    return re.fullmatch(".+".join(parts), said) is not None
