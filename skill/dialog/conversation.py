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
   (leg_check.py); so in a routine (routine.py). A question in between is answered, and then the
   check or the routine asks again.
7. Otherwise yes, no and unsure belong to the question last asked: the tables below map
   (asked act, event) to what happens. A yes to no question is a misunderstanding.
8. Questions are answered; the person and the topic carry over from turn to turn.
9. Anything else is a misunderstanding, repaired in three steps (basics.py).

A reply may want something done outside (`wants`): its event comes back to `step`.
A reply without `asks` ends the session. The state keeps facts alone; what to ask next is
computed from them each time.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from skill.dialog import danger, leg_check, moves, person, reminders, routine
from skill.dialog.events import (
    Acknowledged,
    Asked,
    AskedAbout,
    AskedCall,
    AskedForget,
    AskedHelp,
    AskedHowLong,
    AskedHowManyLeft,
    AskedMeaning,
    AskedMore,
    AskedReminder,
    AskedRepeat,
    AskedShorter,
    AskedSources,
    AskedWhichReminder,
    AskedWhy,
    CanceledReminder,
    Corrected,
    Event,
    Forgotten,
    Hurt,
    MovedReminder,
    NotForgotten,
    NotUnderstood,
    Opened,
    Paused,
    PermissionAnswered,
    ReminderFailed,
    ReminderFound,
    ReminderGone,
    ReminderRefused,
    ReminderSet,
    Reported,
    Resumed,
    SaidNo,
    SaidSelfHarm,
    SaidUnsure,
    SaidYes,
    SatDown,
    Skipped,
    StartedOver,
    StartedRoutine,
    StartedTriage,
    Stopped,
    Thanked,
    Told,
    WentBack,
    WentOn,
)
from skill.dialog.here import Here
from skill.dialog.moves import Move
from skill.dialog.preferences import Preferences
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge


def step(
    state: State,
    event: Event,
    knowledge: Knowledge,
    now: datetime,
    recall: Callable[[], Preferences] = Preferences,
) -> Turn:
    """One turn. `now` is aware UTC; `recall` reads what is remembered of the person.

    The reply is also kept in the state, so that it can be repeated.
    """
    turn = _turn(state, event, Here(knowledge, now, recall))
    missed = turn.state.misses > state.misses
    after = replace(turn.state, last=turn.reply, misses=turn.state.misses if missed else 0)
    return replace(turn, state=after)


def _turn(state: State, event: Event, here: Here) -> Turn:
    if found := danger.found(event, here.knowledge):
        return moves.alert(found, state, here)
    move = next(filter(None, _takers(state, event, here)), moves.not_understood)
    return moves.goes_on(move(state, event, here), here)


def _takers(state: State, event: Event, here: Here) -> Iterator[Move | None]:
    """Who may take the event, in order of precedence; None for whoever does not."""
    kind, asked = type(event), state.asked.act if state.asked else ""
    yield moves.get_adult if person.child_speaks(event) or danger.told_by_child(event) else None
    yield _stops(state).get(kind)
    yield _FIRST.get(kind)
    yield moves.doubt if danger.unclear(event, here.knowledge) else None
    yield _AFTER_DOUBT.get((asked, kind))
    yield moves.tell_check if kind in _TELLING and leg_check.just_opened(state) else None
    yield _IN_CHECK.get(kind) if state.check else None
    yield _CHECK_OF_ROUTINE.get(kind) if asked == "routine.check" else None
    yield _REPLIES.get((asked, kind))
    yield _IN_ROUTINE.get(kind) if state.walk and state.walk.checked else None
    yield _ALWAYS.get(kind)
    yield _OTHERWISE.get(kind)


def _stops(state: State) -> Mapping[type[Event], Move]:
    """What stops the leg check or the routine under way."""
    return _STOPS_CHECK if state.check else _STOPS_ROUTINE if state.walk else {}


_STOPS_CHECK: dict[type[Event], Move] = {
    Stopped: moves.stop_check,
    Thanked: moves.stop_check,
}

_STOPS_ROUTINE: dict[type[Event], Move] = {
    Stopped: routine.stop,
    Thanked: routine.stop,
}

_FIRST: dict[type[Event], Move] = {
    SaidSelfHarm: moves.ends("danger.self_harm"),
    AskedCall: moves.ends("danger.cannot_call"),
    Stopped: moves.goodbye,
}

_AFTER_DOUBT: dict[tuple[str, type[Event]], Move] = {
    ("danger.check", SaidYes): moves.confirmed,
    ("danger.check", SaidUnsure): moves.confirmed,
    ("danger.check", SaidNo): moves.cleared,
}

# After "tell me in a few words" anything said is taken as an account, not as a question.
_TELLING = (Asked, AskedAbout, NotUnderstood)

_IN_CHECK: dict[type[Event], Move] = {
    SaidYes: moves.said("yes"),
    SaidNo: moves.said("no"),
    SaidUnsure: moves.said("unsure"),
    Told: moves.tell_check,
    Reported: moves.tell_check,
    Corrected: moves.correct,
    WentBack: moves.back,
    AskedMeaning: moves.explain("triage.explain"),
    AskedWhy: moves.explain("triage.why"),
    Acknowledged: moves.ask_again,
    StartedRoutine: moves.ask_again,
    Resumed: moves.ask_again,
}

