"""Our question, as a label words it → the state in which it is open."""

import re

from skill.dialog.replies import Act, Reply
from skill.dialog.state import OpenTriage, State

# The first that fits. Labels word a question freely; only what a reply depends on is told apart.
_ACTS = (
    (r"\bwhat time\b|\bwhen (should|shall) i remind\b", "reminders.what_time"),
    (r"\bremind|\bnudge", "reminders.offer"),
    (r"\bforget\b|\bdelete\b", "basics.confirm_forget"),
    (r"\broutine\b|\bstretch(es|ing)?\b", "routine.offer"),
    (r"\b(eased|easing|still cramping|still going|let go)\b", "answers.relief"),
    (r"\b(anything else|else can i)\b", "basics.anything_else"),
    (r"\b(shall|should|would you like|want) .*\b(tell|hear|know|more)\b", "answers.offer_more"),
)
_TRIAGE = "triage.question"


def state_of(asked: str | None) -> State:
    """The state after a question of ours; what no pattern knows is taken for one about a leg."""
    if asked is None:
        return State()
    words = asked.lower()
    act = next((act for pattern, act in _ACTS if re.search(pattern, words)), _TRIAGE)
    triage = OpenTriage() if act == _TRIAGE else None
    return State(last=Reply((), Act(act)), triage=triage)
