"""The conversation: the only place that decides what an event means now.

Theory of operation
-------------------
`step` takes what is known so far, what the person did, what is true here, and the time; it
returns the new state and a reply of acts. It touches nothing else. Precedence, first match wins:

1. A reported danger wins over everything, in any state; its alarm listens once (danger.py).
2. A child that speaks is told to get an adult, unless it speaks of dying. An alarm that was
   misheard is taken back. Thoughts of self-harm get the crisis line (mind.py), a wish that we call
   somebody the number.
3. Stop and cancel end from every state.
4. A danger that was heard unclearly is asked about; it is never taken as a no.
5. Help, repeat, forget and the other manners work in every state and lose nothing.
6. In triage, what is told, and yes, no or unsure to its question, go to its table
   (triage.py); so in a routine (routine.py). A question in between is answered, and then the
   check or the routine asks again. A cramp that is there now is coached (relief.py), before all
   questions.
7. Otherwise yes, no and unsure belong to the question last asked: reply_rules.py maps
   (asked act, event) to what happens. A yes to no question is a misunderstanding.
8. Questions are answered; the person and the topic carry over from turn to turn.
9. What is close to ours and not covered is named, and something of ours offered (outside.py).
10. Anything else is a misunderstanding, repaired in three steps (basics.py).

Nothing is said twice running in the same words, but at somebody's wish, or an alarm (anew.py,
besides.py); a prompt that comes again gets another of its wordings (prompts.py).
A reply may want something done outside (`effect`): its event comes back to `step`.
A reply without `asks` ends the session. The state keeps facts alone; what to ask next is
computed from them each time.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from skill.dialog import (
    alexas_list,
    danger,
    doubts,
    information_only,
    kept_reminders,
    lost,
    manners,
    mind,
    nights,
    not_kept,
    outside,
    people,
    person,
    reminders,
    routine,
    set_reminders,
    told_findings,
    transitions,
    triage,
    triage_noted,
)
from skill.dialog.anew import anew, why_again
from skill.dialog.besides import besides
from skill.dialog.danger_rules import AFTER_ALARM, AFTER_DOUBT, PAST_AN_ALARM
from skill.dialog.disclaimers import once
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
    Doubted,
    Event,
    Greeted,
    NotCovered,
    NotUnderstood,
    Opened,
    Reported,
    ReportedSign,
    SaidSelfHarm,
    StartedTriage,
    Stopped,
    Thanked,
    WentBack,
)
from skill.dialog.preferences import Preferences
from skill.dialog.prompts import numbered
from skill.dialog.reminder_events import (
    AskedReminder,
    AskedWhichReminder,
    CanceledReminder,
    MovedReminder,
    PickedReminder,
    SkippedReminder,
)
from skill.dialog.reply_rules import REPLIES
from skill.dialog.room_rules import (
    BEFORE_CHECK,
    CHECK_OF_LEGS,
    CHECK_OF_ROUTINE,
    FIRST_OF_RELIEF,
    IN_RELIEF,
    IN_ROUTINE,
    IN_TRIAGE,
    STOPS_RELIEF,
    STOPS_ROUTINE,
    STOPS_TRIAGE,
)
from skill.dialog.routine_events import (
    AskedCount,
    AskedHowLong,
    AskedNights,
    AskedShorter,
    ChangedPosition,
    ChoseLeg,
    Hurt,
    Paused,
    Resumed,
    SatDown,
    StartedOver,
    StartedRoutine,
    WentOn,
)
from skill.dialog.routine_steps import LEGS, located
from skill.dialog.service_events import (
    Forgotten,
    NotForgotten,
    NotKept,
    PermissionAnswered,
    ReminderFailed,
    ReminderGone,
    ReminderRefused,
    ReminderSet,
    RemindersFound,
    ZoneFound,
)
from skill.dialog.state import State, Turn
from skill.dialog.transitions import Transition
from skill.dialog.turn_context import TurnContext
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
    context = TurnContext(knowledge, now, recall, knowledge.plays and not state.counts)
    before, state = state, located(people.recalled(state, event), event, context)
    turn = _turn(state, event, context)
    if not isinstance(event, AskedRepeat):
        turn = besides(turn, state, knowledge, now)
        turn = anew(turn, state.last, now, why_again(before, event, turn.state))
        turn = numbered(once(turn), knowledge, now)
    missed = turn.state.misses > state.misses
    after = replace(
        people.noted(turn.state), last=turn.reply, misses=turn.state.misses if missed else 0
    )
    return replace(turn, state=after)


def _turn(state: State, event: Event, context: TurnContext) -> Turn:
    if found := danger.found(event, state, context.knowledge):
        return transitions.alert(found, state, event, context)
    transition = next(filter(None, _rules(state, event, context)), transitions.not_understood)
    turn = transitions.goes_on(transition(state, event, context), context)
    if isinstance(event, AskedRepeat | AskedHelp):
        return turn  # the same once more is no asking anew, and help is no talking past it
    return triage.bounded(turn, context.knowledge)


def _rules(state: State, event: Event, context: TurnContext) -> Iterator[Transition | None]:
    """Who may take the event, in order of precedence; None for whoever does not."""
    kind, asked = type(event), state.asked.act if state.asked else ""
    by_child = person.child_speaks(event, context.knowledge) or told_findings.told_by_child(event)
    yield manners.get_adult if by_child and kind is not SaidSelfHarm else None
    yield doubts.taken_back if doubts.takes_back(event, state) else None
    yield AFTER_ALARM.get((asked, kind))
    yield (
        doubts.holds if asked == "danger.misheard" and not issubclass(kind, PAST_AN_ALARM) else None
    )
    yield REPLIES.get((asked, kind)) if asked.startswith(transitions.ASIDE) else None
    yield _stops(state).get(kind)
    yield _FIRST.get(kind)
    yield information_only.rule(event, state, context.knowledge)
    yield doubts.doubt if danger.unclear(event, state, context.knowledge) else None
    yield AFTER_DOUBT.get((asked, kind))
    yield transitions.tell_triage if _tells(event) and triage_noted.just_opened(state) else None
    yield IN_TRIAGE.get(kind) if state.triage else None
    yield _unchecked(state, asked).get(kind)
    yield REPLIES.get((asked, kind))
    yield _in_relief(state, asked).get(kind)
    yield IN_ROUTINE.get(kind) if state.routine and state.routine.checked else None
    yield _ALWAYS.get(kind)
    yield _OTHERWISE.get(kind)


def _tells(event: Event) -> bool:
    """After "tell me in a few words" anything but a clear question is taken as an account."""
    return isinstance(event, _TELLING) and not (isinstance(event, Asked) and event.clear)


def _stops(state: State) -> Mapping[type[Event], Transition]:
    """What stops triage, the routine or the coach under way."""
    if state.triage:
        return STOPS_TRIAGE
    return STOPS_ROUTINE if state.routine else STOPS_RELIEF if state.relief else {}


def _in_relief(state: State, asked: str) -> Mapping[type[Event], Transition]:
    """What goes to the relief coach: nothing of it while a danger is asked about."""
    if state.relief is None or not asked.startswith(("relief.", "answers.relief")):
        return {}
    return FIRST_OF_RELIEF if asked == "relief.first" else IN_RELIEF


def _unchecked(state: State, asked: str) -> Mapping[type[Event], Transition]:
    """What goes to the safety check of a routine; of replies, only those to its own question."""
    if asked in ("routine.check", LEGS):
        return CHECK_OF_LEGS if asked == LEGS else CHECK_OF_ROUTINE
    checks = state.routine is not None and not state.routine.checked
    return BEFORE_CHECK if checks else {}


_FIRST: dict[type[Event], Transition] = {
    SaidSelfHarm: mind.told,
    AskedCall: manners.ends("danger.cannot_call"),
    Stopped: transitions.goodbye,
}

_TELLING = (Asked, AskedAbout, Doubted, NotUnderstood, NotCovered)

_ALWAYS: dict[type[Event], Transition] = {
    Opened: manners.welcome,
    AskedHelp: manners.help_,
    Greeted: manners.greeted,
    AskedRepeat: transitions.repeat,
    AskedForget: manners.forget,
    StartedTriage: transitions.begin_triage,
    Asked: transitions.asked,
    AskedAbout: transitions.about,
    AskedSources: transitions.sources,
    Doubted: transitions.offer_two,
    StartedRoutine: routine.start,
    Resumed: transitions.carry_on,
    AskedHowLong: routine.how_long,
    AskedReminder: reminders.ask,
    MovedReminder: alexas_list.look,
    AskedWhichReminder: alexas_list.look,
    CanceledReminder: alexas_list.look,
    SkippedReminder: alexas_list.look,
    PickedReminder: alexas_list.look,
    ZoneFound: reminders.zone_found,
    PermissionAnswered: set_reminders.permitted,
    ReminderSet: set_reminders.was_set,
    ReminderRefused: set_reminders.ask_permission,
    RemindersFound: alexas_list.found,
    ReminderGone: kept_reminders.gone,
    ReminderFailed: alexas_list.failed,
    NotKept: not_kept.not_kept,
    AskedCount: nights.count,
    AskedNights: nights.how_many,
    Forgotten: manners.forgotten,
    NotForgotten: manners.ends("basics.not_forgotten"),
}

_OTHERWISE: dict[type[Event], Transition] = {
    AskedMore: transitions.more,
    WentOn: transitions.more,
    AskedWhy: transitions.why,
    AskedMeaning: manners.meaning,
    Thanked: transitions.goodbye,
    Acknowledged: transitions.goodbye,
    Reported: transitions.tell_triage,
    ReportedSign: transitions.tell_triage,
    WentBack: transitions.repeat,
    StartedOver: transitions.begin_anew,
    Hurt: transitions.tell_triage,
    SatDown: routine.start_seated,
    ChangedPosition: routine.start_seated,
    ChoseLeg: routine.start_one_leg,
    AskedShorter: transitions.shorter,
    Corrected: transitions.corrected,
    Paused: lost.waiting,
    NotUnderstood: transitions.not_understood,
    NotCovered: outside.name,
}
