"""Who asks on and would hear the same words again hears what else there is, or that it is all.

"How long ought I to give it", where an answer has no words for how long, asks for no repetition:
the second breath comes, led in as what is added; behind it, that there is no more.
"""

from datetime import datetime

from msgspec.structs import replace

from skill.dialog import offers
from skill.dialog.anew import same_words
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State, Turn
from skill.dialog.wording import worded
from skill.knowledge.localise import Knowledge

_TOLD, _MORE = "answers.told", "answers.more"
_BESIDES, _ALL = "basics.besides", "basics.that_is_all"
_OF_TALK = ("answers.offer", "basics.anything_else")


def besides(turn: Turn, before: State, knowledge: Knowledge, now: datetime) -> Turn:
    """The turn, with the second breath where an answer was told just before in the same words."""
    told, last = _alone(turn.reply), before.last
    if told is None or last is None or not (last.asks and last.asks.act.startswith(_OF_TALK)):
        return turn
    if _tells_more(last, told):
        return _all(turn, told, knowledge, now)
    if not same_words(turn.reply, last):
        return turn
    if not offers.has_more(told, knowledge):
        return _all(turn, told, knowledge, now)
    state, lead = worded(turn.state, _BESIDES, now)
    says = (lead, Act(_MORE, told.facts))
    return Turn(state, Reply(says, offers.after(told, state, knowledge)))


def _all(turn: Turn, told: Act, knowledge: Knowledge, now: datetime) -> Turn:
    state, lead = worded(turn.state, _ALL, now)
    return Turn(state, Reply((lead,), offers.after(told, state, knowledge)))


def _alone(reply: Reply) -> Act | None:
    """The answer that a reply tells, where it tells nothing else."""
    act = reply.says[0] if len(reply.says) == 1 else None
    return act if act is not None and act.act == _TOLD else None


def _tells_more(last: Reply, told: Act) -> bool:
    """Whether the second breath of the same answer was told just before."""
    more = next((one for one in last.says if one.act == _MORE), None)
    return more is not None and same_words(
        Reply((replace(more, act=_TOLD),), None), Reply((told,), None)
    )
