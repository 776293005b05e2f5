"""A talk as it is played, without a device: each sentence is heard, meant, played and spoken."""

from typing import Any, NamedTuple

from msgspec.structs import replace

from skill.alexa.effects import AlexaAccess
from skill.alexa.preferences import PreferenceKeeper
from skill.dialog.effects import AskPermission
from skill.dialog.events import Event
from skill.dialog.expected import topic
from skill.dialog.interpret import interpret
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from skill.play_turn import Played, TurnRequest, play_turn
from tests.conftest import NOW
from tests.stores.people import envelope


class Spoken(NamedTuple):
    """One turn: what was meant, in which state, and what came of it."""

    events: tuple[Event, ...]
    before: State
    played: Played

    @property
    def acts(self) -> set[str]:
        """What was told, by name."""
        return {act.act for act in self.played.reply.says}

    @property
    def asks(self) -> str:
        """What is asked, by name; empty where nothing is."""
        asks = self.played.reply.asks
        return asks.act if asks else ""

    @property
    def over(self) -> bool:
        """Whether the session ends with it."""
        return not self.asks and not isinstance(self.played.reply.effect, AskPermission)


class Talk:
    """Somebody who talks with the skill in en-US; where a session ends, the next one begins.

    Nothing is remembered of them, and Alexa lets us set no reminders.
    """

    def __init__(self, parts: TurnParts) -> None:
        self._parts = replace(parts, now=lambda: NOW)
        self._bundle = parts.bundle("en-US")
        self.state = State()

    def turn(self, said: str | Event) -> Spoken:
        """What comes of a sentence, or of an event."""
        return self.do(said) if isinstance(said, Event) else self.say(said)

    def say(self, words: str) -> Spoken:
        """A sentence, by the real ear."""
        reading = self._bundle.read(words, asked=topic(self.state))
        return self.do(*interpret(reading, self.state, self._bundle.knowledge))

    def do(self, *events: Event) -> Spoken:
        """Events of one sentence."""
        keeper = PreferenceKeeper(envelope("somebody"), None)
        heard = TurnRequest(events, "en-US", keeper, AlexaAccess(_nobody))
        spoken = Spoken(events, self.state, play_turn(heard, self.state, self._parts))
        self.state = State() if spoken.over else spoken.played.state
        return spoken


def _nobody() -> Any:
    raise AssertionError("without a token nothing is called")
