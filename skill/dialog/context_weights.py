"""What speaks for a subject by what was talked of before it, in nats.

The weights are those of a softmax over the ear's shares, learnt on 945 follow-ups of strangers
(tests/talks without check/) and tried on each fifth of the talks by the other four: what was meant
comes first in 80 of 100 in place of 56 by the ear alone; of 148 of tests/talks/check, which taught
nothing, in 82 in place of 59 (docs/decisions/0014).
"""

from collections.abc import Collection

from msgspec import Struct

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog.asking_words import asks_somewhere
from skill.dialog.rows import ROW_SLOTS, ROWS_OF
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading

POINTING = word_set("it that this one ones them those these they its his hers theirs both then")
COMMAND = "controls:"
NOT_OURS = ("near:", "far")
_SAME, _SAME_ROW, _FAMILY, _NAMED = 4.7, 3.3, 1.2, 3.3
_NAMES_ANOTHER, _LONG_TALE = -1.3, -1.0  # against the subject last told
_EARLIER, _OFFERED, _HELD = 3.4, 2.1, 4.5
_HAS_WORDS, _OUTSIDE, _SURE = 0.7, -0.2, 0.6
_COMMAND, _ASKS, _LONG, _PERSON, _BIDS = 0.2, -0.7, -0.8, -1.1, 1.9
# Commands that the ear hears in words which only lead on to something, and the other way round.
_OF_COMMAND = {
    "okay": -2.4,
    "why": -1.7,
    "start-over": -1.4,
    "thanks": -1.2,
    "meaning": -1.3,
    "cancel": -1.0,
    "more": -0.8,
    "repeat": 1.3,
}
_MANY, _BARE = 7, 3  # tokens
_TALE, _CERTAIN = 12, 0.9
_ABSENT = -3.0
_QUESTIONS = word_set("how when why which what where")
_SOMEBODYS = "cond"
_BIDDING = ("command", "manners", "reply")  # forms


class Before(Struct, frozen=True):
    """What was talked of: the subject last told, and what the words name beside it."""

    told: str
    named: Collection[str]
    reading: Reading
    state: State
    knowledge: Knowledge

    def weight(self, one: Candidate) -> float:
        """What speaks for this subject."""
        subject, sure = one.subject, _SURE if one.p > _CERTAIN else 0.0
        if subject.startswith(COMMAND):
            return sure + self._of_command(subject.removeprefix(COMMAND))
        if subject.startswith(NOT_OURS):
            words = self.reading.tokens
            bare = len(words) <= _BARE and words[0] in _QUESTIONS  # "how often", and nothing named
            return sure + _OUTSIDE + (_ABSENT if bare else 0.0)
        family = self.knowledge.families.get(subject)
        related = family and self.knowledge.families.get(self.told) == family
        kin = _FAMILY if related else 0.0
        return sure + kin + self._by_talk(subject) + self._by_answer(subject)

    def _by_talk(self, subject: str) -> float:
        """Whether it is what the words name, what was told last, or was told before."""
        named = subject in self.named
        weight = _NAMED if named else 0.0
        held = not named and ROW_SLOTS.get(subject) in self.state.things
        held = held and self._asks_of_it(subject)
        if subject in (self.told, ROWS_OF.get(self.told)):
            another = bool(self.named) and not named
            tale = len(self.reading.tokens) > _TALE
            weight += _SAME + (_NAMES_ANOTHER if another else 0.0) + (_LONG_TALE if tale else 0.0)
            return weight + (_SAME_ROW if held else 0.0)
        earlier = _EARLIER if f"answer.{subject}" in self.state.mentioned else 0.0
        return weight + earlier + (_HELD if held else 0.0)

    def _asks_of_it(self, subject: str) -> bool:
        """Whether it is pointed at, or asked about; an illness is somebody's: "and her"."""
        points = not POINTING.isdisjoint(self.reading.tokens)
        return points or (subject != _SOMEBODYS and asks_somewhere(self.reading))

    def _by_answer(self, subject: str) -> float:
        """Whether it has words for what is asked, and was a natural next one."""
        answer, form = self.knowledge.answers.get(subject), question_form(self.reading.form)
        words = _HAS_WORDS if answer and form in answer.by_form else 0.0
        return words + (_OFFERED if subject in self.knowledge.answers[self.told].next else 0.0)

    def _of_command(self, name: str) -> float:
        """A command is seldom asked as a question, told at length, or of a person."""
        reading = self.reading
        person = any(one.id.startswith("person.") for one in reading.mentions)
        found = (
            (_ASKS, asks_somewhere(reading)),
            (_LONG, len(reading.tokens) > _MANY),
            (_PERSON, person),
            (_BIDS, reading.form in _BIDDING),
        )
        return _COMMAND + _OF_COMMAND.get(name, 0.0) + sum(w for w, there in found if there)
