"""The conversation: the only place that decides what an event means now.

Theory of operation
-------------------
`step` takes what is known so far, what the person did, what is true here, and the time; it
returns the new state and a reply of acts. It touches nothing else. Precedence, first match wins:

1. A reported danger wins over everything, in any state, and ends the session (danger.py).
2. A child that speaks is told to get an adult. Thoughts of self-harm, and a wish that we call
   somebody: the number, and the end.
3. Stop and cancel end from every state.
4. A danger that was heard unclearly is asked about; it is never taken as a no.
5. Help, repeat, forget and the other manners work in every state and lose nothing.
6. In a leg check, what is told, and yes, no or unsure to its question, go to its table
   (leg_check.py); a question in between is answered, and then the check asks again.
7. Otherwise yes, no and unsure belong to the question last asked: the tables below map
   (asked act, event) to what happens. A yes to no question is a misunderstanding.
8. Questions are answered; the person and the topic carry over from turn to turn.
9. Anything else is a misunderstanding, repaired in three steps (basics.py).

A reply without `asks` ends the session. The state keeps facts alone; what to ask next is
computed from them each time.
"""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from skill.dialog import answers, basics, danger, leg_check, person
from skill.dialog.events import (
    Acknowledged,
    Asked,
    AskedAbout,
    AskedCall,
    AskedForget,
    AskedHelp,
    AskedMeaning,
    AskedMore,
    AskedRepeat,
    AskedSources,
    AskedWhy,
    Corrected,
    Event,
    NotUnderstood,
    Opened,
    Reported,
    SaidNo,
    SaidSelfHarm,
    SaidUnsure,
    SaidYes,
    StartedTriage,
    Stopped,
    Thanked,
    Told,
    WentBack,
)
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge

_Move = Callable[[State, Event, Knowledge], Turn]


def step(state: State, event: Event, knowledge: Knowledge, now: datetime) -> Turn:  # noqa: ARG001  # nothing depends on the hour yet; routine and reminders will
    """One turn. `now` is aware UTC. The reply is also remembered, so that it can be repeated."""
    turn = _turn(state, event, knowledge)
    missed = turn.state.misses > state.misses
    kept = replace(turn.state, last=turn.reply, misses=turn.state.misses if missed else 0)
    return Turn(kept, turn.reply)


def _turn(state: State, event: Event, knowledge: Knowledge) -> Turn:
    if found := danger.found(event, knowledge):
        return danger.alert(found, state, knowledge)
    turn = _move(state, event, knowledge)(state, event, knowledge)
    return _check_goes_on(turn, knowledge)


def _move(state: State, event: Event, knowledge: Knowledge) -> _Move:
    """Who takes the event: the first of these, in order of precedence."""
    kind, asked = type(event), state.asked.act if state.asked else ""
    in_check = state.check is not None
    takers = (
        _get_adult if person.child_speaks(event) or danger.told_by_child(event) else None,
        _STOPS_CHECK.get(kind) if in_check else None,
        _FIRST.get(kind),
        _doubt if danger.unclear(event, knowledge) else None,
        _AFTER_DOUBT.get((asked, kind)),
        leg_check.tell if kind in _TELLING and leg_check.just_opened(state) else None,
        _IN_CHECK.get(kind) if in_check else None,
        _ALWAYS.get(kind),
        _REPLIES.get((asked, kind)),
        _OTHERWISE.get(kind),
    )
    return next((move for move in takers if move), _not_understood)


def _check_goes_on(turn: Turn, knowledge: Knowledge) -> Turn:
    """A question in the middle of a leg check is answered, and then the check asks again."""
    asks = turn.reply.asks
    if turn.state.check is None or asks is None or asks.act.startswith(("triage.", "danger.")):
        return turn
    return leg_check.go_on(turn, knowledge)


