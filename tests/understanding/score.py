"""Figures over the test sentences: topics, refusals, alarms, slots, and at each sensitivity."""

import re
from collections import Counter
from dataclasses import dataclass, field

from tests.understanding.corpus import DANGER, NOT_DANGER, OUT, Sentence
from tests.understanding.hearing import Ear, Heard

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
            _one(total, ear, file, sentence, heard)
    return total


def score_fresh(ear: Ear, lines: list[Sentence]) -> Score:
    """The same figures over one list, where the topic says what a sentence is."""
    total = Score()
    for sentence in lines:
        file = {"none": OUT, "danger": DANGER}.get(sentence.topic, "topics")
        _one(total, ear, file, sentence, ear.hear(sentence.say))
    return total


def _one(total: Score, ear: Ear, file: str, sentence: Sentence, heard: Heard) -> None:
    slots = "slots"
    if sentence.intent:
        slots = "slots of controls"
        total.add("controls", sentence, heard, good=heard.understood.intent == sentence.intent)
    elif file == OUT:
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
        total.add(slots, sentence, heard, good=_slot_right(ear, heard, name, words))


def _topic(total: Score, sentence: Sentence, heard: Heard) -> None:
    good = heard.right(sentence.topic)
    total.add("topics", sentence, heard, good=good)
    right, out_of = total.by_topic.get(sentence.topic, (0, 0))
    total.by_topic[sentence.topic] = (right + good, out_of + 1)
    if not good:
        total.confusions[sentence.topic, heard.answer] += 1


def _slot_right(ear: Ear, heard: Heard, name: str, words: str) -> bool:
    """Whether the slot (or the subject or finding in its place) holds the words or their id."""
    slots = heard.understood.slots
    for slot in (slots[one] for one in (name, "subject", "finding") if one in slots):
        wanted = ear.ids(slot.type, _bare(words))
        for value in slot.values:
            found = {identity for identity, _ in value.resolutions}
            if _bare(words) in (_bare(value.value), _bare(value.heard)) or wanted & found:
                return True
    return False


def _bare(words: str) -> str:
    """Without what Alexa may keep or drop: a determiner, a possessive, a plural."""
    return _DETERMINERS.sub("", words.lower()).removesuffix("'s").rstrip("s")
