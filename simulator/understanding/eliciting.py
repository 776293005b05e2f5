"""Stage 1: while a slot is asked for, the answer is first read as a value of that slot."""

from collections.abc import Iterator

from nlu.politeness import bare
from nlu.wordlists import word_set
from nlu.words import Span
from simulator.understanding.grammar import Grammar, grow
from simulator.understanding.model import InteractionModel, SlotSpec
from simulator.understanding.samples import Sample, cut
from simulator.understanding.slot_reader import Fit, SlotReader

# These are heard at any time, also as an answer.
ALWAYS = frozenset(
    {"AMAZON.HelpIntent", "AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"}
)
_LEADS = word_set(
    "i am it is he she they we are was my the a an about around like maybe for at on in since "
    "just only roughly nearly almost think take have has would say guess of"
)
_TAILS = word_set("years year old of age now today i think guess")


def exact_answer(
    model: InteractionModel, intent: str, slot: SlotSpec, reader: SlotReader
) -> tuple[str, Span] | None:
    """(sample, span): the answer is one of the slot's own samples, or a bare value of it."""
    texts = [*slot.samples, "{" + slot.name + "}"]
    samples = [Sample(intent, text, cut(text)) for text in texts]
    samples = [each for each in samples if each.slots == (slot.name,)]
    grammar = Grammar(samples, grow(model, samples))
    for window in ((0, len(reader.words)), *bare(reader.words)):
        match = grammar.best(reader, window)
        if match:
            return match.sample.text, match.spans[0]
    return None


def loose_answer(slot: SlotSpec, reader: SlotReader) -> Span | None:
    """The value in an answer like "i think she is about seventy": only small words around it."""
    for start, end in _inner(reader):
        if reader.fit(slot.type, (start, end), multiple=slot.multiple) is Fit.LISTED:
            return (start, end)
    return None


def _inner(reader: SlotReader) -> Iterator[Span]:
    words = reader.words
    for start in range(len(words)):
        if start and words[start - 1] not in _LEADS:
            return
        for end in range(len(words), start, -1):
            if all(word in _TAILS for word in words[end:]):
                yield start, end
