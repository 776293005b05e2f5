"""Which slot a value belongs to, by the words beside it: "year old" tells an age from a dose."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from nlu.stems import stem
from simulator.understanding.model import InteractionModel
from simulator.understanding.samples import Sample

_REACH = 2  # words on either side
_NEXT = 1.0
_SECOND = 0.5


class Neighbours:
    """Learnt from all samples of a model, for slots of the same type against each other."""

    def __init__(self, model: InteractionModel, samples: Sequence[Sample]) -> None:
        self._seen: dict[tuple[str, int, str], dict[str, int]] = defaultdict(dict)
        for sample in samples:
            slots = model.intents[sample.intent].slots
            for place, part in enumerate(sample.parts):
                if part[0] == "{":
                    name = part[1:-1]
                    for offset, word in _beside(sample.parts, place, place + 1):
                        counts = self._seen[slots[name].type, offset, word]
                        counts[name] = counts.get(name, 0) + 1

    def evidence(
        self, type_name: str, words: Sequence[str], span: tuple[int, int]
    ) -> dict[str, float]:
        """Slot name → how much the words beside the span speak for it; empty for nothing."""
        found: dict[str, float] = {}
        for offset, word in _beside(words, *span):
            counts = self._seen.get((type_name, offset, word))
            if counts:
                total = sum(counts.values())
                weight = _NEXT if abs(offset) == 1 else _SECOND
                for name, count in counts.items():
                    found[name] = found.get(name, 0.0) + weight * count / total
        return found


def _beside(parts: Sequence[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """(offset, stem) of the literal words around parts[start:end]: -2, -1, 1, 2."""
    for reach in range(1, _REACH + 1):
        for offset, place in ((-reach, start - reach), (reach, end + reach - 1)):
            if 0 <= place < len(parts) and parts[place][0] != "{":
                yield offset, stem(parts[place])
