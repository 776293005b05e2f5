"""Reads spans of one sentence as slot values."""

from datetime import date
from enum import Enum

from nlu.catalogue import Catalogue
from nlu.words import Sentence, Span
from simulator.understanding.built_in_types import PARSERS, parse
from simulator.understanding.heard import Slot, SlotValue
from simulator.understanding.lists import split_list
from simulator.understanding.model import SlotSpec

# Words in a span that no listed value explains: a name is short, a sentence is no name.
LONGEST_UNLISTED = 5
_LONGEST = 40  # words in the longest list that is still tried
SEARCH_QUERY = "AMAZON.SearchQuery"


class Fit(Enum):
    """How a span fits a slot: its words are values of the type, or could be, or can't."""

    LISTED = 0
    OPEN = 1
    NONE = 2


class SlotReader:
    """Reads spans (token positions) of a sentence; asks about each span once."""

    def __init__(self, sentence: Sentence, catalogue: Catalogue, today: date) -> None:
        self.sentence = sentence
        self.words = sentence.texts
        self._catalogue = catalogue
        self._today = today
        self._fits: dict[tuple[str, bool, int, int], Fit] = {}

    def fit(self, type_name: str, span: Span, *, multiple: bool = False) -> Fit:
        """How tokens[span] fit a slot of this type."""
        asked = (type_name, multiple, *span)
        known = self._fits.get(asked)
        if known is None:
            known = self._fits[asked] = self._fit(type_name, span, multiple=multiple)
        return known

    def slot(self, spec: SlotSpec, spans: list[Span]) -> Slot:
        """The slot filled with spans; each is split into its list where the slot allows many."""
        if spec.multiple:
            spans = [piece for span in spans for piece in self._split(spec.type, span)]
        return Slot(spec.name, spec.type, tuple(self.value(spec.type, span) for span in spans))

    def value(self, type_name: str, span: Span) -> SlotValue:
        """One value, as Alexa would send it."""
        heard = self.sentence.heard(*span)
        words = self.words[slice(*span)]
        if type_name in PARSERS:
            return SlotValue(heard, parse(type_name, words, self._today) or "?")
        return SlotValue(heard, heard, self._catalogue.resolve(type_name, words))

    def _fit(self, type_name: str, span: Span, *, multiple: bool) -> Fit:
        words = self.words[slice(*span)]
        if len(words) > _LONGEST:
            return Fit.NONE
        if type_name in PARSERS:
            return Fit.NONE if parse(type_name, words, self._today) is None else Fit.LISTED
        if type_name == SEARCH_QUERY:
            return Fit.OPEN
        if self._listed(type_name, span, multiple=multiple):
            return Fit.LISTED
        return Fit.OPEN if self._may_be_a_name(type_name, span, multiple=multiple) else Fit.NONE

    def _listed(self, type_name: str, span: Span, *, multiple: bool) -> bool:
        """Whether the span is a value of the type, or a list of such values alone."""
        if self._resolves(type_name, span):
            return True
        pieces = self._split(type_name, span) if multiple else []
        return len(pieces) > 1 and all(self._resolves(type_name, piece) for piece in pieces)

    def _may_be_a_name(self, type_name: str, span: Span, *, multiple: bool) -> bool:
        """Whether an unlisted span could be a value: short, and not the name of something else."""
        if multiple and len(self._split(type_name, span)) > 1:
            return True
        words = self.words[slice(*span)]
        return len(words) <= LONGEST_UNLISTED and not self._catalogue.names_other(type_name, words)

    def _split(self, type_name: str, span: Span) -> list[Span]:
        def listed(start: int, end: int) -> bool:
            return self._resolves(type_name, (start, end))

        return split_list(self.words, span, self.sentence.pauses, listed)

    def _resolves(self, type_name: str, span: Span) -> bool:
        return bool(self._catalogue.resolve(type_name, self.words[slice(*span)]))
