"""Whether the skill says of its reminders what Alexa's pretended service has."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from simulator.plays.scene import Scene

ASKED = "what rings tonight"
_TOLD = ("reminders.is", "reminders.once_is")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALM = ("[fault reminders none]", "[fault zone none]", "[ear whole]")


def said_and_set(scene: Scene) -> tuple[list[str], list[str]]:
    """Asks the skill, behind a play, in a talk of its own: what it says rings, and what is set."""
    if scene.echo.in_session:
        scene.hear("[exit]")
    for step in _CALM:
        scene.hear(step)
    turn = scene.ask(ASKED)
    set_ = rings_of(turn.around.reminders)
    told = [act.facts for act in turn.reply.acts if act.act in _TOLD]
    return sorted(_near(ring(one, scene), set_) for one in told), set_


def rings_of(reminders: Iterable[str]) -> list[str]:
    """What is set, without its zone: "daily 21:30"."""
    return sorted(one.rpartition(" ")[0] for one in reminders)


def ring(facts: Mapping[str, Any], scene: Scene, prefix: str = "") -> str:
    """Facts of an act in the service's own words: "daily 21:30", "once 2026-11-05 21:00"."""
    clock, days = facts[f"{prefix}clock"], facts[f"{prefix}days"]
    if days != "once":
        return f"{rule(days)} {clock}"
    if day := facts.get(f"{prefix}date"):
        return f"once {day} {clock}"
    at = scene.clock() + timedelta(minutes=int(facts[f"{prefix}minutes"]))
    return f"once {at.astimezone(ZoneInfo(scene.household.zone or 'UTC')):%Y-%m-%d %H:%M}"


def rule(days: str) -> str:
    """Days as the pretended service shows their rule."""
    if days in ("daily", "alternate"):
        return "daily" if days == "daily" else "daily every 2"
    names = _WEEKDAYS[:5] if days == "weekdays" else days.split()
    return f"weekly {','.join(name[:2].upper() for name in names)}"


def _near(said: str, set_: Iterable[str]) -> str:
    """A ring that was told in minutes from now, by the minute beside it that is set."""
    kind, _, rest = said.partition(" ")
    beside = [one for one in set_ if kind == "once" and _minutes(one) - 1 <= _minutes(said)]
    close = [one for one in beside if _minutes(said) <= _minutes(one) + 1 and rest[:10] in one]
    return close[0] if close else said


def _minutes(said: str) -> int:
    hours, _, minutes = said[-5:].partition(":")
    return int(hours) * 60 + int(minutes)
