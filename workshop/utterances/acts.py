"""Every act that warns, asks about danger, sends to help, or says what is not ours."""

from collections.abc import Iterator
from itertools import product

from skill.dialog.events import AGAIN, FIRST, HOW_LONG, NUMBER, VERDICT, WELL, WHOM
from skill.dialog.mind import THOUGHTS, VEILED
from skill.dialog.replies import Act, FactValue
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import ALARMS
from skill.knowledge.urgency import Urgency
from workshop.utterances.relief import relief

_OF_ALARM = ("alert", "misheard")
_TOLD_TO = (("self", "them"), ("beside", "her"), ("child", "them"))
_MOST_WORDINGS = 4  # of an act
_LAST_TIME = 3  # that nothing is understood


def acts(knowledge: Knowledge) -> Iterator[Act]:
    """All that warns, asks about danger or sends to help."""
    for act in ("cannot_call", "help", "if_so", "please_call", "called"):
        yield Act(f"danger.{act}")
    yield from (Act(f"mind.{act}") for act in ("believed", "stay_safe"))
    for name, row in knowledge.urgency.rows.items():
        yield from _urgent(name, row)
    yield from _stands(knowledge)
    for name, finding in knowledge.findings.items():
        if finding.check:
            asked: dict[str, FactValue] = {"finding": name, "them": "them"}
            for again, whose in product((False, True), ("self", "beside")):
                yield Act("danger.check", {**asked, "again": again, "whose": whose})
    for question in knowledge.triage.questions:
        for reworded, other in ((False, False), (True, False), (False, True)):
            facts: dict[str, FactValue] = {"question": question.id}
            yield Act("triage.question", {**facts, "reworded": reworded, "other": other})
    yield from (Act(f"triage.{act}") for act in ("begin", "stopped", "get_adult", "not_here"))
    for about, number in product((HOW_LONG, WHOM, VERDICT), range(_MOST_WORDINGS)):
        yield Act("triage.aside", {"about": about, "wording": number})
    yield Act("routine.unasked")
    yield from (Act("routine.not_tonight", {"sure": sure}) for sure in (True, False))
    yield from (Act("routine.check", {"reworded": reworded}) for reworded in (False, True))
    yield from (Act("routine.hurts", {"seated": seated}) for seated in (True, False))
    yield from relief(knowledge)
    yield from _outside(knowledge)
    yield from (Act(f"basics.{act}") for act in ("trouble", "welcome", "help"))


def _urgent(name: str, row: Urgency) -> Iterator[Act]:
    """What is said of a row, to whom it is said: the ill one, who stands beside, a child."""
    for whose, them in _TOLD_TO:
        facts: dict[str, FactValue] = {"level": row.level, "whose": whose, "them": them}
        if name in (VEILED, THOUGHTS):
            act = "mind.ask" if name == VEILED else "mind.crisis"
            yield Act(act, {**facts, "finding": name})
            yield from [Act("mind.safe", {**facts, "finding": name})] if name == THOUGHTS else []
        elif row.at_once:
            yield from (Act(f"danger.{act}", {**facts, "finding": name}) for act in _OF_ALARM)
        if row.level not in ALARMS:
            yield Act("triage.outcome", {**facts, "outcome": name})
    if row.at_once:
        yield Act("danger.taken_back", {"finding": name})


def _stands(knowledge: Knowledge) -> Iterator[Act]:
    """An alarm that stands: by row what is said again, by opening and by deed the rest, once."""
    said: set[tuple[str, str]] = set()
    for name, row in knowledge.urgency.rows.items():
        if not row.at_once or name in (VEILED, THOUGHTS):
            continue
        for (whose, them), about in product(_TOLD_TO[:2], (WELL, AGAIN, NUMBER, FIRST, *row.never)):
            once = (whose, f"{row.opens} {about}" if about in (NUMBER, FIRST) else about)
            if about not in (WELL, AGAIN) and once in said:
                continue
            said.add(once)
            alarm: dict[str, FactValue] = {"finding": name, "level": row.level, "whose": whose}
            yield Act("danger.holds", {**alarm, "them": them, "about": about, "brief": False})


def _outside(knowledge: Knowledge) -> Iterator[Act]:
    """What is not ours, in every wording: refused, not understood, near and what is offered."""
    yield Act("basics.not_understood", {"times": _LAST_TIME})
    each = product((False, True), range(1, _LAST_TIME), range(_MOST_WORDINGS), (True, False))
    for far, times, number, emergency in each:
        facts: dict[str, FactValue] = {"times": times, "far": far, "wording": number}
        yield Act("basics.not_understood", {**facts, "emergency": emergency})
    for name, near in knowledge.near.items():
        for number in range(_MOST_WORDINGS):
            yield Act("basics.not_covered", {"near": name, "wording": number})
            for answer in near.offers:
                offer: dict[str, FactValue] = {"near": name, "answer": answer}
                yield Act("basics.offer_answer", {**offer, "wording": number})
