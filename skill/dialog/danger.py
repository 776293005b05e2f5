"""Danger, in any slot of any intent and in any state: it wins over everything.

Stated, it is an alarm: number, what was understood, what to do, and one chance to take it back.
Only suspected, it is asked about, with the number in the same breath. An unsure is asked once more,
with something to look at, and then gets the urgent line: it never counts as a no.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec.structs import replace

from skill.dialog import told_findings, triage_findings
from skill.dialog.events import Event, ReportedEmergency, Suspected
from skill.dialog.person import child_speaks, spoken_of
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import Person, State, Turn
from skill.knowledge.localise import Knowledge

UNNAMED = "unnamed-emergency"
UNSURE = "unsure-danger"
# Rows that other rooms speak: a child is sent to an adult, the mind has its own words (mind.py).
_ELSEWHERE = ("child-speaking", "self-harm-veiled", "self-harm-thoughts", "self-harm-now")
_TO_SELF: dict[str, FactValue] = {"whose": "self", "them": "them"}
_THEM = {"female": "her", "male": "him"}


def found(event: Event, state: State, knowledge: Knowledge) -> str | None:
    """The gravest danger that this event reports, alone or with what was told before; or None."""
    if isinstance(event, ReportedEmergency):
        return UNNAMED
    raised = [
        name
        for name in _newly_there(event, state, knowledge)
        if knowledge.urgency.at_once(name) and name not in _ELSEWHERE
    ]
    order = list(knowledge.urgency.rows)
    before = _alarmed(state)
    raised += [before] if raised and before else []  # what is less takes no alarm's place
    return min(
        raised,
        key=lambda one: (*knowledge.urgency.rows[one].gravity, order.index(one)),
        default=None,
    )


def _alarmed(state: State) -> str | None:
    """The finding of the alarm that was said just before."""
    asked = state.asked
    return str(asked.facts["finding"]) if asked and asked.act == "danger.misheard" else None


def _newly_there(event: Event, state: State, knowledge: Knowledge) -> set[str]:
    """What is there by this event, combinations with what was told before among it.

    What was only overheard in a word of no list is asked about (`unclear`).
    """
    read = triage_findings.findings(event, knowledge)
    before = state.triage.findings if state.triage else {}
    before = {**before, **({name: True} if (name := _alarmed(state)) else {})}
    about = spoken_of(state.about, event, knowledge)
    if not read and about == state.about:
        return set()
    old = triage_findings.with_what_follows(before, state.about, knowledge)
    now = triage_findings.with_what_follows({**before, **read}, about, knowledge)
    follows = {name for name, there in now.items() if there and not old.get(name)}
    return {*told_findings.present(event)} | (follows - read.keys())


def unclear(event: Event, state: State, knowledge: Knowledge) -> str | None:
    """A danger that the words seem to speak of: asked about, never taken as no.

    In a check it is asked about once: a no is kept.
    """
    denied = [] if state.triage is None else state.triage.findings
    heard = (name for name in _unclear(event, knowledge) if name not in denied)
    return next(heard, None)


def _unclear(event: Event, knowledge: Knowledge) -> Iterator[str]:
    if isinstance(event, Suspected):
        yield event.finding
        return
    for word in chain.from_iterable(event.slots.values()):
        if not word.ids:
            yield from (name for name, there in knowledge.alarm_phrases.scan(word.heard) if there)


def alert(finding: str, state: State, event: Event, knowledge: Knowledge) -> Turn:
    """The message of the finding's row; it listens once, for "you misheard"."""
    about = spoken_of(state.about, event, knowledge)
    return _alarm(finding, whom(about, event, knowledge), replace(state, about=about), knowledge)


def asked_about(state: State, knowledge: Knowledge, finding: str | None = None) -> Turn:
    """The alarm for what was asked about last (or `finding`), said to whom the question was."""
    asked = state.asked.facts if state.asked else {}
    to = {name: asked.get(name, to_self) for name, to_self in _TO_SELF.items()}
    return _alarm(finding or str(asked["finding"]), to, state, knowledge)


def _alarm(finding: str, to: Mapping[str, FactValue], state: State, knowledge: Knowledge) -> Turn:
    level = knowledge.urgency.rows[finding].level
    facts: dict[str, FactValue] = {"finding": finding, "level": level, **to}
    return Turn(state, Reply((Act("danger.alert", facts),), Act("danger.misheard", facts)))


def whom(about: Person, event: Event, knowledge: Knowledge) -> dict[str, FactValue]:
    """Whom the words are said to: the ill one, who stands beside, a child; and "her" or "him"."""
    beside = about.kin is not None or about.child or "beside" in event.slots
    child = child_speaks(event, knowledge) or told_findings.told_by_child(event)
    told = event.word("beside")
    sex = about.sex or (told.id if told else None)
    whose = "child" if child else "beside" if beside else "self"
    return {"whose": whose, "them": _THEM.get(sex or "", "them")}


def check(finding: str, state: State, event: Event, knowledge: Knowledge) -> Turn:
    """Ask whether a danger that was heard unclearly is there now."""
    about = spoken_of(state.about, event, knowledge)
    facts = {"finding": finding, "again": False, **whom(about, event, knowledge)}
    return Turn(replace(state, about=about), Reply((), Act("danger.check", facts)))


def unsure(state: State, knowledge: Knowledge) -> Turn:
    """Not sure whether it is there: asked once more, then the urgent line, never a no."""
    asked = state.asked.facts if state.asked else {}
    if asked.get("again"):
        return asked_about(state, knowledge, UNSURE)
    return Turn(state, Reply((), Act("danger.check", {**asked, "again": True})))


def denied(finding: str, state: State, knowledge: Knowledge) -> State:
    """The state in which a danger is known not to be there, so that it is not asked again.

    In a check, whatever else would raise it at once is taken back with it; so is a yes, or a not
    sure, to the question asked last, with what that told: the same alarm would come back for ever.
    """
    triage = state.triage
    if triage is None:
        return state
    last = triage.order[-1] if triage.order else None
    raised = [name for name, there in triage.findings.items() if there]
    gone = {
        finding,
        *filter(knowledge.urgency.at_once, raised),
        *_told_by(last, finding, knowledge).intersection(raised),
    }
    said = {last: "no"} if last and triage.answers.get(last) in ("yes", "unsure") else {}
    triage = replace(
        triage,
        findings={**triage.findings, **dict.fromkeys(gone, False)},
        answers={**triage.answers, **said},
    )
    return replace(state, triage=triage)


def _told_by(last: str | None, finding: str, knowledge: Knowledge) -> set[str]:
    """What the question asked last asks for, of which the finding is made, or that ends at it."""
    question = next((one for one in knowledge.triage.questions if one.id == last), None)
    if question is None:
        return set()
    parts = {part for name, made in knowledge.follows if name == finding for part in made}
    parts |= {
        one for rule in knowledge.triage.rules if rule.outcome == finding for one in rule.findings
    }
    only = set(question.findings) if finding == question.yes else set()
    return (parts & {*question.findings, *question.choices}) | only
