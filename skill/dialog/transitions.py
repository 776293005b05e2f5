"""Transitions: what the conversation's tables point to where a room's function needs a frame."""

from collections.abc import Callable

from msgspec.structs import replace

from skill.dialog import (
    answers,
    basics,
    danger,
    lost,
    relief,
    relief_steps,
    routine,
    triage,
)
from skill.dialog.effects import AskPermission, ServiceCall
from skill.dialog.events import (
    Asked,
    AskedAbout,
    AskedOfCheck,
    AskedRepeat,
    Doubted,
    Event,
    NotUnderstood,
    StartedTriage,
)
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.routine_steps import pending
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext

Transition = Callable[[State, Event, TurnContext], Turn]
# Questions of these are answered first, whatever else is under way.
ASIDE = ("reminders.", "basics.confirm_forget")


def alert(finding: str, state: State, event: Event, context: TurnContext) -> Turn:
    """The alarm; a routine under way is not offered again after it."""
    return alone(danger.alert(finding, state, event, context.knowledge), context)


def alone(turn: Turn, context: TurnContext) -> Turn:
    """The alarm without the routine or the coaching that was under way."""
    turn = replace(turn, state=replace(turn.state, relief=None))
    if turn.state.routine is None:
        return turn
    quiet = replace(context.preferences, step=None)
    return replace(turn, state=replace(turn.state, routine=None), preferences=quiet)


def goes_on(turn: Turn, context: TurnContext) -> Turn:
    """After something in between, triage, the routine or the relief coach asks again."""
    state = turn.state
    if isinstance(turn.reply.effect, ServiceCall | AskPermission) or _holds_the_floor(turn):
        return turn
    under_way = state.triage or state.routine or state.relief
    if not under_way or not (turn.reply.asks or _aside(turn.reply)):
        return turn
    says = tuple(act for act in turn.reply.says if act.act != _GOODBYE)
    turn = replace(turn, reply=replace(turn.reply, says=says))
    if state.triage:
        return _withholding(triage.go_on(turn, context.knowledge), context)
    if state.relief:
        state, asks = relief_steps.pending(state, context)
        return _asking(replace(turn, state=state), asks)
    return _asking(turn, pending(state, context))


def _holds_the_floor(turn: Turn) -> bool:
    """Whether its question is not replaced by what else is under way; no routine is, in a check."""
    rooms = _IN_CHECK if turn.state.triage else (*_IN_CHECK, "routine.", "relief.", _STILL)
    asks = turn.reply.asks
    return asks is not None and asks.act.startswith(rooms)


_IN_CHECK = ("triage.", "danger.", "mind.", *ASIDE)
_GOODBYE = "basics.goodbye"
_STILL = "answers.relief"
_OF_NIGHTS = ("routine.nights", "routine.counting", "routine.not_counting")


def _asking(turn: Turn, asks: Act) -> Turn:
    return replace(turn, reply=replace(turn.reply, asks=asks))


def _aside(reply: Reply) -> bool:
    """Whether something else was settled that ends a talk, where nothing is under way."""
    return any(act.act.startswith(("reminders.", *_OF_NIGHTS, _GOODBYE)) for act in reply.says)


def not_understood(state: State, event: Event, context: TurnContext) -> Turn:
    """A misunderstanding, repaired in three steps; words that fit nothing now are known words."""
    state, unsure = triage.lose_round(state, context.knowledge)
    if unsure:
        return unsure
    missed = event if isinstance(event, NotUnderstood) else NotUnderstood(distress=False)
    return back_to_routine(basics.not_understood(state, missed, context), context)


