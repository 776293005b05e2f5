"""One conversation on the page: a device, what was said so far, and what was seen of each turn."""

import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.errors import SimulatorError
from simulator.page.house import House
from simulator.page.skill_link import SkillLink
from simulator.page.witness import Seen, Witness
from simulator.plays.recording import Began
from simulator.plays.scene import Scene

_MOST = 30  # conversations that are kept; the one longest unused goes first


@dataclass(slots=True)
class Conversation:
    """A device in the house, and its turns. `began`: with the first of them.

    `floor`: one line at a time, wherever it is said: a second one waits for the first.
    """

    device: Device
    scene: Scene
    witness: Witness
    floor: threading.RLock
    began: Began
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    turns: list[Turn] = field(default_factory=list)

    def take(self, turn_of: Callable[[Scene], Turn]) -> tuple[Turn, Seen | None]:
        """Have a turn with the device. Raises NotListeningError, StepError, UnreachableError."""
        with self.floor:
            if not self.turns:
                self.began = Began(self.scene.clock(), self.scene.household.zone)
            turn = turn_of(self.scene)
            self.turns.append(turn)
            return turn, self.witness.take()


class Conversations:
    """Those that are open in some window."""

    def __init__(self, link: SkillLink, house: House) -> None:
        self._link = link
        self._house = house
        self._open: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, locale: str, kind: str, person: str) -> Conversation:
        """A new one. Raises SimulatorError for a locale or a device that there is not."""
        device = self._link.device(locale, kind, person)
        witness = self._link.witness()
        scene = self._house.scene(self._link.skill(locale, witness), device)
        began = Began(self._house.clock(), self._house.household.zone)
        conversation = Conversation(device, scene, witness, self._house.floor, began)
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
