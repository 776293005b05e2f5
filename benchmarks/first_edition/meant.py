"""What an intent of the first edition's model meant, by the ids of docs/understanding/labels.md."""

import gzip
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.guess import REFUSED, Guess
from skill.knowledge.strict_yaml import read

_FILE = Path(__file__).with_name("en.json.gz")
_FINDINGS = Path("content/findings.yaml")
_ALARMS = ("SelfHarmIntent", "DangerIntent")
_GRAVE = ("emergency", "emergency_department")
_LOOK_UPS = {
    "MedicineCausesIntent": ("medicine", "med"),
    "MagnesiumWithMedicinesIntent": ("medicine", "med"),
    "ConditionCausesIntent": ("condition", "cond"),
    "HomeRemedyIntent": ("remedy", "remedy"),
    "MagnesiumInFoodIntent": ("food", "food"),
}
_CONTROLS = {
    "TellMeMoreIntent": "more",
    "WhyAskIntent": "why",
    "SourcesIntent": "sources",
    "SlowerIntent": "repeat",
    "ClarifyIntent": "meaning",
    "OkayIntent": "okay",
    "ThanksIntent": "thanks",
    "ForgetMeIntent": "forget-me",
    "TriageIntent": "check-start",
    "RoutineIntent": "routine-start",
    "ShorterIntent": "routine-start",
    "SeatedIntent": "routine-start",
    "HowManyLeftIntent": "routine-start",
    "HowLongIntent": "routine-start",
    "SkipIntent": "routine-skip",
    "PauseForIntent": "routine-pause",
    "CarryOnIntent": "routine-resume",
    "RemindMeIntent": "reminders-set",
    "MoveReminderIntent": "reminders-move",
    "WhichReminderIntent": "reminders-which",
    "CancelReminderIntent": "reminders-cancel",
    "AMAZON.HelpIntent": "help",
    "AMAZON.RepeatIntent": "repeat",
    "AMAZON.StopIntent": "stop",
    "AMAZON.CancelIntent": "cancel",
    "AMAZON.StartOverIntent": "start-over",
    "AMAZON.NextIntent": "routine-next",
    "AMAZON.PreviousIntent": "routine-back",
    "AMAZON.PauseIntent": "routine-pause",
    "AMAZON.ResumeIntent": "routine-resume",
}
_NAMED = {"medicine": "med", "condition": "cond", "remedy": "remedy", "food": "food"}


def model() -> Any:
    """The model's JSON, parsed."""
    return json.loads(gzip.decompress(_FILE.read_bytes()))


def meant(intent: str | None, slots: Mapping[str, str]) -> Guess:
    """The subject, or an alarm, or the leg check; `slots`: slot → id of its value."""
    if intent in (None, "", "AMAZON.FallbackIntent"):
        return REFUSED
    finding = slots.get("finding", "").removeprefix("yes.")
    if intent in _ALARMS or intent.endswith("ReportIntent") or finding in _grave():
        return Guess(alarm=True, raised=True)
    return Guess((_subject(intent, slots),), raised=intent in ("TellIntent", "TriageIntent"))


def _subject(intent: str, slots: Mapping[str, str]) -> str:
    if intent in _CONTROLS:
        return f"controls:{_CONTROLS[intent]}"
    if intent == "AboutIntent":
        kind, _, name = slots.get("subject", "").partition(".")
        return f"{_NAMED[kind]}:{name}" if kind in _NAMED else name
    slot, prefix = _LOOK_UPS.get(intent, ("", ""))
    if slot in slots:
        return f"{prefix}:{slots[slot]}"
    return "-".join(re.findall("[A-Z][^A-Z]*", intent.removesuffix("Intent"))).lower()


@cache
def _grave() -> frozenset[str]:
    findings = read(_FINDINGS, dict[str, dict[str, Any]])
    return frozenset(name for name, one in findings.items() if one.get("level") in _GRAVE)
