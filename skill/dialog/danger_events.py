"""Dangers that no room of findings takes: of the mind, swallowed, or signs that content lacks yet.

A sign that content has is reported with all else that was told (interpret.py); its level decides.
"""

from collections.abc import Sequence, Set

from msgspec.structs import replace

from skill.dialog import events
from skill.dialog.danger import UNNAMED
from skill.dialog.events import Event
from skill.dialog.heard_slots import slots_of
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import ALARMS
from skill.understanding.reading import ReadFinding, Reading, Span

# What tells, and does not only name: somebody, a verb, a loss ("can't breathe").
_TELLING = frozenset(
    (
        *("i", "my", "me", "he", "she", "they", "we", "his", "her", "it", "is", "are", "am", "was"),
        *("has", "have", "had", "got", "can", "can't", "cannot", "not", "no", "never", "won't"),
        *("will", "help", "please", "now", "gone", "went"),
    )
)
_ON_PURPOSE, VEILED = "swallowed-on-purpose", "self-harm-veiled"
_CLEAR = 0.85  # a question that is as clear as this one is no cry for help
# Of a danger by the ear alone amid a talk: of the check set's dangers none more passes calmly up to
# here, whole or with the head lost; at 0.6 one in a hundred of those with the head lost does.
_AMID = 0.45
_OF_DANGER = "danger-signs"  # whatever is about danger may be one


def danger_event(
    reading: Reading,
    knowledge: Knowledge,
    *,
    replied: bool = False,
    amid: bool = False,
    expected: Set[str] = frozenset(),
) -> Event | None:
    """What is stated counts before what is only suspected, and never gives way to it.

    `replied`: the words are a reply to the open question from end to end, so they tell of nothing.
    `amid`: they stand amid a talk of other things, where the ear alone has to be surer.
    `expected`: the findings that it names; a sign of theirs without its part answers it.
    """
    bare = {one.id for one in reading.bare} & expected
    heard = [one for one in reading.told("suspected") if one.id not in bare]
    if not expected and (cut := _barely(reading)):
        return _asked_about(cut, reading, knowledge)
    if stated := _stated(reading, knowledge):
        return stated
    if _known_alarm(reading, knowledge):
        return None
    calm = replied or bool(bare) or not _ear_alone(reading, _AMID if amid else 0.0)
    return _suspected(heard, reading, knowledge, calm=calm) or _unknown(reading, knowledge)


def _barely(reading: Reading) -> ReadFinding | None:
    """A danger of the body that is only named, by a route that can cut a first "no" off."""
    stated = reading.told("stated")
    told = not _TELLING.isdisjoint(reading.tokens)
    if reading.complete or told or any(one.tier != "body" for one in stated):
        return None
    whole = (one for one in stated if one.level in ALARMS and one.id != UNNAMED)
    return next((one for one in whole if one.span == Span(0, len(reading.words))), None)


def _asked_about(finding: ReadFinding, reading: Reading, knowledge: Knowledge) -> Event:
    """By its name, where there is a question for it."""
    known = knowledge.findings.get(finding.id)
    name = finding.id if known and known.check else UNNAMED
    return events.Suspected(slots_of(reading), finding=name)


def _stated(reading: Reading, knowledge: Knowledge) -> Event | None:
    stated = reading.told("stated")
    tiers = {finding.tier for finding in stated}
    if {"mind", "swallowed"} <= tiers:
        return events.ReportedSign(slots_of(reading), finding=_ON_PURPOSE)
    for finding in stated:
        if finding.tier == "mind":
            return events.SaidSelfHarm(slots_of(_without(finding, reading)), finding=finding.id)
        if finding.id not in knowledge.findings and finding.level in ALARMS:
            return events.ReportedEmergency(slots_of(reading))
    return None


def _without(mind: ReadFinding, reading: Reading) -> Reading:
    """The reading without what rules find of the body in the same words: "rather not wake up"."""
    apart = (
        one
        for one in reading.findings
        if one.tier != "body" or one.span.end <= mind.span.start or mind.span.end <= one.span.start
    )
    return replace(reading, findings=tuple(apart))


def _known_alarm(reading: Reading, knowledge: Knowledge) -> bool:
    """Whether a stated sign raises the alarm by itself: it is reported, with all that was told."""
    return any(knowledge.urgency.at_once(one.id) for one in reading.told("stated"))


def _unknown(reading: Reading, knowledge: Knowledge) -> Event | None:
    """Signs that content lacks, none of them an alarm: the leg check begins."""
    stated = reading.told("stated")
    if stated and not any(one.id in knowledge.findings for one in stated):
        return events.StartedTriage(slots_of(reading))
    return None


def _suspected(
    suspected: Sequence[ReadFinding], reading: Reading, knowledge: Knowledge, *, calm: bool
) -> Event | None:
    """Of the body it is asked about by name; veiled words of the mind get the crisis number."""
    if any(one.tier == "mind" for one in suspected):
        return events.SaidSelfHarm(slots_of(reading), finding=VEILED)
    for finding in suspected:
        if knowledge.urgency.alarms(finding.id) or finding.tier == "swallowed":
            return _asked_about(finding, reading, knowledge)
    if any(one.level in ALARMS for one in suspected) or not calm:
        return events.Suspected(slots_of(reading), finding=UNNAMED)
    return None


def _ear_alone(reading: Reading, bar: float) -> bool:
    """The ear hears a danger that no rule found, this likely, in words that ask nothing clearly.

    "I really don't know" is a reply from end to end: it tells of nothing.
    """
    best = reading.candidates[0] if reading.candidates else None
    reply = reading.reply_span is not None and reading.reply_span.end == len(reading.tokens)
    clear = best is not None and best.p >= _CLEAR and best.subject != _OF_DANGER
    shares = reading.by_ear
    heard = [tier for tier in reading.suspected if not shares or getattr(shares, tier) >= bar]
    return bool(heard) and not reply and not clear
