"""One conversation on the page: a device, what was said so far, and what was seen of each turn."""

import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.device import Device
from simulator.echo import Echo
from simulator.errors import SimulatorError
from simulator.page.skill_link import SkillLink
from simulator.page.witness import Seen, Witness
from simulator.turn import Turn

_MOST = 30  # conversations that are kept; the one longest unused goes first


@dataclass(slots=True)
class Conversation:
    """A device and its turns. One line at a time: a second one waits for the first."""

    device: Device
    echo: Echo
    witness: Witness
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    turns: list[Turn] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, turn_of: Callable[[Echo], Turn]) -> tuple[Turn, Seen | None]:
        """Have a turn with the device. Raises NotListeningError, UnreachableError."""
        with self._lock:
            turn = turn_of(self.echo)
            self.turns.append(turn)
            return turn, self.witness.take()


class Conversations:
    """Those that are open in some window."""

    def __init__(self, link: SkillLink) -> None:
        self._link = link
        self._open: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, locale: str, kind: str, person: str) -> Conversation:
        """A new one. Raises SimulatorError for a locale or a device that there is not."""
        device = self._link.device(locale, kind, person)
        conversation = Conversation(device, *self._link.echo(device))
        with self._lock:
            self._open[conversation.id] = conversation
            if len(self._open) > _MOST:
                self._open.popitem(last=False)
        return conversation

    def get(self, identifier: str) -> Conversation:
        """One by its id. Raises SimulatorError when it is gone."""
        with self._lock:
            if identifier not in self._open:
                raise SimulatorError("this conversation is over: begin another")
            self._open.move_to_end(identifier)
            return self._open[identifier]
