"""Our question, as a label words it → the state in which it is open."""

import re

from nlu.clocks import find_clocks
from nlu.words import tokenise
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import OpenRoutine, OpenTriage, State

# The first that fits. Labels word a question freely; only what a reply depends on is told apart.
_ACTS = (
    (r"^before we start\b", "routine.check"),
    (r"\bwhat time\b|\bwhen (should|shall) i remind\b", "reminders.what_time"),
    (r"\bis that right\b|\bshall i set\b", "reminders.confirm"),
    (r"\bremind|\bnudge", "reminders.offer"),
    (r"\bforget\b|\bdelete\b", "basics.confirm_forget"),
    (r"\bchest\b|\bbreath|\bending your life\b", "triage.question/chest-breath"),
    (r"\bsuddenly\b.*\b(weak|numb)\b", "triage.question/sudden-weak"),
    (r"\bsaddle\b|\bbladder\b|\bbowels\b", "triage.question/saddle"),
    (r"\bcold\b.*\b(pale|blue|white)\b", "triage.question/leg-cold"),
    (r"\bready\b|\bnext (step|one|stretch)\b", "routine.step"),
    (r"\bhow old\b|\bwhat age\b|\bman or a woman\b|\bwho is it for\b", "triage.question/adult"),
    (r"\broutine\b|\b(shall|would|do) .*\bstretch(es|ing)?\b", "routine.offer"),
    (r"\bstill (cramping|going)\b", "answers.relief"),
    (r"\b(anything else|else can i)\b", "basics.anything_else"),
    (r"\b(shall|should|would you like|want) .*\b(tell|hear|know|more|try)\b", "answers.offer_more"),
)
_TRIAGE = "triage.question"


def state_of(asked: str | None) -> State:
    """The state after a question of ours; what no pattern knows is taken for one about a leg."""
    if asked is None:
        return State()
    words = asked.lower()
    act = next((act for pattern, act in _ACTS if re.search(pattern, words)), _TRIAGE)
    act, _, question = act.partition("/")
    triage = OpenTriage() if act == _TRIAGE else None
    routine = OpenRoutine("five", checked=True) if act == "routine.step" else None
    facts: dict[str, FactValue] = {"question": question} if question else {}
    if act == "reminders.confirm":
        facts = _proposed(words)
    return State(last=Reply((), Act(act, facts)), triage=triage, routine=routine)


def _proposed(asked: str) -> dict[str, FactValue]:
    """The time and days that our question proposes."""
    words = tokenise(asked)
    clocks = [one.value for one in find_clocks(words)]
    days = "weekdays" if "weekdays" in words else "daily"
    return {"clock": clocks[0] if clocks else "", "days": days}
