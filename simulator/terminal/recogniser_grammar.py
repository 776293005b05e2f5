"""A closed JSGF grammar of what the interaction model's samples say: a few of each intent.

The form: https://www.w3.org/TR/jsgf/
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from simulator.understanding import InteractionModel

_MOST = 4  # samples of an intent; with all 19,000 a sentence takes a minute to be recognised
_FEW = 5  # values for which a slot stands; more make more confusions, not a better check
# Amazon's own types have no list of values.
_BUILT_IN: dict[str, tuple[str, ...]] = {
    "AMAZON.NUMBER": ("three", "seventy"),
    "AMAZON.DURATION": ("ten minutes", "two weeks"),
    "AMAZON.TIME": ("half past nine", "ten p m"),
    "AMAZON.DATE": ("tomorrow", "yesterday"),
}
Known = Callable[[str], bool]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What can be heard.

    sentences: intent (or answer) and words of each sample, with the first value of each slot;
    jsgf: the grammar; missing: words that the dictionary lacks; left_out: how many samples have
    one.
    """

    sentences: tuple[tuple[str, str], ...]
    jsgf: str
    missing: frozenset[str]
    left_out: int


def listed_grammar(sentences: Iterable[tuple[str, str]], known: Known) -> Grammar:
    """The grammar of (name, sentence) without slots, evenly of each name."""
    by_name: dict[str, list[str]] = {}
    for name, said in sentences:
        by_name.setdefault(name, []).append(said)
    chosen = [(name, one) for name, many in by_name.items() for one in evenly(many, _MOST)]
    missing = {word for _, said in chosen for word in _words(said) if not known(word)}
    able = [(name, said) for name, said in chosen if missing.isdisjoint(_words(said))]
    heard = tuple((name, " ".join(_words(said))) for name, said in able)
    jsgf = _jsgf([said for _, said in heard], {})
    return Grammar(heard, jsgf, frozenset(missing), len(chosen) - len(able))


def build_grammar(model: InteractionModel, known: Known) -> Grammar:
    """The grammar of samples whose words are `known` to the recogniser, evenly of each intent."""
    values = _Values(model, known)
    sentences, lines, missing, left_out = [], [], set[str](), 0
    for intent in model.intents.values():
        types = {f"{{{slot.name}}}": slot.type for slot in intent.slots.values()}
        for sample in evenly(intent.samples, _MOST):
            words = _words(sample)
            unknown = {word for word in words if word not in types and not known(word)}
            if unknown or not all(values.of(types[word]) for word in words if word in types):
                missing |= unknown
                left_out += 1
                continue
            lines.append(_line(words, types))
            said = " ".join(values.of(types[word])[0] if word in types else word for word in words)
            sentences.append((intent.name, said))
    return Grammar(tuple(sentences), _jsgf(lines, values.used), frozenset(missing), left_out)


def evenly(those: Sequence[_Item], count: int) -> list[_Item]:
    """So many of them, or all, from the first to the last at the same distance."""
    count = min(count, len(those))
    return [those[place * len(those) // count] for place in range(count)]


class _Values:
    """The few values for which the slots of a type stand."""

    def __init__(self, model: InteractionModel, known: Known) -> None:
        self._model = model
        self._known = known
        self.used: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """Those whose words are all known; none for a type that can't be said."""
        if name not in self.used:
            listed = [" ".join(_words(each.name)) for each in self._model.types.get(name, ())]
            able = [each for each in listed or _BUILT_IN.get(name, ()) if self._able(each)]
            self.used[name] = tuple(able[:_FEW])
        return self.used[name]

    def _able(self, value: str) -> bool:
        return all(map(self._known, value.split()))


def _words(text: str) -> list[str]:
    """Without punctuation; what else is no word is not in the dictionary either."""
    return [word for part in text.lower().split() if (word := part.strip(".,;:?!"))]


def _line(words: Iterable[str], types: dict[str, str]) -> str:
    return " ".join(f"<{_rule(types[word])}>" if word in types else word for word in words)


def _rule(name: str) -> str:
    return name.replace(".", "_").lower()


def _jsgf(lines: Iterable[str], values: Mapping[str, tuple[str, ...]]) -> str:
    rules = [f"<{_rule(name)}> = {' | '.join(those)};" for name, those in values.items()]
    public = "public <said> =\n  " + "\n| ".join(dict.fromkeys(lines)) + ";"
    return "\n".join(["#JSGF V1.0;", "grammar said;", *rules, public, ""])
