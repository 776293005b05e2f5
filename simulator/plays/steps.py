"""Steps: lines in brackets that nobody says to the device; they happen."""

import re
import textwrap
from collections.abc import Callable

from simulator.device.consent import CONSENTS
from simulator.device.echo import EXIT, OPEN, SILENCE
from simulator.device.surroundings import Surroundings
from simulator.device.turn import Turn
from simulator.errors import StepError
from simulator.plays import step_actions as actions
from simulator.services.faults import FAULTS, SERVICES

# Takes the line and the words after the step's name; gives the turn of it.
Step = Callable[[Surroundings, str, list[str]], Turn]

_LINE = re.compile(r"\[([^\]]*)\]")
_CONTROLS = {OPEN, SILENCE, EXIT}
STEPS = {
    "[open]": "the skill is opened without a question",
    "[silence]": "nobody says anything",
    "[exit]": "the session is ended",
    "[wait 2h30m]": "time passes (d, h, m, s); a session does not outlast four minutes",
    "[playing 40s]": "so much of an audio document is heard; what is said next breaks in",
    "[until 21:30]": "time passes until then, or until 2026-03-29T21:30; local times",
    "[permission reminders granted|refused|revoked]": "decided in the Alexa app",
    "[consent accepted|denied|not_answered]": "the answer to Alexa's question for a permission",
    "[reminders deleted]": "all of this person's, in the app",
    "[fault reminders|zone KIND]": f"what the service does from now on: {', '.join(FAULTS)}",
    "[person one|two]": "somebody else speaks, with another account",
    "[zone Europe/London]": "the device moves; none: it has no time zone",
    "[event NAME]": f"sent apart from any session: {', '.join(actions.EVENTS)}",
    "[ear whole|rough:7]": "how words arrive from now on, where the model has an open slot",
    "[new visit]": "the session is dropped, and the skill opened anew",
    "[restart]": "the skill's process is started anew",
}


def read_step(line: str) -> Callable[[Surroundings], Turn] | None:
    """What a line in brackets does around a device; None for words, [open], [silence] and [exit].

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
    return lambda around: step(around, heard, words)


def step_help() -> str:
    """All steps, a line each, for --help."""
    return "\n".join(
        line
        for step, meaning in STEPS.items()
        for line in textwrap.wrap(f"  {step:<16}  {meaning}", 96, subsequent_indent=" " * 20)
    )


def _fits(option: tuple[str, ...], word: str) -> bool:
    return not option or word in option


_ANY: tuple[str, ...] = ()
# Each step with the words that may follow it, in order.
_STEPS: dict[str, tuple[Step, tuple[tuple[str, ...], ...]]] = {
    "wait": (actions.wait, (_ANY,)),
    "playing": (actions.playing, (_ANY,)),
    "until": (actions.until, (_ANY,)),
    "permission": (actions.permission, (("reminders",), ("granted", "refused", "revoked"))),
    "consent": (actions.consent, (CONSENTS,)),
    "reminders": (actions.deleted, (("deleted",),)),
    "fault": (actions.fault, (SERVICES, FAULTS)),
    "person": (actions.person, (("one", "two"),)),
    "zone": (actions.zone, (_ANY,)),
    "event": (actions.event, (tuple(actions.EVENTS),)),
    "ear": (actions.ear, (_ANY,)),
    "new": (actions.visit, (("visit",),)),
    "restart": (actions.restart, ()),
}
