"""What holds for one turn: what is true in this place, the time, and what is remembered."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from skill.dialog.preferences import Preferences
from skill.knowledge.localise import Knowledge


class TurnContext(Struct, frozen=True):
    """Handed to every transition. `now` is aware UTC.

    `recall` reads what is remembered of the person. It is called only where a turn depends on
    it, so that an alarm never waits for a store. `plays`: the device plays audio documents.
    """

    knowledge: Knowledge
    now: datetime
    recall: Callable[[], Preferences] = Preferences
    plays: bool = False

    @property
    def preferences(self) -> Preferences:
        """What is remembered of the person; a fresh record for a new one."""
        return self.recall()
