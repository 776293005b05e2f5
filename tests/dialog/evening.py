"""A person at home with the dialog alone: what is remembered goes from turn to turn."""

from skill.dialog.conversation import step
from skill.dialog.events import Event
from skill.dialog.preferences import Preferences
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge
from tests.conftest import NOW


class Evening:
    """One person's evening: events are played, and what is remembered is kept."""

    def __init__(self, knowledge: Knowledge, kept: Preferences | None = None) -> None:
        self.knowledge = knowledge
        self.kept = kept or Preferences()
        self.state = State()
        self.now = NOW

    def play(self, *events: Event) -> Turn:
        for event in events:
            turn = step(self.state, event, self.knowledge, self.now, lambda: self.kept)
            self.state, self.kept = turn.state, turn.preferences or self.kept
        return turn
