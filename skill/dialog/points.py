"""What is asked of just one subject, beside the forms that every subject shares.

"Could I fall asleep with it" has an answer for a heat pad, and for nothing else. An answer lists
such points with the words that give them away (`points` in content/answers); they are looked for
once the subject is known, and tell that it goes on, where a sentence names no other.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.asking_words import asks_somewhere
from skill.dialog.events import Event, Slots
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading

_ANY_END = "*"
_CLEAR, _BEYOND_DOUBT = 0.5, 0.9  # of another subject, which then is meant
_IT = word_set("it that this one them these")


def point_of(points: Mapping[str, Sequence[str]], tokens: Sequence[str]) -> str | None:
    """The point that most words of the sentence give away; the first listed of several alike."""
    most = {
        point: max((len(one.split()) for one in heard if _stands(one, tokens)), default=0)
        for point, heard in points.items()
    }
    best = max(most, key=most.__getitem__, default=None)
    return best if best is not None and most[best] else None


def pointed(event: Event, reading: Reading, knowledge: Knowledge) -> Event:
    """The question with its point, where its words hold one."""
    if not isinstance(event, events.Asked):
        return event
    return replace(event, point=heard_point(event.answer, reading, knowledge))


def still_of_it(
    reading: Reading, state: State, heard: Slots, best: Candidate | None, knowledge: Knowledge
) -> Iterator[Event]:
    """A point of what was told last, asked on, where no other subject is clearly meant.

    Where "it" stands, what the ear hears in the other words is of the point: "asleep with it".
    """
    told = str(state.told.facts["answer"]) if state.told else ""
    clear = _BEYOND_DOUBT if not _IT.isdisjoint(reading.tokens) else _CLEAR
    other = best is not None and best.subject != told and best.p >= clear
    point = None if other or not asks_somewhere(reading) else heard_point(told, reading, knowledge)
    if point:
        yield events.Asked(heard, told, point=point)


def heard_point(answer: str, reading: Reading, knowledge: Knowledge) -> str | None:
    """The point of this answer that the words give away; None where it has none such."""
    known = knowledge.answers.get(answer)
    return point_of(known.points, reading.tokens) if known and known.points else None


def _stands(words: str, tokens: Sequence[str]) -> bool:
    """Whether all of these words stand in the sentence; one that ends in * begins one there."""
    return all(_in(word, tokens) for word in words.split())


def _in(word: str, tokens: Sequence[str]) -> bool:
    if word.endswith(_ANY_END):
        return any(token.startswith(word[:-1]) for token in tokens)
    return word in tokens
