"""Words of danger, in any slot of any intent and in any state: they win over everything."""

from collections.abc import Iterator

from skill.dialog.events import Event, ReportedEmergency, ReportedSign, Suspected
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import ALARMS, Finding

UNNAMED = "unnamed-emergency"
_CHILD_SPEAKING = "child-speaking"
_PRESENT, _ABSENT = "yes.", "no."  # prefixes of a finding's values for "there" and "not there"


def found(event: Event, knowledge: Knowledge) -> str | None:
    """The id of the gravest danger reported in this event, or None."""
    if isinstance(event, ReportedEmergency):
        return UNNAMED
    reported = [name for name in present(event) if _alarms(knowledge.findings.get(name))]
    reported.sort(key=lambda name: ALARMS.index(str(knowledge.findings[name].level)))
    return reported[0] if reported else None


def unclear(event: Event, knowledge: Knowledge) -> str | None:
    """A danger that the words seem to speak of: asked about, never taken as no."""
    if isinstance(event, Suspected):
        return event.finding
    for words in event.slots.values():
        for word in words:
            if not word.ids:
                for name, there in knowledge.alarm_phrases.scan(word.heard):
                    if there:
                        return name
    return None


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


def _alarms(finding: Finding | None) -> bool:
    return finding is not None and finding.level in ALARMS


def alert(finding: str, state: State, knowledge: Knowledge) -> Turn:
    """The message of the finding's level, and the end: nothing else is offered."""
    level = knowledge.findings[finding].level or ALARMS[0]
    return Turn(state, Reply((Act("danger.alert", {"finding": finding, "level": level}),)))


def check(finding: str, state: State) -> Turn:
    """Ask whether a danger that was heard unclearly is there now."""
    return Turn(state, Reply((), Act("danger.check", {"finding": finding})))
