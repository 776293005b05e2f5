"""The manners of a talk: hello, help, what is kept, goodbye in one act, and anything else."""

from msgspec.structs import replace

from skill.dialog import answers, basics, offers
from skill.dialog.effects import ForgetPerson
from skill.dialog.events import Event
from skill.dialog.person import spoken_of
from skill.dialog.preferences import DISCLAIMER
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.service_events import Forgotten
from skill.dialog.state import State, Turn
from skill.dialog.transitions import Transition, back_to_routine
from skill.dialog.turn_context import TurnContext


def ends(act: str) -> Transition:
    """A transition that says one act and ends."""

    def transition(state: State, _event: Event, _here: TurnContext) -> Turn:
        return Turn(replace(state, routine=None, relief=None), Reply((Act(act),)))

    return transition


get_adult = ends("triage.get_adult")


def welcome(state: State, _event: Event, context: TurnContext) -> Turn:
    """Hello: in full to a new person, shorter to one who has heard the disclaimer."""
    preferences = context.preferences
    broken_off = preferences.broken_off(context.now) is not None
    known = preferences.visits > 0 and preferences.disclaimer == DISCLAIMER
    state = replace(state, routine=None, relief=None)
    turn = basics.welcome(state, known=known, broken_off=broken_off)
    return replace(
        turn, preferences=replace(preferences, visits=preferences.visits + 1, disclaimer=DISCLAIMER)
    )


def help_(state: State, _event: Event, context: TurnContext) -> Turn:
    """What can be asked."""
    return back_to_routine(basics.help_(state), context)


def greeted(state: State, event: Event, context: TurnContext) -> Turn:
    """A greeting, or whom it is about: what is wanted is asked, or the open question again."""
    state = replace(state, about=spoken_of(state.about, event, context.knowledge))
    return back_to_routine(basics.ask_what(state), context)


def meaning(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "you've lost me": what was told, in short; the help where nothing was."""
    told = answers.shorter(state) if state.told else None
    return told or help_(state, event, context)


def forget(state: State, _event: Event, _here: TurnContext) -> Turn:
    """What is kept, and whether to delete it."""
    return basics.forget(state)


def forget_all(state: State, _event: Event, context: TurnContext) -> Turn:
    """Delete what is kept, and the reminders that we know of."""
    tokens = tuple(one.token for one in context.preferences.reminders)
    return Turn(replace(state, routine=None), Reply(effect=ForgetPerson(tokens)))


def forgotten(state: State, event: Event, _here: TurnContext) -> Turn:
    """It is deleted."""
    assert isinstance(event, Forgotten)  # noqa: S101  # the table pairs types
    facts: dict[str, FactValue] = {"rings": event.rings}
    facts |= {"unseen": True} if event.unseen else {}
    return Turn(state, Reply((Act("basics.forgotten", facts),)))


def keep_all(state: State, _event: Event, _here: TurnContext) -> Turn:
    """A no to deleting."""
    return Turn(state, Reply((Act("basics.not_deleted"),), offers.ANYTHING_ELSE))


def ask_what(state: State, _event: Event, _here: TurnContext) -> Turn:
    """Ask what the person wants to know."""
    return basics.ask_what(state)


def anything_else(state: State, _event: Event, _here: TurnContext) -> Turn:
    """Ask whether there is anything else."""
    return Turn(state, Reply((), offers.ANYTHING_ELSE))
