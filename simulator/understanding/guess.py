"""Stage 3: the custom intent that a sentence most resembles, when it is no sample.

Two opinions are weighed: Bayes over all samples of an intent, and the single samples most like
the sentence. The background, everyday sentences for no skill, is weighed as one more intent.
"""

from collections.abc import Collection, Mapping, Sequence
from math import exp
from typing import NamedTuple

from nlu.stems import stem
from nlu.words import Span
from simulator.understanding.background import is_background
from simulator.understanding.bayes import Bayes, rare_share
from simulator.understanding.clauses import clauses
from simulator.understanding.confidence import Signs, confidence
from simulator.understanding.features import Marked
from simulator.understanding.index import Index
from simulator.understanding.nearest import Nearest
from simulator.understanding.query import Queries, Query, is_word
from simulator.understanding.rarity import rarities, spread_of

BAYES_SHARE = 0.7
SHARPNESS = 1.0  # of Bayes' opinion: it counts words that go together as if they did not
TOP = (0.7, 0.2, 0.1)  # how much the nearest sample of an intent counts, the second, the third
STRANGE = 1.4  # how much a word that no sample knows speaks for a class of many rare words
MOST_STRANGE = 3  # of them count: a story may have many
PART = 0.92  # the last clause alone is a little less sure than the whole
LATE = 0.2  # how much more the last word of a long sentence weighs than its first
LONG = 9
LONGER = 3  # words that a sentence may have beyond an intent's longest sample at no cost
SHOWN = 4  # intents whose score is worked out


class Opinion(NamedTuple):
    """An intent and how sure; `rows`: the nearest rows of it, the best first."""

    intent: str
    score: float
    rows: tuple[int, ...] = ()


class Guesser:
    """Guesses among the classes of an index."""

    def __init__(self, index: Index) -> None:
        spread = spread_of(index.rows, index.classes, len(index.vocabulary))
        rarity = rarities(spread, len(set(index.classes)))
        numbers = {name: number for number, name in enumerate(index.vocabulary)}
        self._words = {name: n for name, n in numbers.items() if is_word(name)}
        self._classes = index.classes
        self._rows = index.rows
        self._bayes = Bayes(spread, rarity)
        self._nearest = Nearest(index.rows, rarity)
        self._queries = Queries(numbers, self._nearest.rarity, self._nearest.rarest)
        self._longest = _longest(index)
        self._rare = rare_share(zip(index.rows, index.classes, strict=True), self._words.values())

    def guess(
        self, words: Sequence[str], pauses: Collection[int], marked: Sequence[Marked]
    ) -> list[Opinion]:
        """The intents by score, the best first; the score is a confidence from 0 to 1."""
        best: dict[str, Opinion] = {}
        for number, span in enumerate(clauses(words, pauses)):
            query = self._query(words, marked, span)
            for opinion in self._weigh(query):
                score = opinion.score * (PART if number else 1.0)
                score *= self._fits(opinion.intent, len(words))
                known = best.get(opinion.intent)
                if known is None or score > known.score:
                    best[opinion.intent] = opinion._replace(score=score)
        return sorted(best.values(), key=lambda opinion: -opinion.score)

    def knows(self, word: str) -> bool:
        """Whether a sample, or an everyday sentence, has the word."""
        return stem(word) in self._words

    def _fits(self, intent: str, count: int) -> float:
        """Less than 1 for a sentence much longer than all samples: "okay" tells no story."""
        return min(1.0, (self._longest.get(intent, 0) + LONGER) / max(count, 1))

    def without(self, row: int) -> list[Opinion]:
        """How a sample would be guessed if it were none."""
        features = self._rows[row]
        squares = sum((w * self._nearest.rarity[f]) ** 2 for f, w in features.items())
        query = Query(features, squares**0.5 or 1.0, 0, 1)
        return self._weigh(query, row)

    def _query(self, words: Sequence[str], marked: Sequence[Marked], span: Span) -> Query:
        start, end = span
        inside = [
            Marked(each.start - start, each.end - start, each.marks)
            for each in marked
            if start <= each.start and each.end <= end
        ]
        count = end - start
        weights = None
        if count >= LONG:
            weights = [1 - LATE + LATE * (place + 1) / count for place in range(count)]
        return self._queries.make(words[start:end], inside, weights)

    def _weigh(self, query: Query, skip: int = -1) -> list[Opinion]:
        likely = self._likely(query, skip)
        near, rows = self._near(query, skip)
        mixed = {
            name: BAYES_SHARE * likely[name] + (1 - BAYES_SHARE) * near.get(name, 0.0)
            for name in likely
        }
        background = _background(likely, near)
        intents = [name for name in mixed if not is_background(name)]
        ranked = sorted(intents, key=mixed.__getitem__, reverse=True)[:SHOWN]
        opinions = []
        for name in ranked:
            rival = max((mixed[other] for other in ranked if other != name), default=0.0)
            strange = query.strange / max(query.words, 1)
            signs = Signs(mixed[name], rival, background, near.get(name, 0.0), strange)
            opinions.append(Opinion(name, confidence(signs), tuple(rows.get(name, ()))))
        return opinions

    def _likely(self, query: Query, skip: int) -> Mapping[str, float]:
        """Bayes' opinion: class → probability."""
        if skip < 0:
            scores = self._bayes.score(query.features)
        else:
            scores = self._bayes.without(query.features, self._rows[skip], self._classes[skip])
        strange = STRANGE * min(query.strange, MOST_STRANGE)
        weight = max(sum(query.features.values()), 1.0) ** 0.5 * SHARPNESS
        for name in scores:
            scores[name] += strange * self._rare.get(name, 0.0)
        most = max(scores.values())
        raised = {name: exp((score - most) / weight) for name, score in scores.items()}
        total = sum(raised.values())
        return {name: value / total for name, value in raised.items()}

    def _near(self, query: Query, skip: int) -> tuple[dict[str, float], dict[str, list[int]]]:
        """The samples' opinion: class → likeness of its nearest samples, and which they are."""
        likeness: dict[str, float] = {}
        rows: dict[str, list[int]] = {}
        for row, alike in self._nearest.find(query.features, query.length, skip):
            name = self._classes[row]
            seen = rows.setdefault(name, [])
            if len(seen) < len(TOP):
                likeness[name] = likeness.get(name, 0.0) + TOP[len(seen)] * alike
                seen.append(row)
        return likeness, rows


def _background(likely: Mapping[str, float], near: Mapping[str, float]) -> float:
    """How much speaks for the background as a whole: it is many small classes, so Bayes adds up."""
    names = [name for name in likely if is_background(name)]
    nearest = max((near.get(name, 0.0) for name in names), default=0.0)
    return BAYES_SHARE * sum(likely[name] for name in names) + (1 - BAYES_SHARE) * nearest


def _longest(index: Index) -> dict[str, int]:
    """Intent → the words of its longest sample."""
    longest: dict[str, int] = {}
    for sample in index.samples:
        longest[sample.intent] = max(longest.get(sample.intent, 0), len(sample.parts))
    return longest
