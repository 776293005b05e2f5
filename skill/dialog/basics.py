"""The room of manners: welcome, help, repeat, repair, forget, goodbye."""

from msgspec.structs import replace

from skill.dialog.replies import Act, Reply
from skill.dialog.state import State, Turn

WHAT_NEXT = Act("basics.what_next")
ANYTHING_ELSE = Act("basics.anything_else")
_LAST_TRY = 3  # a misunderstanding is repaired in three steps, then we bow out


def welcome(state: State, *, known: bool, broken_off: bool) -> Turn:
    """Say hello and the short disclaimer; ask what is wanted, or whether to carry on a routine."""
    hello = Act("basics.welcome_back") if known else Act("basics.welcome")
    return Turn(state, Reply((hello,), Act("routine.offer_resume") if broken_off else WHAT_NEXT))


def help_(state: State) -> Turn:
    """Say what can be asked and the whole disclaimer; an open question is asked again."""
    return Turn(state, Reply((Act("basics.help"),), _pending(state) or WHAT_NEXT))


def repeat(state: State, *, slowly: bool) -> Turn:
    """The last reply once more, rendered again; the help when there was none."""
    if state.last is None:
        return help_(state)
    return Turn(state, replace(state.last, slowly=slowly or state.last.slowly))


def forget(state: State) -> Turn:
    """Say what is kept about a person, and ask whether to delete it."""
    return Turn(state, Reply((Act("basics.privacy"),), Act("basics.confirm_forget")))


def goodbye(state: State) -> Turn:
    """End in a few words."""
    return Turn(state, Reply((Act("basics.goodbye"),)))


def ask_what(state: State) -> Turn:
    """Ask what the person wants to know, after a yes to "anything else?"."""
    return Turn(state, Reply((), WHAT_NEXT))


def not_understood(state: State) -> Turn:
    """Repair: reword with an example, then offer two choices, then leave gracefully."""
    misses = state.misses + 1
    state = replace(state, misses=misses)
    if misses >= _LAST_TRY:
        return Turn(state, Reply((Act("basics.not_understood", {"times": _LAST_TRY}),)))
    asks = _pending(state) or Act("basics.choose") if misses > 1 else _pending(state) or WHAT_NEXT
    return Turn(state, Reply((Act("basics.not_understood", {"times": misses}),), asks))


def _pending(state: State) -> Act | None:
    """The open question, where it is one that must not be lost."""
    asked = state.asked
    return asked if asked and not asked.act.startswith("basics.") else None
