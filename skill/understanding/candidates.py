"""What a sentence could be about: the statistical half of the reader.

A linear model names subjects, forms and suspicions of danger; a small naive Bayes is the second
judge of subjects: where it names another one, doubt is due. Everything is in one file,
en.ear (docs/understanding/training.md). A phrasing that the project lists counts at once, word for
word, without training.

A subject is an id of docs/understanding/labels.md, but for rows of a table: a medicine is "med", an
illness "cond", a remedy "remedy", a food "food"; which one, the mentions say.

What is none of ours is spread over fifteen classes, each near to some of ours: their shares count
together. Where they come to more than the bar that lines held out gave, one of them is named first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from nlu.bayes import Bayes
from nlu.features import marks_of_reply, split
from nlu.linear import EarFileError, Linear, logistic, softmax, unpack

_BEST: Final = 3  # forms and replies that are told
NEAR, FAR = "near:", "far"  # how the names begin of what is none of ours
# Added to the score of a kind of rows where one was named; and where none was (training.md).
NAMED: Final = {"med": 0.2, "cond": 0.0, "remedy": 0.4, "food": 0.2}
UNNAMED: Final = -0.4
# The most that a share can be where the judges differ: they are then wrong twice as often.
DOUBTED: Final = 0.89
Shares = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Judged:
    """All that the ear says of one sentence. Shares are probabilities, best first."""

    subjects: Shares
    form: Shares
    suspicion: Mapping[str, float]
    agreed: bool  # both judges name the same subject first


@dataclass(frozen=True)
class Ear:
    """The models of one language, and the phrasings that are known word for word."""

    linear: Linear
    second: Bayes
    columns: Mapping[str, Mapping[int, str]]  # model → column → class
    phrases: Mapping[str, str]

    @classmethod
    def load(cls, data: bytes, phrases: Mapping[str, str] | None = None) -> Ear:
        """The ear of a file's bytes; EarFileError where they are none.

        `phrases` maps phrasings of the project to what they are about; words alone count.
        """
        linear = unpack(data)
        try:
            columns: dict[str, dict[int, str]] = {}
            for column, name in enumerate(linear.header["names"]):
                model, _, each = name.partition("/")
                columns.setdefault(model, {})[column] = each
            totals, counted = linear.header["totals"], linear.header["counted"]
            second = Bayes(*linear.counts, totals, counted)
            _ = [linear.header[each] for each in ("temperatures", "detectors", "outside")]
        except (KeyError, TypeError, AttributeError) as missing:
            raise EarFileError(f"its header lacks a part ({missing})") from missing
        known = {_plain(phrase): about for phrase, about in (phrases or {}).items()}
        return cls(linear, second, columns, known)

    def judge(self, words: str, marks: Iterable[str] = (), named: Collection[str] = ()) -> Judged:
        """Subjects, form and suspicion in one walk over the words. Nothing known: nothing named.

        `named`: the kinds of rows of which the words name one; such a named thing mostly wins.
        """
        rows = self.linear.rows(words, marks)
        scores = self.linear.scores(rows)
        if not rows:
            return Judged((), (), dict.fromkeys(self.linear.header["detectors"], 0.0), agreed=False)
        subject = self._columns_scores("subject", scores)
        other = self.second.best(row for row, _ in rows)
        agreed = other is not None and max(subject, key=subject.__getitem__) == other
        heat = self.linear.header["temperatures"]
        weighed = {at: score + self._thing(at, named) for at, score in subject.items()}
        ranked = self._ours_or_not(self._shares("subject", weighed, heat["subject"]))
        return Judged(
            tuple(ranked if agreed else _doubted(ranked)),
            self._shares("form", self._columns_scores("form", scores), heat["form"])[:_BEST],
            self._suspicion(scores),
            agreed,
        )

    def subjects(self, words: str, marks: Iterable[str] = ()) -> Shares:
        """All subjects with their probabilities, best first."""
        return self.judge(words, marks).subjects

    def form(self, words: str, marks: Iterable[str] = ()) -> Shares:
        """The three likeliest forms (also "report", "denial", "reply", "command"), best first."""
        return self.judge(words, marks).form

    def suspicion(self, words: str, marks: Iterable[str] = ()) -> Mapping[str, float]:
        """How likely a danger is told: "body", "mind", "swallowed". See `suspected`."""
        return self.judge(words, marks).suspicion

    def reply(self, words: str, asked: str) -> Shares:
        """What the words mean as an answer to a question: yes, no, unsure, question, other.

        `asked`: the question's id, or an act; one that the ear was not taught is answered by the
        words alone.
        """
        rows = self.linear.rows(words, marks_of_reply(words, asked))
        scores = self._columns_scores("reply", self.linear.scores(rows)) if rows else {}
        heat = self.linear.header["temperatures"]["reply"]
        return self._shares("reply", scores, heat)[:_BEST] if scores else ()

    def suspected(self, suspicion: Mapping[str, float]) -> tuple[str, ...]:
        """The dangers above their thresholds: one question each, never an alarm."""
        bars = self.linear.header["detectors"]
        return tuple(name for name, share in suspicion.items() if share >= bars[name]["threshold"])

    def exact(self, words: str) -> str | None:
        """What a phrasing that is listed word for word is about."""
        return self.phrases.get(_plain(words))

    def _thing(self, column: int, named: Collection[str]) -> float:
        """What speaks for a kind of rows because one was named, or against it where none was."""
        name = self.columns["subject"][column]
        if name not in NAMED:
            return 0.0
        return NAMED[name] if name in named else UNNAMED

    def _ours_or_not(self, shares: Shares) -> Shares:
        """What is none of ours first where all of it together reaches the bar, else not at all.

        The best of near or of far, whichever is more together, stands for both.
        """
        near = [one for one in shares if one[0].startswith(NEAR)]
        far = [one for one in shares if one[0].startswith(FAR)]
        ours = tuple(one for one in shares if one not in near and one not in far)
        sums = [sum(share for _, share in each) for each in (near, far)]
        if sum(sums) < self.linear.header["outside"]:
            return ours
        best = (near if sums[0] > sums[1] else far)[0][0]
        return ((best, max(sum(sums), *(share for _, share in ours[:1]))), *ours)

    def _columns_scores(self, model: str, scores: list[float]) -> dict[int, float]:
        return {column: scores[column] for column in self.columns[model]}

    def _shares(self, model: str, scores: Mapping[int, float], heat: float) -> Shares:
        shares = softmax(list(scores.values()), heat)
        ranked = sorted(zip(shares, scores, strict=True), key=lambda each: (-each[0], each[1]))
        return tuple((self.columns[model][column], share) for share, column in ranked)

    def _suspicion(self, scores: list[float]) -> dict[str, float]:
        found = {}
        for name, how in self.linear.header["detectors"].items():
            (column,) = self.columns[name]
            found[name] = logistic(scores[column], how["slope"], how["offset"])
        return found


def _doubted(shares: Shares) -> Iterator[tuple[str, float]]:
    for name, share in shares:
        yield name, min(share, DOUBTED)


def _plain(words: str) -> str:
    return " ".join(split(words))
