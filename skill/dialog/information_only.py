"""Information only: what is said instead where an operator wants no question about symptoms.

A danger that was stated still raises its alarm; one that is only suspected gets the number, without
a question. Operators set it with CRAMP_COACH_INFORMATION_ONLY (docs/triage.md).
"""

from msgspec.structs import replace

from skill.dialog import danger, told_findings
from skill.dialog.basics import WHAT_NEXT
from skill.dialog.events import Event, Reported, ReportedSign, StartedTriage
from skill.dialog.offers import ANYTHING_ELSE
from skill.dialog.replies import Act, Reply
from skill.dialog.routine_events import Hurt
from skill.dialog.state import State, Turn
from skill.dialog.transitions import Transition
from skill.dialog.turn_context import TurnContext
from skill.knowledge.localise import Knowledge


def rule(event: Event, state: State, knowledge: Knowledge) -> Transition | None:
    """What takes an event that would else be asked about; None for all that is no symptom."""
    if not knowledge.information_only:
        return None
    if danger.unclear(event, state, knowledge):
        return _number
    hurt = isinstance(event, Hurt) and state.routine is None
    told = isinstance(event, Reported | ReportedSign) and any(told_findings.present(event))
    return _not_here if hurt or told or isinstance(event, StartedTriage) else None


def _number(state: State, _event: Event, _context: TurnContext) -> Turn:
    return Turn(state, Reply((Act("danger.if_so"),), WHAT_NEXT))


def _not_here(state: State, _event: Event, _context: TurnContext) -> Turn:
    act = Act("triage.not_here")
    return Turn(replace(state, routine=None), Reply((act,), ANYTHING_ELSE))
