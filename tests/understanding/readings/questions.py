"""Our question, as a label words it → the state in which it is open, and whose question it is.

A label words a question freely. One of the leg check is known by the signs that it names, so that
its id may change; what the skill never asks ("how many nights a week") is opened as some question
of the leg check, and counted apart.
"""

import re
from collections.abc import Iterator, Set

from msgspec import Struct

from nlu.clocks import find_clocks
from nlu.words import tokenise
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import OpenRoutine, OpenTriage, State
from skill.knowledge.localise import Knowledge
from skill.knowledge.triage import Question
from tests.understanding.readings.outcomes import Listen

# The first that fits: the rooms beside the leg check, and what only a value answers.
_ACTS = (
    (r"^before we start\b", "routine.check"),
    (r"\bwhat time\b|\bwhen (should|shall) i remind\b", "reminders.what_time"),
    (r"\bis that right\b|\bshall i set\b", "reminders.confirm"),
    (r"\bremind|\bnudge", "reminders.offer"),
    (r"\bforget\b|\bdelete\b", "basics.confirm_forget"),
    (r"\bready\b|\bnext (step|one|stretch)\b", "routine.step"),
    (r"\broutine\b|\b(shall|would|do) .*\bstretch(es|ing)?\b", "routine.offer"),
    (r"\bstill (cramping|going)\b", "answers.relief"),
    (r"\b(anything else|else can i)\b", "basics.anything_else"),
    (r"^tell me\b|\bin a few words\b", "triage.question/opening"),
    (r"\b(shall|should|would you like|want) .*\b(tell|hear|know|more|try)\b", "answers.offer_more"),
    (r"^(shall|may|should|can) i\b|^would you like\b", "answers.offer_more"),
)
# Words of a question that no rule of the reader takes for the sign that is asked for.
_SIGNS = (
    (r"\bhow old\b|\bwhat age\b|\bman or a woman\b|\bwho is it for\b|\bsomebody else\b", "child"),
    (r"\bsets? it off\b|\bwhen (you|he|she|they) walk", "set-off-walking"),
    (r"\bsaddle\b|\bwhere (you|he|she) sits?\b", "saddle-numb"),
    (r"\bbetween (the )?cramps\b", "numbness"),
    (r"\bnew medicines?\b", "new-medicine"),
)
_ENDING = r"\bending your life\b"
_VALUE = r"^(which|how|what|where|when|who|since when)\b"
_TRIAGE, _CHECK = "triage.question", "danger.check"


class Opened(Struct, frozen=True):
    """The state after a question; `ours`: whether the skill asks it; `signs`: what it asks for."""

    state: State
    ours: bool = True
    signs: frozenset[str] = frozenset()


def opened(asked: str | None, listen: Listen, knowledge: Knowledge) -> Opened:
    """The state after a question of ours, or of what the skill never asks."""
    if asked is None:
        return Opened(State())
    words = asked.lower()
    act = next((act for pattern, act in _ACTS if re.search(pattern, words)), None)
    if act:
        name, _, question = act.partition("/")
        return Opened(_asking(Act(name, _facts(name, question, words))))
    if word_for_word := _said_so(asked, knowledge):
        own = Act(_TRIAGE, {"question": word_for_word.id, "reworded": False})
        signs = (*word_for_word.findings, *word_for_word.choices)
        return Opened(_asking(own), signs=frozenset(signs))
    meant = next((sign for pattern, sign in _SIGNS if re.search(pattern, words)), None)
    named = {meant} if meant else set(_named(words, listen, knowledge))
    about = _sign(words, named, knowledge)
    return Opened(_asking(about or Act(_TRIAGE)), about is not None, frozenset(named))


def _said_so(asked: str, knowledge: Knowledge) -> Question | None:
    """The question of the leg check that is asked in just these words."""
    words = tokenise(asked)
    every = ((one, said) for one in knowledge.triage.questions for said in (one.ask, one.reword))
    return next((one for one, said in every if tokenise(said.replace("|", "")) == words), None)


def _sign(words: str, named: Set[str], knowledge: Knowledge) -> Act | None:
    """The question about a sign or a person: by what it names."""
    if re.search(_ENDING, words):
        return Act(_CHECK, {"finding": "self-harm-thoughts"})
    best = max(knowledge.triage.questions, key=lambda one: _fits(one, named))
    if _fits(best, named)[0] and (best.choices or not _asks_value(words)):
        return Act(_TRIAGE, {"question": best.id, "reworded": False})
    checked = (one for one in sorted(named) if knowledge.findings[one].check)
    found = next(checked, None)
    return Act(_CHECK, {"finding": found}) if found and not _asks_value(words) else None


def _asks_value(words: str) -> bool:
    return re.search(_VALUE, words) is not None


def _named(words: str, listen: Listen, knowledge: Knowledge) -> Iterator[str]:
    reading = listen(words)
    told = [one.id for one in reading.findings or reading.bare]
    told += [name for name, _ in knowledge.phrases.scan(" ".join(tokenise(words)))]
    yield from (one for one in told if one in knowledge.findings)


def _fits(question: Question, named: Set[str]) -> tuple[int, int]:
    """How many of its signs are named; of two alike, the one that asks for less."""
    own = {*question.findings, *question.choices}
    return len(own & named), -len(own)


def _asking(act: Act) -> State:
    triage = OpenTriage() if act.act == _TRIAGE else None
    routine = OpenRoutine("five", checked=True) if act.act == "routine.step" else None
    return State(last=Reply((), act), triage=triage, routine=routine)


def _facts(act: str, question: str, asked: str) -> dict[str, FactValue]:
    """What an act says with its question: the time and days that it proposes, or its id."""
    if act != "reminders.confirm":
        return {"question": question} if question else {}
    words = tokenise(asked)
    clocks = [one.value for one in find_clocks(words)]
    days = "weekdays" if "weekdays" in words else "daily"
    return {"clock": clocks[0] if clocks else "", "days": days}
