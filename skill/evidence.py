"""What a request's words were read as, handed up to the simulator's door and to nobody else.

The simulator shows how a sentence was understood. So the web door, in simulator mode alone, opens a
folder for the request at hand; whoever reads words files what it read there. Without a folder, and
that is always so in earnest and on Lambda, filing does nothing. A folder lives as long as its
request. It is a context variable, for the SDK's dispatch between the two hands nothing through.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from msgspec import Struct

from skill.dialog.events import Event
from skill.understanding.reading import Reading


class Evidence(Struct, frozen=True):
    """One sentence: the intent by which it came, its Reading, and the events that it became."""

    route: str
    reading: Reading
    events: tuple[Event, ...]


_folder: ContextVar[list[Evidence] | None] = ContextVar("evidence", default=None)


@contextmanager
def collecting(*, wanted: bool) -> Iterator[list[Evidence]]:
    """A list that is filled by what is read inside the `with`; not `wanted`: it stays empty."""
    found: list[Evidence] = []
    token = _folder.set(found if wanted else None)
    try:
        yield found
    finally:
        _folder.reset(token)


def file(evidence: Evidence) -> None:
    """Keep it for the door, where one collects."""
    folder = _folder.get()
    if folder is not None:
        folder.append(evidence)
