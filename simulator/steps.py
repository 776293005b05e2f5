"""Steps: lines in brackets that nobody says to the device; they happen."""

import re
import textwrap
from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from simulator.consent import CONSENTS, Consent
from simulator.durations import read_duration, read_until
from simulator.echo import EXIT, OPEN, SILENCE
from simulator.errors import StepError
from simulator.services.account import REMINDERS
from simulator.services.faults import FAULTS, SERVICES, Fault, Service
from simulator.services.refusal import RefusalError
from simulator.turn import Turn

if TYPE_CHECKING:
    from simulator.scene import Scene

# Takes the line and the words after the step's name; gives the turn of it.
Step = Callable[["Scene", str, list[str]], Turn]

_LINE = re.compile(r"\[([^\]]*)\]")
_CONTROLS = {OPEN, SILENCE, EXIT}
# Seconds that a session can last without a word: 240 of audio, and the two silences after it.
_LASTS = 240 + 2 * 8
_SCOPES = {"acceptedPermissions": [{"scope": REMINDERS}]}
_EVENTS: dict[str, dict[str, Any]] = {
    "skill_enabled": {"type": "AlexaSkillEvent.SkillEnabled"},
    "skill_disabled": {
        "type": "AlexaSkillEvent.SkillDisabled",
        "body": {"userInformationPersistenceStatus": "NOT_PERSISTED"},
    },
    "permission_accepted": {"type": "AlexaSkillEvent.SkillPermissionAccepted", "body": _SCOPES},
    "permission_changed": {"type": "AlexaSkillEvent.SkillPermissionChanged", "body": _SCOPES},
}

STEPS = {
    "[open]": "the skill is opened without a question",
    "[silence]": "nobody says anything",
    "[exit]": "the session is ended",
    "[wait 2h30m]": "time passes (d, h, m, s); a session does not outlast four minutes",
    "[until 21:30]": "time passes until then, or until 2026-03-29T21:30; local times",
    "[permission reminders granted|refused|revoked]": "decided in the Alexa app",
    "[consent accepted|denied|not_answered]": "the answer to Alexa's question for a permission",
    "[reminders deleted]": "all of this person's, in the app",
    "[fault reminders|zone KIND]": f"what the service does from now on: {', '.join(FAULTS)}",
    "[person one|two]": "somebody else speaks, with another account",
    "[zone Europe/London]": "the device moves; none: it has no time zone",
    "[event NAME]": f"sent apart from any session: {', '.join(_EVENTS)}",
    "[new visit]": "the session is dropped, and the skill opened anew",
    "[restart]": "the skill's process is started anew",
}


def read_step(line: str) -> "Callable[[Scene], Turn] | None":
    """What a line in brackets does to a scene; None for words, [open], [silence] and [exit].

    Raises StepError for brackets with anything else in them.
    """
    heard = line.strip()
    found = _LINE.fullmatch(heard)
    if not found or heard.lower() in _CONTROLS:
        return None
    name, *words = found[1].split() or [""]
    step, options = _STEPS.get(name.lower(), (None, ()))
    if step is None or len(words) != len(options) or not all(map(_fits, options, words)):
        raise StepError(f"{heard}: no such step; known: {' '.join(STEPS)}")
    return lambda scene: step(scene, heard, words)


def step_help() -> str:
    """All steps, a line each, for --help."""
    return "\n".join(
        line
        for step, meaning in STEPS.items()
        for line in textwrap.wrap(f"  {step:<16}  {meaning}", 96, subsequent_indent=" " * 20)
    )


def _fits(option: tuple[str, ...], word: str) -> bool:
    return not option or word in option


def _wait(scene: "Scene", heard: str, words: list[str]) -> Turn:
    seconds = read_duration(words[0])
    if seconds is None:
        raise StepError(f"{heard}: say how long, like [wait 25s], [wait 2h30m] or [wait 3d]")
    return _passed(scene, heard, seconds)


