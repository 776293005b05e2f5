"""Fills the slots of a guessed intent from wherever their values stand in the sentence."""

from collections.abc import Collection, Mapping, Sequence

from nlu.catalogue import Catalogue
from nlu.wordlists import word_set
from nlu.words import Span
from simulator.understanding.built_in_types import NUMBER, PARSERS, TIME
from simulator.understanding.measures import Measure, find_measures
from simulator.understanding.model import InteractionModel, SlotSpec
from simulator.understanding.neighbours import Neighbours
from simulator.understanding.samples import Sample
from simulator.understanding.slot_reader import SlotReader
from simulator.understanding.unlisted import align

# "she is eighty and …": with these around it, a bare number is an age.
_BEING = word_set("am is was turned")
_AFTER_AGE = word_set(
    "and but so now with how what can could should does is do has takes who i he she"
)

Spans = dict[str, list[Span]]  # slot name → where its values stand


class Filler:
    """Finds slot values for intents of one model."""

    def __init__(
        self, model: InteractionModel, samples: Sequence[Sample], catalogue: Catalogue
    ) -> None:
        self._catalogue = catalogue
        self._neighbours = Neighbours(model, samples)
        self._used = {part for sample in samples for part in sample.parts}
        self._heard: dict[str, dict[str, SlotSpec]] = {}  # slots that a sample names
        for sample in samples:
            named = self._heard.setdefault(sample.intent, {})
            named.update((name, model.intents[sample.intent].slots[name]) for name in sample.slots)

    def fill(self, intent: str, reader: SlotReader, like: Sequence[Sample]) -> Spans:
        """Slot → spans. `like`: the intent's nearest samples, for values that are not listed."""
        slots = self._heard.get(intent, {})
        spans: Spans = {}
        self._fill_listed(slots, reader, spans)
        self._fill_measures(slots, reader, spans)
        for sample in like:
            for name, span in align(sample, reader.words, _taken(spans), self._used):
                if name not in spans and slots[name].type not in PARSERS:
                    spans[name] = [span]
        return spans

    def _fill_listed(self, slots: Mapping[str, SlotSpec], reader: SlotReader, spans: Spans) -> None:
        types = {slot.type for slot in slots.values()}
        for spot in self._catalogue.spot(reader.words, types):
            span = (spot.start, spot.end)
            name = self._best_slot(slots, spot.types, reader, span)
            spans.setdefault(name, []).append(span)
        for name, found in spans.items():
            if not slots[name].multiple:
                spans[name] = [max(found, key=lambda span: self._worth(slots[name], reader, span))]

    def _best_slot(
        self, slots: Mapping[str, SlotSpec], types: Collection[str], reader: SlotReader, span: Span
    ) -> str:
        fitting = [slot for slot in slots.values() if slot.type in types]
        return max(fitting, key=lambda slot: self._worth(slot, reader, span)).name

    def _worth(self, slot: SlotSpec, reader: SlotReader, span: Span) -> tuple[float, int, int]:
        """How well a span suits a slot: by the words beside it, then its length, then the later."""
        evidence = self._neighbours.evidence(slot.type, reader.words, span)
        return (evidence.get(slot.name, 0.0), span[1] - span[0], span[0])

    def _fill_measures(
        self, slots: Mapping[str, SlotSpec], reader: SlotReader, spans: Spans
    ) -> None:
        wanted = {slot.type for slot in slots.values() if slot.type in PARSERS}
        # Where the intent has times and no numbers, "make it ten" is a time.
        bare = TIME in wanted and NUMBER not in wanted
        found = find_measures(reader, PARSERS, _taken(spans), bare=bare) if wanted else ()
        for measure in found:
            name = self._measured(slots, reader, measure, spans)
            if name:
                spans[name] = [(measure.start, measure.end)]

    def _measured(
        self, slots: Mapping[str, SlotSpec], reader: SlotReader, measure: Measure, spans: Spans
    ) -> str | None:
        """The slot for a number, by its neighbours; without a sign, the only one that is free."""
        span = (measure.start, measure.end)
        free = [s.name for s in slots.values() if s.type == measure.type and s.name not in spans]
        evidence = self._neighbours.evidence(measure.type, *_as_age(reader.words, span))
        if evidence:
            best = max(evidence, key=evidence.__getitem__)
            return best if best in free else None
        lone = len(free) == 1 and reader.words[span[0]] != "1"
        return free[0] if lone else None


def _as_age(words: Sequence[str], span: Span) -> tuple[Sequence[str], Span]:
    """The number as "eighty year old" in "she is eighty and …"; else the words as they are."""
    start, end = span
    said = start > 1 and words[start - 1] in _BEING and _AFTER_AGE.issuperset(words[end : end + 1])
    return ((words[start], "year", "old"), (0, 1)) if said else (words, span)


def _taken(spans: Spans) -> set[int]:
    return {place for found in spans.values() for span in found for place in range(*span)}
