"""Moves: what the conversation's tables point to where a room's function needs a frame."""

from collections.abc import Callable

from msgspec.structs import replace

from skill.dialog import answers, basics, danger, leg_check
from skill.dialog.events import Asked, AskedAbout, AskedRepeat, Event, Forgotten
from skill.dialog.here import Here
from skill.dialog.preferences import DISCLAIMER
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State, Turn
from skill.dialog.walk import pending
from skill.dialog.wants import ForgetPerson

Move = Callable[[State, Event, Here], Turn]


def alert(finding: str, state: State, here: Here) -> Turn:
    """The alarm; a routine under way is not offered again after it."""
    turn = danger.alert(finding, state, here.knowledge)
    if state.walk is None:
        return turn
    quiet = replace(here.kept, step=None)
    return replace(turn, state=replace(turn.state, walk=None), kept=quiet)


def goes_on(turn: Turn, here: Here) -> Turn:
    """After something in between, the leg check or the routine asks again."""
    asks, state = turn.reply.asks, turn.state
    if turn.reply.wants or (asks and asks.act.startswith(_HOLD_THE_FLOOR)):
        return turn
    if state.check and asks:
        return _withholding(leg_check.go_on(turn, here.knowledge), here)
    settled = asks is not None or _about_reminders(turn.reply)
    return _asking(turn, pending(state, here)) if state.walk and settled else turn


# A question of these rooms is not replaced by what else is under way.
_HOLD_THE_FLOOR = ("triage.", "danger.", "routine.", "reminders.", "basics.confirm_forget")


def _asking(turn: Turn, asks: Act) -> Turn:
    return replace(turn, reply=replace(turn.reply, asks=asks))


def _about_reminders(reply: Reply) -> bool:
    return any(act.act.startswith("reminders.") for act in reply.says)


def not_understood(state: State, _event: Event, here: Here) -> Turn:
    """A misunderstanding, repaired in three steps."""
    turn = basics.not_understood(state)
    if turn.reply.asks is None:
        return replace(turn, state=replace(turn.state, walk=None))
    return _back_to_routine(turn, here)


def _back_to_routine(turn: Turn, here: Here) -> Turn:
    """A step is not played again after a word in between: whether to go on is asked."""
    return _asking(turn, pending(turn.state, here)) if turn.state.walk else turn


def goodbye(state: State, _event: Event, _here: Here) -> Turn:
    """The end, in a few words."""
    return basics.goodbye(state)


def more(state: State, _event: Event, here: Here) -> Turn:
    """The second breath of the answer; the help where there is none."""
    return answers.more(state, here.knowledge) or basics.help_(state)


def sources(state: State, event: Event, here: Here) -> Turn:
    """Who says so: of the answer just told, or of all."""
    who = Asked(answer="who-says-so", slots=event.slots)
    return answers.sources(state) or answers.tell(who, state, here.knowledge)


def why(state: State, event: Event, here: Here) -> Turn:
    """Why: the second breath, or the sources."""
    return answers.more(state, here.knowledge) or sources(state, event, here)


def asked(state: State, event: Event, here: Here) -> Turn:
    """A question with an answer of its own."""
    assert isinstance(event, Asked)  # noqa: S101  # the table pairs types; mypy can't see it
    return answers.tell(event, state, here.knowledge)


def about(state: State, event: Event, here: Here) -> Turn:
    """Said "and …?", "tell me about …"."""
    assert isinstance(event, AskedAbout)  # noqa: S101  # as above
    return answers.about(event, state, here.knowledge)


def repeat(state: State, event: Event, _here: Here) -> Turn:
    """The last reply once more."""
    return basics.repeat(state, slowly=isinstance(event, AskedRepeat) and event.slowly)


def tell(answer: str) -> Move:
    """A move that tells a given answer."""

    def move(state: State, event: Event, here: Here) -> Turn:
        return answers.tell(Asked(answer=answer, slots=event.slots), state, here.knowledge)

    return move


def begin_check(state: State, event: Event, here: Here) -> Turn:
    """Start a leg check; it ends a routine."""
    return leg_check.begin(replace(state, walk=None), event, here.knowledge)


def tell_check(state: State, event: Event, here: Here) -> Turn:
    """What was told, in a leg check or to start one."""
    return _withholding(leg_check.tell(state, event, here.knowledge), here)