def _until(scene: "Scene", heard: str, words: list[str]) -> Turn:
    now = scene.clock().astimezone(ZoneInfo(scene.household.zone or "UTC"))
    seconds = read_until(words[0], now)
    if seconds is None:
        raise StepError(f"{heard}: say a time to come, like [until 21:30]")
    return _passed(scene, heard, ceil(seconds))


def _passed(scene: "Scene", heard: str, seconds: int) -> Turn:
    ended = scene.echo.drop(heard, "EXCEEDED_MAX_REPROMPTS") if seconds > _LASTS else None
    scene.clock.move(seconds)
    return ended or scene.stepped(heard, scene.local_time())


def _permission(scene: "Scene", heard: str, words: list[str]) -> Turn:
    household = scene.household
    decide = {
        "granted": household.grant,
        "refused": household.refuse,
        "revoked": household.revoke,
    }
    decide[words[1]](scene.account)
    return scene.stepped(heard, f"the permission for reminders is {words[1]}")


def _consent(scene: "Scene", heard: str, words: list[str]) -> Turn:
    return scene.echo.consent(heard, cast("Consent", words[0]))


def _deleted(scene: "Scene", heard: str, _words: list[str]) -> Turn:
    scene.household.clear(scene.account)
    return scene.stepped(heard, "all reminders were deleted in the app")


def _fault(scene: "Scene", heard: str, words: list[str]) -> Turn:
    service, kind = words
    scene.household.fault(cast("Service", service), cast("Fault", kind))
    state = "works again" if kind == "none" else f"fails from now on: {kind}"
    return scene.stepped(heard, f"the service for {_NAMES[service]} {state}")


def _person(scene: "Scene", heard: str, words: list[str]) -> Turn:
    account = scene.people[words[0]]
    ended = scene.echo.drop(heard, "USER_INITIATED") if account != scene.account else None
    scene.account = account
    return ended or scene.stepped(heard, f"person {words[0]} speaks now")


def _zone(scene: "Scene", heard: str, words: list[str]) -> Turn:
    try:
        scene.household.zone = None if words[0] == "none" else words[0]
    except RefusalError as fault:
        raise StepError(
            f"{heard}: {words[0]} is no time zone; say it like Europe/London"
        ) from fault
    return scene.stepped(heard, scene.local_time())


def _event(scene: "Scene", heard: str, words: list[str]) -> Turn:
    if words[0] == "skill_disabled":
        scene.household.disable(scene.account)
    return scene.echo.event(heard, _EVENTS[words[0]])


def _visit(scene: "Scene", heard: str, _words: list[str]) -> Turn:
    scene.echo.drop(heard, "USER_INITIATED")
    return scene.echo.hear(OPEN)


def _restart(scene: "Scene", heard: str, _words: list[str]) -> Turn:
    if scene.restart is None:
        raise StepError(f"{heard}: the skill runs elsewhere (--url): start it anew there")
    scene.restart()
    return scene.stepped(heard, "the skill was started anew")


_NAMES = {"reminders": "reminders", "zone": "the time zone"}
_ANY: tuple[str, ...] = ()
# Each step with the words that may follow it, in order.
_STEPS: dict[str, tuple[Step, tuple[tuple[str, ...], ...]]] = {
    "wait": (_wait, (_ANY,)),
    "until": (_until, (_ANY,)),
    "permission": (_permission, (("reminders",), ("granted", "refused", "revoked"))),
    "consent": (_consent, (CONSENTS,)),
    "reminders": (_deleted, (("deleted",),)),
    "fault": (_fault, (SERVICES, FAULTS)),
    "person": (_person, (("one", "two"),)),
    "zone": (_zone, (_ANY,)),
    "event": (_event, (tuple(_EVENTS),)),
    "new": (_visit, (("visit",),)),
    "restart": (_restart, ()),
}
