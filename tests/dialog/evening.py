"""A person at home with the dialog alone: what is remembered goes from turn to turn."""

from datetime import timedelta

from msgspec.structs import replace

from skill.dialog.conversation import step
from skill.dialog.effects import FindReminders
from skill.dialog.events import Event
from skill.dialog.preferences import Preferences
from skill.dialog.service_events import RemindersFound
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge
from tests.conftest import NOW


class Evening:
    """One person's evening: events are played, and what is remembered is kept.

    `plays`: whether the device plays audio documents. Alexa has just the reminders that are kept,
    unless she is `unlisted`: then the look into her list is left to the test.
    """

    def __init__(
        self, knowledge: Knowledge, kept: Preferences | None = None, *, plays: bool = False
    ) -> None:
        self.knowledge = replace(knowledge, plays=plays)
        self.kept = kept or Preferences()
        self.state = State()
        self.now = NOW
        self.plays = plays
        self.unlisted = False

    def play(self, *events: Event) -> Turn:
        for event in events:
            turn = self._step(event)
            if isinstance(turn.reply.effect, FindReminders) and not self.unlisted:
                turn = self._step(RemindersFound(listed=self.kept.standing(self.now)))
        return turn

    def _step(self, event: Event) -> Turn:
        turn = step(self.state, event, self.knowledge, self.now, lambda: self.kept)
        self.state, self.kept = turn.state, turn.preferences or self.kept
        return turn

    def after(self, seconds: float, *events: Event) -> Turn:
        """The same, so much later."""
        self.now += timedelta(seconds=seconds)
        return self.play(*events)