def corrected(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "no, I meant …" amid a talk: what is named is told, else it is asked what was meant."""
    told = lost.corrected(state, event, context)
    return told or not_understood(state, NotUnderstood(distress=False), context)


def back_to_routine(turn: Turn, context: TurnContext) -> Turn:
    """A step is not played again after a word in between: whether to go on is asked."""
    return _asking(turn, pending(turn.state, context)) if turn.state.routine else turn


def offer_two(state: State, event: Event, _context: TurnContext) -> Turn:
    """Two answers are near: which one is meant."""
    assert isinstance(event, Doubted)  # noqa: S101  # the table pairs types
    facts: dict[str, FactValue] = {"first": event.first, "second": event.second}
    facts |= {"form": event.form} if event.form else {}
    return Turn(state, Reply((), Act("basics.did_you_mean", facts)))


def first_meant(state: State, event: Event, context: TurnContext) -> Turn:
    """A yes to either of two: the likelier one."""
    assert state.asked is not None  # noqa: S101  # a reply to basics.did_you_mean
    answer = Asked(event.slots, str(state.asked.facts["first"]), state.asked_form)
    return answers.tell(answer, state, context.knowledge)


def goodbye(state: State, _event: Event, _here: TurnContext) -> Turn:
    """The end, in a few words."""
    return basics.goodbye(state)


def more(state: State, _event: Event, context: TurnContext) -> Turn:
    """The second breath of the answer; the help where there is none."""
    return answers.more(state, context.knowledge) or basics.help_(state)


def carry_on(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "where were we": the routine that broke off, else what was told, once more."""
    broken_off = context.preferences.broken_off(context.now) is not None
    if state.told is not None and not state.routine and not broken_off:
        return repeat(state, event, context)
    return routine.resume(state, event, context)


def shorter(state: State, event: Event, context: TurnContext) -> Turn:
    """The short routine where stretches were spoken of, else what was told, in short."""
    if state.triage:
        return answers.shorter(state) or ask_again(state, event, context)
    if answers.of_stretches(state):
        return routine.start_short(state, event, context)
    if told := answers.shorter(state):
        return told
    say = repeat if state.last and state.last.says else routine.start_short
    return say(state, event, context)


def sources(state: State, event: Event, context: TurnContext) -> Turn:
    """Who says so: of the answer just told, or of all."""
    who = Asked(answer="who-says-so", slots=event.slots)
    return answers.sources(state) or answers.tell(who, state, context.knowledge)


def why(state: State, event: Event, context: TurnContext) -> Turn:
    """Why: the second breath, or the sources."""
    return answers.more(state, context.knowledge) or sources(state, event, context)


def asked(state: State, event: Event, context: TurnContext) -> Turn:
    """A question with an answer of its own."""
    assert isinstance(event, Asked)  # noqa: S101  # the table pairs types; mypy can't see it
    if relief.coaches(event, state, context):
        return relief.begin(state, event, context)
    turn = answers.tell(event, state, context.knowledge)
    whether = turn.reply.asks is not None and turn.reply.asks.act == _STILL
    if not whether or state.triage or event.supposed:
        return turn
    return relief.asked_whether(turn, event, context)


def about(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "and …?", "tell me about …"."""
    assert isinstance(event, AskedAbout)  # noqa: S101  # as above
    return answers.about(event, state, context.knowledge)


def repeat(state: State, event: Event, _here: TurnContext) -> Turn:
    """The last reply once more."""
    return basics.repeat(state, slowly=isinstance(event, AskedRepeat) and event.slowly)


def tell(answer: str) -> Transition:
    """A transition that tells a given answer."""

    def transition(state: State, event: Event, context: TurnContext) -> Turn:
        return asked(state, Asked(event.slots, answer, supposed=True), context)

    return transition


def begin_triage(state: State, event: Event, context: TurnContext) -> Turn:
    """Start triage; it ends a routine."""
    return triage.begin(state, event, context.knowledge)


def begin_anew(state: State, event: Event, context: TurnContext) -> Turn:
    """The check from its first question, at somebody's wish; else the conversation."""
    if state.triage is None:
        return basics.afresh(state)
    anew = triage.begin(replace(state, triage=None), StartedTriage(event.slots), context.knowledge)
    return replace(anew, reply=replace(anew.reply, says=(Act("basics.afresh"),)))


def tell_triage(state: State, event: Event, context: TurnContext) -> Turn:
    """What was told, in triage or to start one."""
    return _withholding(triage.tell(state, event, context.knowledge), context)


def said(answer: str) -> Transition:
    """A transition that answers the open question of the check."""

    def transition(state: State, _event: Event, context: TurnContext) -> Turn:
        return _withholding(triage.say(state, answer, context.knowledge), context)

    return transition


def correct(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "I meant yes"."""
    return _withholding(triage.correct(state, event, context.knowledge), context)


def _withholding(turn: Turn, context: TurnContext) -> Turn:
    """After an outcome that sends for help, a routine that broke off is not offered again."""
    ended = turn.state.triage is None and turn.reply.asks is None
    if ended and context.preferences.step:
        return replace(turn, preferences=replace(context.preferences, step=None))
    return turn


def back(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "go back" in a check."""
    return triage.back(state, event, context.knowledge)


def ask_again(state: State, event: Event, context: TurnContext) -> Turn:
    """The open question of the check in other words."""
    return triage.again(state, event, context.knowledge)


def explain(act: str) -> Transition:
    """A transition that says what the open question means, or why it is asked."""

    def transition(state: State, _event: Event, context: TurnContext) -> Turn:
        return triage.explain(state, act, context.knowledge)

    return transition


def of_check(state: State, event: Event, context: TurnContext) -> Turn:
    """What was asked of the check itself, answered; its question comes again."""
    assert isinstance(event, AskedOfCheck)  # noqa: S101  # the table pairs types
    return triage.aside(state, event.about, context.now, context.knowledge)


def stop_triage(state: State, _event: Event, _here: TurnContext) -> Turn:
    """The end of a check: the danger signs in one sentence."""
    return triage.stop(state)
