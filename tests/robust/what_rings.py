"""What a reply says of reminders, beside what rings afterwards at Alexa."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.alexa.household import Home

_CLAIMS = re.compile(
    r"\b(Done|All set|That's set|It's off|They're off|I've cancelled|Left out this once"
    r"|Okay, not that time)\b"
)
# How what can't be known is said.
_OPEN = re.compile(
    r"can't tell whether|may still ring|may ring|As far as I know|I know of no reminder"
    r"|if one of mine still rings"
)


@dataclass(frozen=True)
class Ringing:
    """A reminder as Alexa has it: its token, its wall clock, and when it rings next."""

    token: str
    clock: str
    next: datetime | None


def rings(home: Home) -> tuple[Ringing, ...]:
    """All that will ring, by the pretended service itself."""
    return tuple(
        Ringing(one.token, str(one.trigger)[-19:].split()[0], one.next)
        for one in home.household.reminders()
    )


def clocks(ringing: Sequence[Ringing]) -> list[str]:
    """When they ring."""
    return [one.clock for one in ringing]


def lies(
    home: Home, reply: Mapping[str, Any], before: Sequence[Ringing], after: Sequence[Ringing]
) -> list[str]:
    """What was said and is not so. Acts and words must say the same."""
    last = home.attributes["last"]
    acts = [*last["says"], *([last["asks"]] if last["asks"] else [])]
    found = [one for act in acts for one in _lies(act["act"], act["facts"], before, after)]
    speech = str(reply["response"]["outputSpeech"]["ssml"])
    done = {act["act"] for act in acts} & _DONE
    if bool(_CLAIMS.search(speech)) != bool(done):
        found.append(f"acts {sorted(done)}, in words: {speech}")
    if not done and tuple(before) != tuple(after) and not _OPEN.search(speech):
        found.append(f"something changed that was not told: {speech}")
    return found


_DONE = {"reminders.set", "reminders.skipped", "reminders.canceled", "basics.forgotten"}


def _lies(
    act: str, facts: Mapping[str, Any], before: Sequence[Ringing], after: Sequence[Ringing]
) -> list[str]:
    """Of one act. What is said to be unknown claims nothing."""
    unknown = facts.get("why") == "unknown" or facts.get("unseen") or facts.get("rings") is True
    if unknown or act not in _TRUE:
        return []
    return [] if _TRUE[act](facts, tuple(before), tuple(after)) else [f"{act} {dict(facts)}"]


def _as_before(_facts: Any, before: Any, after: Any) -> bool:
    return bool(before == after)


def _rings_then(facts: Any, _before: Any, after: Any) -> bool:
    return clocks(after) == [facts["clock"]]


def _rings_later(facts: Any, before: Any, after: Any) -> bool:
    return clocks(after) == [facts["clock"]] and after[0].next > before[0].next


def _is_quiet(_facts: Any, _before: Any, after: Any) -> bool:
    return not after


_TRUE = {
    "reminders.set": _rings_then,
    "reminders.is": _rings_then,
    "reminders.skipped": _rings_later,
    "reminders.canceled": _is_quiet,
    "reminders.none": _is_quiet,
    "basics.forgotten": _is_quiet,
    "reminders.not_kept": _as_before,
    "reminders.failed": _as_before,
    "reminders.not_then": _as_before,
    "reminders.ask_permission": _as_before,
    "basics.not_forgotten": _as_before,
}
