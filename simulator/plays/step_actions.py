"""What the steps do, a function each: from a device's surroundings, line and words to a turn."""

from math import ceil
from typing import Any, cast
from zoneinfo import ZoneInfo

from simulator.device.consent import Consent
from simulator.device.echo import OPEN
from simulator.device.surroundings import Surroundings
from simulator.device.turn import Turn
from simulator.errors import SimulatorError, StepError
from simulator.plays.durations import read_duration, read_until
from simulator.services.account import REMINDERS
from simulator.services.faults import Fault, Service
from simulator.services.refusal import RefusalError
from simulator.understanding.rough import read_ear

# Seconds that a session can last without a word: 240 of audio, and the two silences after it.
_LASTS = 240 + 2 * 8
# What Alexa tells a skill apart from any session.
# https://developer.amazon.com/docs/smapi/skill-events-in-alexa-skills.html
_SCOPES = {"acceptedPermissions": [{"scope": REMINDERS}]}
EVENTS: dict[str, dict[str, Any]] = {
    "skill_enabled": {"type": "AlexaSkillEvent.SkillEnabled"},
    "skill_disabled": {
        "type": "AlexaSkillEvent.SkillDisabled",
        "body": {"userInformationPersistenceStatus": "NOT_PERSISTED"},
    },
    "permission_accepted": {"type": "AlexaSkillEvent.SkillPermissionAccepted", "body": _SCOPES},
    "permission_changed": {"type": "AlexaSkillEvent.SkillPermissionChanged", "body": _SCOPES},
}
_NAMES = {"reminders": "reminders", "zone": "the time zone"}


def wait(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """Time passes; an open session runs out."""
    seconds = read_duration(words[0])
    if seconds is None:
        raise StepError(f"{heard}: say how long, like [wait 25s], [wait 2h30m] or [wait 3d]")
    return _passed(around, heard, seconds)


def playing(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """A part of an audio document is heard, and somebody breaks in."""
    seconds = read_duration(words[0])
    if seconds is None or seconds > around.echo.playing:
        left = f"{around.echo.playing:.0f} s of an audio document are still to come"
        raise StepError(f"{heard}: say how long, like [playing 40s]; {left}")
    around.clock.move(seconds)
    around.echo.break_in()
    return around.stepped(heard, f"{seconds} s of it were heard")


def until(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """Time passes until an hour of the day."""
    now = around.clock().astimezone(ZoneInfo(around.household.zone or "UTC"))
    seconds = read_until(words[0], now)
    if seconds is None:
        raise StepError(f"{heard}: say a time to come, like [until 21:30]")
    return _passed(around, heard, ceil(seconds))


def _passed(around: Surroundings, heard: str, seconds: int) -> Turn:
    ended = around.echo.drop(heard, "EXCEEDED_MAX_REPROMPTS") if seconds > _LASTS else None
    around.clock.move(seconds)
    return ended or around.stepped(heard, around.local_time())


def permission(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """Somebody decides in the Alexa app; the skill sees it in its next request."""
    household = around.household
    decide = {
        "granted": household.grant,
        "refused": household.refuse,
        "revoked": household.revoke,
    }
    decide[words[1]](around.account)
    return around.stepped(heard, f"the permission for reminders is {words[1]}")


def consent(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """Somebody answers Alexa's question for a permission."""
    return around.echo.consent(heard, cast("Consent", words[0]))


def deleted(around: Surroundings, heard: str, _words: list[str]) -> Turn:
    """All reminders of whoever speaks are deleted in the app."""
    around.household.clear(around.account)
    return around.stepped(heard, "all reminders were deleted in the app")


def fault(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """A service does that from now on."""
    service, kind = words
    around.household.fault(cast("Service", service), cast("Fault", kind))
    state = "works again" if kind == "none" else f"fails from now on: {kind}"
    return around.stepped(heard, f"the service for {_NAMES[service]} {state}")


def person(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """Somebody else speaks; an open session ends."""
    account = around.people[words[0]]
    ended = around.echo.drop(heard, "USER_INITIATED") if account != around.account else None
    around.account = account
    return ended or around.stepped(heard, f"person {words[0]} speaks now")


def zone(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """The device moves to another time zone, or has none."""
    try:
        around.household.zone = None if words[0] == "none" else words[0]
    except RefusalError as fault:
        raise StepError(
            f"{heard}: {words[0]} is no time zone; say it like Europe/London"
        ) from fault
    return around.stepped(heard, around.local_time())


def event(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """Alexa sends an event."""
    if words[0] == "skill_disabled":
        around.household.disable(around.account)
    return around.echo.event(heard, EVENTS[words[0]])


def ear(around: Surroundings, heard: str, words: list[str]) -> Turn:
    """Words are heard by another ear from now on."""
    try:
        around.echo.hear_by(read_ear(words[0]))
    except (ValueError, SimulatorError) as fault:
        raise StepError(f"{heard}: {fault}") from fault
    return around.stepped(heard, f"words are heard by this ear: {words[0]}")


def visit(around: Surroundings, heard: str, _words: list[str]) -> Turn:
    """The session is dropped, and the skill opened anew."""
    around.echo.drop(heard, "USER_INITIATED")
    return around.echo.hear(OPEN)


def restart(around: Surroundings, heard: str, _words: list[str]) -> Turn:
    """The skill's process is started anew."""
    if around.restart is None:
        raise StepError(f"{heard}: the skill runs elsewhere (--url): start it anew there")
    around.restart()
    return around.stepped(heard, "the skill was started anew")
