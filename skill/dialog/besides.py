"""Who asks on and would hear the same words again hears what else there is to it.

"How long ought I to give it", where an answer has no words for how long, asks for no repetition:
the second breath comes, led in as what is added. Who asks in the same form once more is told again.
"""

from datetime import datetime

from skill.dialog import offers
from skill.dialog.anew import same_words
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State, Turn
from skill.dialog.wording import worded
from skill.knowledge.localise import Knowledge

_TOLD, _MORE, _BESIDES = "answers.told", "answers.more", "basics.besides"


def besides(turn: Turn, before: State, knowledge: Knowledge, now: datetime) -> Turn:
    """The turn, with the second breath where an answer was told just before in the same words."""
    told, last = _alone(turn.reply), before.last
    if told is None or last is None or last.asks is None:
        return turn
    asked_anew = told.facts.get("form") == before.told_form
    if asked_anew or not same_words(turn.reply, last) or not offers.has_more(told, knowledge):
        return turn
    state, lead = worded(turn.state, _BESIDES, now)
    says = (lead, Act(_MORE, told.facts))
    return Turn(state, Reply(says, offers.after(told, state, knowledge)))


def _alone(reply: Reply) -> Act | None:
    """The answer that a reply tells, where it tells nothing else."""
    act = reply.says[0] if len(reply.says) == 1 else None
    return act if act is not None and act.act == _TOLD else None
