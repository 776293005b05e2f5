"""A conversation in words: the real reader, what the words mean now, and the step that follows."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from skill.dialog.conversation import step
from skill.dialog.events import Event, Slots
from skill.dialog.expected import topic
from skill.dialog.heard_slots import slots_of
from skill.dialog.interpret import interpret
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading
from tests.conftest import NOW


class Ear:
    """Hears sentences one after the other; what the last one meant is what a test looks at."""

    def __init__(self, read: Callable[..., Reading], knowledge: Knowledge) -> None:
        self.read = read
        self.knowledge = knowledge

    def knowing(self, *, information_only: bool) -> "Ear":
        """The same ear in a skill with another setting."""
        return Ear(self.read, replace(self.knowledge, information_only=information_only))

    def meant(self, *said: str) -> tuple[Event, ...]:
        """What the last sentence means after all that came before it."""
        return self._events(said[-1], self.after(*said[:-1]))

    def after(self, *said: str, state: State | None = None) -> State:
        """The state after these sentences, from a fresh session or from `state` on."""
        state = state or State()
        for sentence in said:
            for event in self._events(sentence, state):
                state = self.stepped(event, state)
        return state

    def stepped(self, event: Event, state: State) -> State:
        """The state after an event."""
        return step(state, event, self.knowledge, NOW).state

    def leading_to(self, question: str) -> tuple[str, ...]:
        """What is said in a leg check that denies everything until this question is asked."""
        said: tuple[str, ...] = ("start the leg check", "it cramps")
        for _ in self.knowledge.triage.questions:
            asked = self.after(*said).asked
            if asked is None or asked.facts.get("question") == question:
                return said
            said = (*said, "no")
        return said

    def _events(self, said: str, state: State) -> tuple[Event, ...]:
        return interpret(self.read(said, asked=topic(state)), state, self.knowledge)

    def slots(self, said: str) -> Slots:
        """What was named, counted and dated in a sentence."""
        return slots_of(self.read(said))


def ids(slots: Slots, slot: str) -> list[str]:
    """The ids heard in a slot, all readings of all its words."""
    return [one for value in slots.get(slot, ()) for one in value.ids]


def heard(slots: Mapping[str, tuple[object, ...]], slot: str) -> list[str]:
    """The words heard in a slot."""
    return [str(getattr(value, "heard", "")) for value in slots.get(slot, ())]