def said(answer: str) -> Move:
    """A move that answers the open question of the check."""

    def move(state: State, _event: Event, here: Here) -> Turn:
        return _withholding(leg_check.say(state, answer, here.knowledge), here)

    return move


def correct(state: State, event: Event, here: Here) -> Turn:
    """Said "I meant yes"."""
    return _withholding(leg_check.correct(state, event, here.knowledge), here)


def _withholding(turn: Turn, here: Here) -> Turn:
    """After an outcome that sends for help, a routine that broke off is not offered again."""
    ended = turn.state.check is None and turn.reply.asks is None
    if ended and here.kept.step:
        return replace(turn, kept=replace(here.kept, step=None))
    return turn


def back(state: State, event: Event, here: Here) -> Turn:
    """Said "go back" in a check."""
    return leg_check.back(state, event, here.knowledge)


def ask_again(state: State, event: Event, here: Here) -> Turn:
    """The open question of the check in other words."""
    return leg_check.again(state, event, here.knowledge)


def explain(act: str) -> Move:
    """A move that says what the open question means, or why it is asked."""

    def move(state: State, _event: Event, here: Here) -> Turn:
        return leg_check.explain(state, act, here.knowledge)

    return move


def stop_check(state: State, _event: Event, _here: Here) -> Turn:
    """The end of a check: the danger signs in one sentence."""
    return leg_check.stop(state)


def doubt(state: State, event: Event, here: Here) -> Turn:
    """Ask about a danger that was heard unclearly."""
    return danger.check(str(danger.unclear(event, here.knowledge)), state)


def confirmed(state: State, _event: Event, here: Here) -> Turn:
    """The danger asked about is there, or may be."""
    assert state.asked is not None  # noqa: S101  # a reply to danger.check
    return alert(str(state.asked.facts["finding"]), state, here)


def cleared(state: State, event: Event, here: Here) -> Turn:
    """The danger asked about is not there: on with what was under way."""
    if state.check:
        return leg_check.again(state, event, here.knowledge)
    if state.walk:
        return Turn(state, Reply((), pending(state, here)))
    return tell("danger-signs")(state, event, here)


def ends(act: str) -> Move:
    """A move that says one act and ends."""

    def move(state: State, _event: Event, _here: Here) -> Turn:
        return Turn(replace(state, walk=None), Reply((Act(act),)))

    return move


get_adult = ends("triage.get_adult")


def welcome(state: State, _event: Event, here: Here) -> Turn:
    """Hello: in full to a new person, shorter to one who has heard the disclaimer."""
    kept = here.kept
    broken_off = kept.broken_off(here.now) is not None
    known = kept.visits > 0 and kept.disclaimer == DISCLAIMER
    turn = basics.welcome(replace(state, walk=None), known=known, broken_off=broken_off)
    return replace(turn, kept=replace(kept, visits=kept.visits + 1, disclaimer=DISCLAIMER))


def help_(state: State, _event: Event, here: Here) -> Turn:
    """What can be asked."""
    return _back_to_routine(basics.help_(state), here)


def forget(state: State, _event: Event, _here: Here) -> Turn:
    """What is kept, and whether to delete it."""
    return basics.forget(state)


def forget_all(state: State, _event: Event, here: Here) -> Turn:
    """Delete what is kept, and the reminders that we know of."""
    held = (here.kept.reminder, here.kept.once)
    tokens = tuple(one.token for one in held if one)
    return Turn(replace(state, walk=None), Reply(wants=ForgetPerson(tokens)))


def forgotten(state: State, event: Event, _here: Here) -> Turn:
    """It is deleted."""
    rings = isinstance(event, Forgotten) and event.rings
    return Turn(state, Reply((Act("basics.forgotten", {"rings": rings}),)))


def keep_all(state: State, _event: Event, _here: Here) -> Turn:
    """A no to deleting."""
    return Turn(state, Reply((Act("basics.not_deleted"),), basics.ANYTHING_ELSE))


def ask_what(state: State, _event: Event, _here: Here) -> Turn:
    """Ask what the person wants to know."""
    return basics.ask_what(state)


def anything_else(state: State, _event: Event, _here: Here) -> Turn:
    """Ask whether there is anything else."""
    return Turn(state, Reply((), basics.ANYTHING_ELSE))
