"""Figures over the test sentences: topics, refusals, alarms, slots, and at each sensitivity."""

import re
from collections import Counter
from dataclasses import dataclass, field

from tests.understanding.corpus import DANGER, NOT_DANGER, OUT, Sentence
from tests.understanding.hearing import Ear, Heard

FLOORS = {"LOW": 0.0, "MEDIUM": 0.3, "HIGH": 0.7}  # as the simulator's resolver has them
_DETERMINERS = re.compile(r"^(?:my|the|a|an|some|his|her|our|your) ")


@dataclass
class Score:
    """Counts as (right, all), by name, with what went wrong."""

    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    by_topic: dict[str, tuple[int, int]] = field(default_factory=dict)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[tuple[str, Sentence, Heard]] = field(default_factory=list)

    def share(self, name: str) -> float:
        """The share that is right, 0 to 1."""
        right, out_of = self.counts[name]
        return right / out_of

    def add(self, name: str, sentence: Sentence, heard: Heard, *, good: bool) -> None:
        """Count one."""
        right, out_of = self.counts.get(name, (0, 0))
        self.counts[name] = (right + good, out_of + 1)
        if not good:
            self.wrong.append((name, sentence, heard))


def score(ear: Ear, corpus: dict[str, list[Sentence]]) -> Score:
    """All figures of one model."""
    total = Score()
    for file, lines in corpus.items():
        for sentence in lines:
            heard = ear.hear(sentence.say)
            _one(total, file, sentence, heard)
    return total


def _one(total: Score, file: str, sentence: Sentence, heard: Heard) -> None:
    if file == OUT:
        near = "near misses refused" if sentence.near else "far out of domain refused"
        total.add(near, sentence, heard, good=heard.refused)
    elif file == DANGER:
        total.add("dangers not missed", sentence, heard, good=heard.escalated or heard.doubted)
        total.add("dangers alerted at once", sentence, heard, good=heard.escalated)
    elif file != NOT_DANGER:
        _topic(total, sentence, heard)
    if file != DANGER:
        total.add("others not escalated", sentence, heard, good=not heard.escalated)
    for name, words in sentence.slots.items() if file not in (OUT, DANGER, NOT_DANGER) else ():
        total.add("slots", sentence, heard, good=_slot_right(heard, name, words))


def _topic(total: Score, sentence: Sentence, heard: Heard) -> None:
    good = heard.right(sentence.topic)
    total.add("topics", sentence, heard, good=good)
    right, out_of = total.by_topic.get(sentence.topic, (0, 0))
    total.by_topic[sentence.topic] = (right + good, out_of + 1)
    if not good:
        total.confusions[sentence.topic, heard.answer] += 1


def _slot_right(heard: Heard, name: str, words: str) -> bool:
    """Whether the slot, or the subject that stands for it, holds these words."""
    slots = heard.understood.slots
    values = [
        value for one in (name, "subject", "finding") if one in slots for value in slots[one].values
    ]
    wanted = _stem(words)
    said = {_stem(text) for value in values for text in (value.value, value.heard)}
    return wanted in said or wanted in {_stem(name) for v in values for _, name in v.resolutions}


def _stem(words: str) -> str:
    return _DETERMINERS.sub("", words.lower()).rstrip("s")
