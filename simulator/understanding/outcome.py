"""Puts what was found into the shape that is handed back."""

from collections.abc import Sequence

from nlu.catalogue import Catalogue
from simulator.understanding.filling import Spans
from simulator.understanding.grammar import Match
from simulator.understanding.guess import Opinion
from simulator.understanding.heard import How, Understood
from simulator.understanding.model import InteractionModel
from simulator.understanding.slot_reader import SlotReader


class Outcomes:
    """Makes Understood values for one model; `watch`: types whose values may be overlooked."""

    def __init__(
        self, model: InteractionModel, catalogue: Catalogue, watch: frozenset[str]
    ) -> None:
        self._model = model
        self._catalogue = catalogue
        self._watch = watch

    def matched(self, match: Match, reader: SlotReader) -> Understood:
        """The sentence is a sample."""
        spans: Spans = {}
        for name, span in zip(match.sample.slots, match.spans, strict=True):
            spans.setdefault(name, []).append(span)
        return self.made(match.sample.intent, spans, reader, "exact", sample=match.sample.text)

    def made(  # noqa: PLR0913 - the fields of what it makes
        self,
        intent: str,
        spans: Spans,
        reader: SlotReader,
        how: How,
        *,
        score: float = 1.0,
        following: Opinion | None = None,
        weighed: Sequence[Opinion] = (),
        sample: str | None = None,
    ) -> Understood:
        """The intent with its slots read from their spans."""
        specs = self._model.intents[intent].slots if spans else {}
        return Understood(
            intent=intent,
            slots={name: reader.slot(specs[name], found) for name, found in spans.items()},
            how=how,
            score=round(score, 2),
            next=(following.intent, round(following.score, 2)) if following else None,
            weighed=tuple((each.intent, round(each.score, 2)) for each in weighed),
            sample=sample,
            overlooked=self._overlooked(spans, reader),
        )

    def _overlooked(self, spans: Spans, reader: SlotReader) -> tuple[tuple[str, str, str], ...]:
        """(type, id, heard) of the watched values that stand outside all filled slots."""
        filled = {place for found in spans.values() for span in found for place in range(*span)}
        return tuple(
            (kind, identifier, reader.sentence.heard(spot.start, spot.end))
            for spot in self._catalogue.spot(reader.words, self._watch)
            if filled.isdisjoint(range(spot.start, spot.end))
            for kind in sorted(self._watch & spot.types.keys())
            for identifier, _ in spot.types[kind]
        )
