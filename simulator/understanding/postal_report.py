"""How a model hands words over, and what is wrong with it: for a model with an open slot."""

from collections import Counter
from collections.abc import Iterator

from simulator.understanding.model import InteractionModel
from simulator.understanding.postman import Way, carriers, closed_phrases, open_slot

_LONGEST = 140  # characters of a value, Amazon's limit
_BANDS = ((1, 3), (4, 8), (9, 18))  # words of a value


def postal_lines(model: InteractionModel) -> Iterator[str]:
    """The routes, the values that teach the recogniser, and every fault."""
    yield from _routes(model)
    for kind, values in model.types.items():
        lengths = [len(value.name.split()) for value in values]
        bands = ", ".join(
            f"{sum(low <= length <= high for length in lengths)} of {low} to {high} words"
            for low, high in _BANDS
        )
        yield f"type {kind}: {len(values)} values: {bands}"
    faults = [*_faults(model)]
    yield f"{len(faults)} faults"
    yield from (f"  {fault}" for fault in faults)


def _routes(model: InteractionModel) -> Iterator[str]:
    phrases = Counter(intent for _, intent in closed_phrases(model))
    yield f"{len(phrases)} built-in intents are said exactly, by {phrases.total()} phrases"
    whole = open_slot(model)
    yield (
        f"open slot: {whole.intent} {{{whole.slot}}}"
        if whole
        else "no open slot: words can be lost"
    )
    ways = carriers(model)
    yield f"{len(ways)} carriers of {len({way.intent for way in ways})} intents"
    yield from (f"  {way.intent}: {_sample(way)}" for way in ways)


def _sample(way: Way) -> str:
    return " ".join((*way.words, f"{{{way.slot}}}"))


def _faults(model: InteractionModel) -> Iterator[str]:
    by_words: dict[tuple[str, ...], set[str]] = {}
    for words, name in closed_phrases(model):
        by_words.setdefault(words, set()).add(name)
    ways = carriers(model)
    for way in ways:
        by_words.setdefault((*way.words, "{}"), set()).add(_sample(way))
    for words, owners in by_words.items():
        if len(owners) > 1:
            yield f'"{" ".join(words)}" is {" and ".join(sorted(owners))}'
    for intent in model.intents.values():
        if not intent.built_in and not intent.slots:
            yield f"{intent.name} has no slot: it could swallow half a sentence"
    for kind, values in model.types.items():
        yield from (f"{kind}: too long: {one.name}" for one in values if len(one.name) > _LONGEST)
