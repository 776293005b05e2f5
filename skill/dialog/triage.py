"""The room of triage: what people say in it, as turns. The table itself is in triage_table.py."""

from datetime import datetime

from msgspec.structs import replace

from skill.dialog import danger, told_findings, triage_findings
from skill.dialog.events import Event
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import OpenTriage, State, Turn
from skill.dialog.triage_known import Known
from skill.dialog.triage_noted import (
    OPENING,
    answered,
    asked_question,
    just_opened,
    noted,
    settled,
    told_anything,
)
from skill.dialog.triage_table import Decision, decide
from skill.dialog.wording import worded
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import ALARMS
from skill.knowledge.triage import Question

_OFFERS = {"self_care": "routine.offer", "routine": "triage.offer_relief"}
_STRETCH = "stretch"  # where a row forbids it, neither routine nor relief is offered
_MOST_ASKED, _MOST_OPENINGS = 5, 3  # in one check
_WORDINGS = 2  # of a question
_ROUNDS, _ROUNDS_OF_DANGER = 3, 2  # after which a question without an answer counts as unsure


def begin(state: State, event: Event, knowledge: Knowledge) -> Turn:
    """Start a check with what is told, or go on with the one under way; no routine stays."""
    if state.triage is not None:
        return tell(state, event, knowledge)
    state = noted(replace(state, triage=OpenTriage(), routine=None, relief=None), event, knowledge)
    begun = Act("triage.begin")
    if not told_anything(state):
        return Turn(state, Reply((begun,), Act("triage.question", {"question": OPENING})))
    return _next(state, knowledge, begun)


def tell(state: State, event: Event, knowledge: Knowledge) -> Turn:
    """Take in what was told, in an opening or in reply to a question, and go on."""
    if state.triage is None:
        return begin(state, event, knowledge)
    before, opened = state, just_opened(state)
    state = noted(state, event, knowledge)
    word = event.word("answer")
    asked = asked_question(state, knowledge)
    yes_or_no = word is not None and word.id in ("yes", "no", "unsure")
    if yes_or_no and word and asked and _still_asks(asked, state, knowledge):
        return say(state, str(word.id), knowledge)
    if asked and word is None and _denies_part(asked, event):
        return _denied_in_part(state, asked, knowledge)
    if state.triage == before.triage and state.about == before.about:
        return _next(state, knowledge) if opened else _again(state, knowledge)
    return _next(state, knowledge)


def _still_asks(question: Question, state: State, knowledge: Knowledge) -> bool:
    """Whether what was told beside a yes or no has neither answered the question nor closed it."""
    return not settled(state, question) and _decide(state, knowledge).question == question


def _denies_part(question: Question, event: Event) -> bool:
    """Whether some of what is asked was denied, and nothing of it told."""
    asked = {*question.findings, *question.choices}
    absent = asked.intersection(told_findings.absent(event))
    return bool(absent) and asked.isdisjoint(told_findings.present(event))


def _denied_in_part(state: State, question: Question, knowledge: Knowledge) -> Turn:
    """The rest is asked once more; who then denies a part again, of all that was named, says no."""
    triage = state.triage or OpenTriage()
    if _decide(state, knowledge).question != question:
        return _next(state, knowledge)
    if question.id in triage.unclear:
        return say(state, "no", knowledge)
    triage = replace(triage, unclear=(*triage.unclear, question.id))
    return _again(replace(state, triage=triage), knowledge)


def say(state: State, answer: str, knowledge: Knowledge) -> Turn:
    """A yes, no or unsure to the question last asked."""
    question = asked_question(state, knowledge)
    if question is None:
        return _next(state, knowledge) if just_opened(state) else _again(state, knowledge)
    triage = state.triage or OpenTriage()
    vague = answer == "unsure" and question.checks_again and question.id not in triage.unclear
    if vague or (answer == "yes" and question.choices and question.id not in triage.unclear):
        triage = replace(triage, unclear=(*triage.unclear, question.id))
        return _again(replace(state, triage=triage), knowledge)
    return _next(answered(state, question, answer), knowledge)


def correct(state: State, event: Event, knowledge: Knowledge) -> Turn:
    """Take "I meant yes": the answer given last is changed and the rest recomputed."""
    word, triage = event.word("answer"), state.triage
    if triage is None or not triage.order or word is None or word.id is None:
        return back(state, event, knowledge)
    last = next(one for one in knowledge.triage.questions if one.id == triage.order[-1])
    return _next(answered(state, last, word.id), knowledge)


def back(state: State, _event: Event, knowledge: Knowledge) -> Turn:
    """Take "go back": the answer given last is taken back and its question asked again."""
    triage = state.triage or OpenTriage()
    if not triage.order:
        return _again(state, knowledge)
    last = triage.order[-1]
    answers = {name: said for name, said in triage.answers.items() if name != last}
    question = next(one for one in knowledge.triage.questions if one.id == last)
    findings = {
        name: there
        for name, there in triage.findings.items()
        if name not in (*question.findings, *question.choices)
    }
    triage = replace(triage, answers=answers, findings=findings, order=triage.order[:-1])
    return _next(replace(state, triage=triage), knowledge)


def again(state: State, _event: Event, knowledge: Knowledge) -> Turn:
    """The open question once more, in other words."""
    return _again(state, knowledge)


def _again(state: State, knowledge: Knowledge) -> Turn:
    state, unsure = lose_round(state, knowledge)
    act = _pending(state, knowledge)
    if unsure or act is None:
        return unsure or _next(state, knowledge)
    return Turn(state, Reply((), replace(act, facts={**act.facts, "reworded": True})))


