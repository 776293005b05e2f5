"""A conversation that took place, as a play: it expects again what happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import yaml

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.wire.reply import Act

_WIDE = 1000  # columns; a line a turn's part


@dataclass(frozen=True, slots=True)
class Began:
    """When a conversation began, on the simulated clock, and in which zone; None: in none."""

    at: datetime
    zone: str | None


def recorded(name: str, device: Device, turns: Sequence[Turn], began: Began) -> str:
    """The YAML of a file with this one play, by the rules of `simulator.plays.play_file`.

    Time and zone stand in it only where there were steps or reminders.
    """
    play: dict[str, Any] = {"name": name, "locale": device.locale, "device": device.kind}
    if any(turn.note or turn.around.reminders or turn.around.rings for turn in turns):
        play |= {"at": began.at.astimezone(UTC).isoformat(timespec="seconds")}
        play |= {"zone": began.zone} if began.zone else {}
    play["talk"] = [_said(turn) for turn in turns]
    return yaml.safe_dump(
        [play], sort_keys=False, allow_unicode=True, width=_WIDE, default_flow_style=None
    )


def _said(turn: Turn) -> dict[str, Any]:
    """One line with its expectations; none where no good reply came."""
    said: dict[str, Any] = {"you": turn.heard}
    if turn.broken:
        return said
    if turn.understood:
        said["intent"] = turn.understood.intent
    said["says"] = [_act(act) for act in turn.reply.acts]
    said["asks"] = _act(turn.reply.asks) if turn.reply.asks else None
    said["ends"] = turn.ends
    if turn.around.reminders:
        said["reminders"] = list(turn.around.reminders)
    if turn.around.rings:
        said["rings"] = [f"{rung.at:%H:%M} {rung.label}" for rung in turn.around.rings]
    return said


def _act(act: Act) -> str | dict[str, Any]:
    """The facts that name things. Numbers may differ the next time: which visit, which hour."""
    facts = {key: value for key, value in act.facts.items() if _names(value)}
    return {act.act: facts} if facts else act.act


def _names(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, list) and bool(value) and _all_names(value)


def _all_names(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) and value.strip() for value in values)
