"""What is said to an alarm, to a question about a danger, and to one about the mind.

(asked act, event) → transition, as in reply_rules.py; these go before the rooms under way.
"""

from skill.dialog import doubts, manners, mind, transitions
from skill.dialog.events import (
    Acknowledged,
    Asked,
    AskedAbout,
    AskedCall,
    AskedForget,
    AskedHelp,
    AskedRepeat,
    Called,
    Corrected,
    Event,
    Misheard,
    NotCovered,
    NotUnderstood,
    Opened,
    Reported,
    SaidNo,
    SaidSelfHarm,
    SaidToAlarm,
    SaidUnsure,
    SaidYes,
    StartedTriage,
    Stopped,
    Suspected,
    Thanked,
)
from skill.dialog.routine_events import AskedShorter, SatDown
from skill.dialog.service_events import ServiceAnswered
from skill.dialog.transitions import Transition

AFTER_ALARM: dict[tuple[str, type[Event]], Transition] = {
    ("danger.misheard", SaidNo): doubts.taken_back,
    ("danger.misheard", Misheard): doubts.taken_back,
    ("danger.misheard", Corrected): doubts.taken_back,
    ("danger.misheard", Called): manners.ends("danger.called"),
    ("danger.misheard", SaidYes): manners.ends("danger.please_call"),
    ("danger.misheard", Acknowledged): manners.ends("danger.please_call"),
    ("danger.misheard", Thanked): manners.ends("danger.please_call"),
    ("danger.misheard", Stopped): manners.ends("danger.please_call"),
    ("danger.misheard", Asked): doubts.asked_meanwhile(transitions.asked),
    ("danger.misheard", AskedAbout): doubts.asked_meanwhile(transitions.about),
    ("danger.misheard", Reported): doubts.asked_meanwhile(transitions.tell_triage),
    ("danger.misheard", StartedTriage): doubts.asked_meanwhile(transitions.begin_triage),
    ("danger.misheard", SaidToAlarm): doubts.holds,
    ("danger.misheard", AskedHelp): doubts.helped,
    ("danger.misheard", Suspected): doubts.holds,
    **{
        (asked, kind): mind.asked_meanwhile(of)
        for asked in ("mind.ask", "mind.safe")
        for kind, of in ((Asked, transitions.asked), (AskedAbout, transitions.about))
    },
    ("mind.ask", SaidYes): mind.crisis,
    ("mind.ask", SaidUnsure): mind.crisis,
    ("mind.ask", NotUnderstood): mind.crisis,
    ("mind.ask", NotCovered): mind.crisis,
    ("mind.ask", SaidSelfHarm): mind.again,
    ("mind.ask", Suspected): mind.crisis,
    ("mind.ask", SaidNo): mind.believed,
    ("mind.safe", SaidYes): mind.safe,
    ("mind.safe", SaidNo): mind.in_danger,
    ("mind.safe", SaidUnsure): mind.in_danger,
    ("mind.safe", Suspected): mind.crisis,
    ("mind.safe", NotUnderstood): mind.crisis,
    ("mind.safe", NotCovered): mind.crisis,
}

# What an alarm does not hold up: all else is answered with it, so that nothing loses it.
PAST_AN_ALARM = (Opened, SaidSelfHarm, AskedCall, AskedRepeat, AskedForget, ServiceAnswered)

AFTER_DOUBT: dict[tuple[str, type[Event]], Transition] = {
    ("danger.check", SaidYes): doubts.confirmed,
    ("danger.check", SaidUnsure): doubts.still_unclear,
    ("danger.check", Acknowledged): doubts.still_unclear,
    ("danger.check", SaidNo): doubts.cleared,
    ("danger.check", Reported): doubts.told_in_doubt,
    ("danger.check", SatDown): transitions.repeat,
    ("danger.check", AskedShorter): transitions.repeat,
}