_CHECK_OF_ROUTINE: dict[type[Event], Move] = {
    SaidYes: routine.not_clear,
    SaidNo: routine.checked,
    SaidUnsure: routine.unsure,
    Hurt: routine.not_clear,
    AskedMeaning: routine.explain("routine.explain"),
    AskedWhy: routine.explain("routine.why"),
    Acknowledged: routine.ask_check,
    WentOn: routine.ask_check,
    Skipped: routine.ask_check,
    AskedMore: routine.ask_check,
    WentBack: routine.ask_check,
    StartedOver: routine.ask_check,
    Resumed: routine.ask_check,
    SatDown: routine.seated,
    AskedShorter: routine.shorter,
    Told: routine.tell,
    Reported: routine.tell,
}

_IN_ROUTINE: dict[type[Event], Move] = {
    SaidYes: routine.next_,
    SaidNo: routine.wait,
    SaidUnsure: routine.wait,
    Acknowledged: routine.next_,
    AskedMore: routine.next_,
    WentOn: routine.next_,
    WentBack: routine.previous,
    Skipped: routine.skip,
    Paused: routine.pause,
    Resumed: routine.again,
    StartedOver: routine.over,
    AskedHowManyLeft: routine.left,
    AskedHowLong: routine.how_long,
    AskedMeaning: routine.again,
    Hurt: routine.hurts,
    AskedShorter: routine.shorter,
    SatDown: routine.seated,
    Told: routine.tell,
    Reported: routine.tell,
}

_ALWAYS: dict[type[Event], Move] = {
    Opened: moves.welcome,
    AskedHelp: moves.help_,
    AskedRepeat: moves.repeat,
    AskedForget: moves.forget,
    StartedTriage: moves.begin_check,
    Asked: moves.asked,
    AskedAbout: moves.about,
    AskedSources: moves.sources,
    StartedRoutine: routine.start,
    Resumed: routine.resume,
    AskedHowLong: routine.how_long,
    AskedReminder: reminders.ask,
    MovedReminder: reminders.ask,
    AskedWhichReminder: reminders.which,
    CanceledReminder: reminders.cancel,
    PermissionAnswered: reminders.permitted,
    ReminderSet: reminders.was_set,
    ReminderRefused: reminders.ask_permission,
    ReminderFound: reminders.found,
    ReminderGone: reminders.gone,
    ReminderFailed: reminders.failed,
    Forgotten: moves.forgotten,
    NotForgotten: moves.ends("basics.not_forgotten"),
}

_REPLIES: dict[tuple[str, type[Event]], Move] = {
    ("answers.offer_more", SaidYes): moves.more,
    ("answers.offer_more", Acknowledged): moves.more,
    ("answers.offer_more", SaidNo): moves.anything_else,
    ("answers.relief", SaidYes): moves.tell("still-going"),
    ("answers.relief", SaidNo): moves.tell("easing"),
    ("answers.relief", SaidUnsure): moves.tell("still-going"),
    ("basics.anything_else", SaidYes): moves.ask_what,
    ("basics.anything_else", SaidNo): moves.goodbye,
    ("basics.anything_else", Acknowledged): moves.goodbye,
    ("basics.what_next", SaidNo): moves.goodbye,
    ("basics.choose", SaidNo): moves.goodbye,
    ("basics.confirm_forget", SaidYes): moves.forget_all,
    ("basics.confirm_forget", SaidNo): moves.keep_all,
    ("basics.confirm_forget", SaidUnsure): moves.keep_all,
    ("triage.offer_relief", SaidYes): moves.tell("relief-now"),
    ("triage.offer_relief", Acknowledged): moves.tell("relief-now"),
    ("triage.offer_relief", SaidNo): moves.goodbye,
    ("routine.offer", SaidYes): routine.start,
    ("routine.offer", Acknowledged): routine.start,
    ("routine.offer", SaidNo): moves.goodbye,
    ("routine.offer_resume", SaidYes): routine.resume,
    ("routine.offer_resume", SaidNo): moves.ask_what,
    ("reminders.offer", SaidYes): reminders.offered,
    ("reminders.offer", Acknowledged): reminders.offered,
    ("reminders.offer", SaidNo): reminders.refuse,
    ("reminders.offer", SaidUnsure): reminders.refuse,
    ("reminders.offer", Thanked): reminders.refuse,
    ("reminders.what_time", SaidNo): reminders.drop_it,
    ("reminders.what_time", Thanked): reminders.drop_it,
    ("reminders.what_time", SaidUnsure): reminders.suggest,
    ("reminders.confirm", SaidYes): reminders.accept,
    ("reminders.confirm", Acknowledged): reminders.accept,
    ("reminders.confirm", SaidNo): reminders.decline,
    ("reminders.confirm", SaidUnsure): reminders.decline,
    ("reminders.confirm", Thanked): reminders.drop_it,
}

_OTHERWISE: dict[type[Event], Move] = {
    AskedMore: moves.more,
    WentOn: moves.more,
    AskedWhy: moves.why,
    AskedMeaning: moves.help_,
    Thanked: moves.goodbye,
    Acknowledged: moves.goodbye,
    Told: moves.tell_check,
    Reported: moves.tell_check,
    WentBack: moves.repeat,
    StartedOver: moves.welcome,
    Hurt: moves.tell_check,
    SatDown: routine.start_seated,
    AskedShorter: routine.start_short,
    NotUnderstood: moves.not_understood,
}