def _not_understood(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
    return basics.not_understood(state)


def _goodbye(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
    return basics.goodbye(state)


def _more(state: State, _event: Event, knowledge: Knowledge) -> Turn:
    return answers.more(state, knowledge) or basics.help_(state)


def _sources(state: State, event: Event, knowledge: Knowledge) -> Turn:
    who = Asked(answer="who-says-so", slots=event.slots)
    return answers.sources(state) or answers.tell(who, state, knowledge)


def _why(state: State, event: Event, knowledge: Knowledge) -> Turn:
    return answers.more(state, knowledge) or _sources(state, event, knowledge)


def _asked(state: State, event: Event, knowledge: Knowledge) -> Turn:
    assert isinstance(event, Asked)  # noqa: S101  # the table pairs types; mypy can't see it
    return answers.tell(event, state, knowledge)


def _about(state: State, event: Event, knowledge: Knowledge) -> Turn:
    assert isinstance(event, AskedAbout)  # noqa: S101  # as above
    return answers.about(event, state, knowledge)


def _repeat(state: State, event: Event, _knowledge: Knowledge) -> Turn:
    return basics.repeat(state, slowly=isinstance(event, AskedRepeat) and event.slowly)


def _tell(answer: str) -> _Move:
    """A move that tells a given answer."""

    def move(state: State, event: Event, knowledge: Knowledge) -> Turn:
        return answers.tell(Asked(answer=answer, slots=event.slots), state, knowledge)

    return move


def _said(answer: str) -> _Move:
    """A move that answers the open question of the check."""

    def move(state: State, _event: Event, knowledge: Knowledge) -> Turn:
        return leg_check.say(state, answer, knowledge)

    return move


def _explain(act: str) -> _Move:
    """A move that says what the open question means, or why it is asked."""

    def move(state: State, _event: Event, knowledge: Knowledge) -> Turn:
        return leg_check.explain(state, act, knowledge)

    return move


def _doubt(state: State, event: Event, knowledge: Knowledge) -> Turn:
    return danger.check(str(danger.unclear(event, knowledge)), state)


def _stop_check(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
    return leg_check.stop(state)


def _checked(state: State, _event: Event, knowledge: Knowledge) -> Turn:
    assert state.asked is not None  # noqa: S101  # a reply to danger.check
    return danger.alert(str(state.asked.facts["finding"]), state, knowledge)


def _cleared(state: State, event: Event, knowledge: Knowledge) -> Turn:
    if state.check:
        return leg_check.again(state, event, knowledge)
    return _tell("danger-signs")(state, event, knowledge)


def _ends(act: str) -> _Move:
    """A move that says one act and ends."""

    def move(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
        return Turn(state, Reply((Act(act),)))

    return move


_get_adult = _ends("triage.get_adult")


def _welcome(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
    return basics.welcome(state)


def _help(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
    return basics.help_(state)


def _forget(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
    return basics.forget(state)


def _ask_what(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
    return basics.ask_what(state)


def _anything_else(state: State, _event: Event, _knowledge: Knowledge) -> Turn:
    return Turn(state, Reply((), basics.ANYTHING_ELSE))


_FIRST: dict[type[Event], _Move] = {
    SaidSelfHarm: _ends("danger.self_harm"),
    AskedCall: _ends("danger.cannot_call"),
    Stopped: _goodbye,
}

_STOPS_CHECK: dict[type[Event], _Move] = {
    Stopped: _stop_check,
    Thanked: _stop_check,
}

_AFTER_DOUBT: dict[tuple[str, type[Event]], _Move] = {
    ("danger.check", SaidYes): _checked,
    ("danger.check", SaidUnsure): _checked,
    ("danger.check", SaidNo): _cleared,
}

# After "tell me in a few words" anything said is taken as an account, not as a question.
_TELLING = (Asked, AskedAbout, NotUnderstood)

_IN_CHECK: dict[type[Event], _Move] = {
    SaidYes: _said("yes"),
    SaidNo: _said("no"),
    SaidUnsure: _said("unsure"),
    Told: leg_check.tell,
    Reported: leg_check.tell,
    Corrected: leg_check.correct,
    WentBack: leg_check.back,
    AskedMeaning: _explain("triage.explain"),
    AskedWhy: _explain("triage.why"),
    Acknowledged: leg_check.again,
}

_ALWAYS: dict[type[Event], _Move] = {
    Opened: _welcome,
    AskedHelp: _help,
    AskedRepeat: _repeat,
    AskedForget: _forget,
    StartedTriage: leg_check.begin,
    Asked: _asked,
    AskedAbout: _about,
    AskedSources: _sources,
}

_REPLIES: dict[tuple[str, type[Event]], _Move] = {
    ("answers.offer_more", SaidYes): _more,
    ("answers.offer_more", Acknowledged): _more,
    ("answers.offer_more", SaidNo): _anything_else,
    ("answers.relief", SaidYes): _tell("still-going"),
    ("answers.relief", SaidNo): _tell("easing"),
    ("answers.relief", SaidUnsure): _tell("still-going"),
    ("basics.anything_else", SaidYes): _ask_what,
    ("basics.anything_else", SaidNo): _goodbye,
    ("basics.anything_else", Acknowledged): _goodbye,
    ("basics.what_next", SaidNo): _goodbye,
    ("basics.choose", SaidNo): _goodbye,
    ("triage.offer_relief", SaidYes): _tell("relief-now"),
    ("triage.offer_relief", Acknowledged): _tell("relief-now"),
    ("triage.offer_relief", SaidNo): _goodbye,
}

_OTHERWISE: dict[type[Event], _Move] = {
    AskedMore: _more,
    AskedWhy: _why,
    AskedMeaning: _help,
    Thanked: _goodbye,
    Acknowledged: _goodbye,
    Told: leg_check.tell,
    Reported: leg_check.tell,
    WentBack: _repeat,
    NotUnderstood: _not_understood,
}