def lose_round(state: State, knowledge: Knowledge) -> tuple[State, Turn | None]:
    """Count that the open question got no answer; asked often enough, it counts as unsure."""
    question, triage = asked_question(state, knowledge), state.triage
    if question is None or triage is None:
        return state, None
    at_once = knowledge.urgency.at_once
    grave = at_once(question.yes) or at_once(question.unsure)
    if triage.rounds + 1 >= (_ROUNDS_OF_DANGER if grave else _ROUNDS):
        return state, _next(answered(state, question, "unsure"), knowledge)
    return replace(state, triage=replace(triage, rounds=triage.rounds + 1)), None


def explain(state: State, act: str, knowledge: Knowledge) -> Turn:
    """What the open question means, or why it is asked; then the question.

    Once each costs nothing; explained already, it counts as a round without an answer.
    """
    asked = _pending(state, knowledge)
    if asked is None:
        return _next(state, knowledge)
    if asked.facts.get(act):
        state, unsure = lose_round(state, knowledge)
        if unsure:
            return unsure
    told = Act(act, {"question": asked.facts["question"]})
    return Turn(state, Reply((told,), replace(asked, facts={**asked.facts, act: True})))


def aside(state: State, about: str, now: datetime, knowledge: Knowledge) -> Turn:
    """What was asked of the check itself, in a few words; then its question.

    `about` may be another question of the check, whose sign was asked about: "how do I tell".
    """
    asked = _pending(state, knowledge)
    if asked is None:
        return _next(state, knowledge)
    if any(one.id == about for one in knowledge.triage.questions):
        return Turn(state, Reply((Act("triage.explain", {"question": about}),), asked))
    state, told = worded(state, "triage.aside", now, about=about)
    return Turn(state, Reply((told,), asked))


def stop(state: State) -> Turn:
    """End early: the danger signs in one sentence, and no level."""
    return Turn(replace(state, triage=None), Reply((Act("triage.stopped"),)))


def go_on(turn: Turn, knowledge: Knowledge) -> Turn:
    """Ask again after something in between, or end where the table ends by now.

    It may: whoever was spoken of in between ("and my grandchild?") decides as well.
    """
    asks = _pending(turn.state, knowledge)
    if asks is None:
        return _next(turn.state, knowledge)
    return Turn(turn.state, replace(turn.reply, asks=asks))


def bounded(turn: Turn, knowledge: Knowledge) -> Turn:
    """The turn, unless it asks once too often: what was talked past so often counts as unsure.

    Rounds count what follows on each other; this, that no two questions call each other for ever.
    """
    asks, triage = turn.reply.asks, turn.state.triage
    if triage is None or asks is None or asks.act != "triage.question":
        return turn
    name = str(asks.facts["question"])
    times = triage.asked.get(name, 0) + 1
    counted = replace(turn.state, triage=replace(triage, asked={**triage.asked, name: times}))
    if times <= (_MOST_OPENINGS if name == OPENING else _MOST_ASKED):
        return replace(turn, state=counted, reply=replace(turn.reply, asks=_otherwise(asks, times)))
    question = next((one for one in knowledge.triage.questions if one.id == name), None)
    unsure = answered(counted, question, "unsure") if question else counted
    return bounded(_next(unsure, knowledge, *turn.reply.says), knowledge)


def _otherwise(asks: Act, times: int) -> Act:
    """The question in its two wordings by turns; from the third time it ends otherwise, too."""
    if times == 1:
        return asks
    again: dict[str, FactValue] = {"reworded": times % 2 == 0}
    again |= {"times": times} if times > _WORDINGS or asks.facts["question"] == OPENING else {}
    return replace(asks, facts={**asks.facts, **again})


def _pending(state: State, knowledge: Knowledge) -> Act | None:
    """The question of the check that is open now; None where none is left to ask."""
    asked = state.asked
    if asked and asked.act == "triage.question":
        return replace(asked, facts={**asked.facts, "reworded": False})
    decision = _decide(state, knowledge)
    return _ask(decision.question, state) if decision.question else None


def _decide(state: State, knowledge: Knowledge) -> Decision:
    triage = state.triage or OpenTriage()
    known = Known(
        triage,
        state.about,
        knowledge.triage,
        knowledge.urgency,
        triage_findings.about_them(triage.findings, state.about, knowledge),
        frozenset(name for name, _ in knowledge.follows),
    )
    return decide(known)


def _ask(question: Question, state: State) -> Act:
    facts: dict[str, FactValue] = {"question": question.id, "reworded": False}
    return Act("triage.question", {**facts, "other": state.about.kin is not None})


def _fresh(state: State, question: Question) -> State:
    """The rounds counted anew where another question is asked."""
    asked, triage = state.asked, state.triage
    if triage is None or (asked and asked.facts.get("question") == question.id):
        return state
    return replace(state, triage=replace(triage, rounds=0))


def _next(state: State, knowledge: Knowledge, *says: Act) -> Turn:
    """Ask what is still to be found out, or say where the check ends."""
    decision = _decide(state, knowledge)
    if decision.question:
        return Turn(_fresh(state, decision.question), Reply(says, _ask(decision.question, state)))
    row = knowledge.urgency.rows[decision.outcome]
    level = row.level
    if level in ALARMS:
        return danger.alert(decision.outcome, state, Event(), knowledge)
    facts: dict[str, FactValue] = {"outcome": decision.outcome, "level": level}
    ended = Act("triage.outcome", facts | danger.whom(state.about, Event(), knowledge))
    offer = Act(_OFFERS[level]) if level in _OFFERS and _STRETCH not in row.never else None
    if offer and state.about.child:
        offer = Act("triage.offer_relief")  # no routine for children (medical.md 9.6)
    # What was told goes with the check; only whom we spoke about stays for the next question.
    return Turn(replace(state, triage=None, told=None), Reply((ended,), offer))
