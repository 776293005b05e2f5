"""The danger that a sentence tells in this state of the conversation, if it is no reply."""

from msgspec.structs import replace

from skill.dialog import events
from skill.dialog.amid_talk import amid_talk
from skill.dialog.asked_calmly import asks_amid, idle
from skill.dialog.cramp_words import hardly_danger
from skill.dialog.danger import UNNAMED
from skill.dialog.danger_events import VEILED, danger_event
from skill.dialog.events import Event
from skill.dialog.expected import answer_of
from skill.dialog.expected_findings import expected_findings, expected_ids
from skill.dialog.heard_answers import answers_surely
from skill.dialog.heard_slots import slots_of
from skill.dialog.sign_answers import rather_a_reply
from skill.dialog.state import State
from skill.dialog.tempo import suspected_at_its_pace
from skill.dialog.ways import asked_of, way_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading, Suspicion
from skill.understanding.replies import Said

_BEYOND_DOUBT = 0.85  # share of the ear
_OF_A_CRAMP = "easing"  # the way in which the relief coach asks


def heard_danger(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> Event | None:
    """A danger in the words, unless they are a reply and it is only suspected in them."""
    expected = expected_ids(reading, state, knowledge)
    replies = bool(said and said.whole) or bool(expected_findings(reading, state, knowledge))
    replies = replies or answers_surely(reading, state, knowledge)
    of_mind = asked_of(state).act.startswith("mind.")
    replies = replies or (of_mind and answer_of(said) == "no")  # a no is believed
    replies = replies or asks_amid(reading, state, knowledge)
    amid = amid_talk(reading, state, knowledge)
    replies = replies or (amid and idle(reading))
    if not of_mind and _of_dying(reading):  # it answers no question about a leg
        return events.SaidSelfHarm(slots_of(replace(reading, findings=())), finding=VEILED)
    found = danger_event(reading, knowledge, replied=replies, amid=amid, expected=expected)
    if isinstance(found, events.Suspected):
        if _of_a_cramp(found, said, reading, state, knowledge):
            return None
        found = suspected_at_its_pace(found, reading, knowledge.urgency)
    if found is None or rather_a_reply(found, said, reading, state, knowledge):
        return None
    if isinstance(found, events.Suspected) and _asked_already(found, state):
        return events.SaidUnsure(found.slots)
    return found


def _of_dying(reading: Reading) -> bool:
    """Whether the ear is all but sure of thoughts of dying, in words of any kind."""
    swallowed = any(one.tier == "swallowed" for one in reading.told("stated"))
    sure = (reading.by_ear or Suspicion()).mind >= _BEYOND_DOUBT
    return "mind" in reading.suspected and sure and not swallowed


def _of_a_cramp(
    found: events.Suspected,
    said: Said | None,
    reading: Reading,
    state: State,
    knowledge: Knowledge,
) -> bool:
    """Whether it is only the cramp: "i can't stand" to "stand on that leg", a cry over it."""
    replies = bool(said and said.whole) and way_of(state, knowledge) == _OF_A_CRAMP
    cries = found.finding == UNNAMED and not state.triage and hardly_danger(reading)
    return replies or cries


def _asked_already(found: events.Suspected, state: State) -> bool:
    """Whether this very danger is asked about now: words that only hint again are no answer."""
    asked = asked_of(state)
    return asked.act == "danger.check" and asked.facts.get("finding") == found.finding
