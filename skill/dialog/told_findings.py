"""What an event tells of findings, by its slots: there, not there, and about whom."""

from collections.abc import Iterator

from skill.dialog.events import Event, ReportedSign

_PRESENT, _ABSENT = "yes.", "no."  # prefixes of a finding's values for "there" and "not there"
_CHILD_SPEAKING = "child-speaking"


def present(event: Event) -> Iterator[str]:
    """The ids of findings reported as there: the event's own, and those of every slot."""
    if isinstance(event, ReportedSign):
        yield event.finding
    yield from _of(event, _PRESENT)


def absent(event: Event) -> Iterator[str]:
    """The ids of findings reported as not there."""
    return _of(event, _ABSENT)


def told_by_child(event: Event) -> bool:
    """Whether a child speaks for itself ("I'm a kid"): it is told to get an adult."""
    return _CHILD_SPEAKING in present(event)


def _of(event: Event, prefix: str) -> Iterator[str]:
    for words in event.slots.values():
        for word in words:
            yield from (one.removeprefix(prefix) for one in word.ids if one.startswith(prefix))
