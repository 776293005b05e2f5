"""The connections of a worker: bounded, and where there is no room strangers go first."""

from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from dataclasses import dataclass

from skill.reception.limits import MOST_CONNECTIONS


@dataclass(eq=False)
class Guest:
    """One connection. `busy`: it has sent a head, and has its answer to come."""

    reader: StreamReader
    writer: StreamWriter
    busy: bool = False

    def send_away(self) -> None:
        """Hang up, whatever it was doing."""
        self.writer.transport.abort()


class Guests:
    """Who is here. `most`: connections at once."""

    def __init__(self, most: int = MOST_CONNECTIONS) -> None:
        self._most = most
        self._strangers: dict[Guest, None] = {}  # in the order in which they came
        self._known: set[Guest] = set()

    def __len__(self) -> int:
        return len(self._strangers) + len(self._known)

    def __iter__(self) -> Iterator[Guest]:
        return iter([*self._strangers, *self._known])

    def enter(self, guest: Guest) -> None:
        """Let one in; without room the stranger goes who came first."""
        self._strangers[guest] = None
        if len(self) > self._most:
            first = next(iter(self._strangers))
            self.leave(first)
            first.send_away()

    def know(self, guest: Guest) -> None:
        """A request of this one's was proven to be Alexa's."""
        if guest in self._strangers:
            del self._strangers[guest]
            self._known.add(guest)

    def leave(self, guest: Guest) -> None:
        """It is gone."""
        self._strangers.pop(guest, None)
        self._known.discard(guest)
