"""What happens while the leg check, the routine or the coach is under way: event → transition."""

from skill.dialog import relief, routine, transitions
from skill.dialog.events import (
    Acknowledged,
    Asked,
    AskedHelp,
    AskedHowLong,
    AskedHowManyLeft,
    AskedMeaning,
    AskedMore,
    AskedShorter,
    AskedWhy,
    Corrected,
    CrampGone,
    CrampMoved,
    Doubted,
    Event,
    Hurt,
    NotUnderstood,
    Paused,
    Reported,
    ReportedSign,
    Resumed,
    SaidNo,
    SaidUnsure,
    SaidYes,
    SatDown,
    Skipped,
    StartedOver,
    StartedRoutine,
    Stopped,
    Thanked,
    WentBack,
    WentOn,
)
from skill.dialog.transitions import Transition

STOPS_TRIAGE: dict[type[Event], Transition] = {
    Stopped: transitions.stop_triage,
    Thanked: transitions.stop_triage,
}

STOPS_ROUTINE: dict[type[Event], Transition] = {
    Stopped: routine.stop,
    Thanked: routine.stop,
}

IN_TRIAGE: dict[type[Event], Transition] = {
    SaidYes: transitions.said("yes"),
    SaidNo: transitions.said("no"),
    SaidUnsure: transitions.said("unsure"),
    Reported: transitions.tell_triage,
    ReportedSign: transitions.tell_triage,
    Corrected: transitions.correct,
    WentBack: transitions.back,
    StartedOver: transitions.begin_anew,
    AskedMeaning: transitions.explain("triage.explain"),
    AskedWhy: transitions.explain("triage.why"),
    Acknowledged: transitions.ask_again,
    StartedRoutine: transitions.ask_again,
    Resumed: transitions.ask_again,
    SatDown: transitions.ask_again,
}

CHECK_OF_ROUTINE: dict[type[Event], Transition] = {
    SaidYes: routine.unless_expecting(routine.not_clear),
    SaidNo: routine.checked,
    SaidUnsure: routine.unless_expecting(routine.unsure),
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
    Reported: routine.tell,
    ReportedSign: routine.tell,
}

BEFORE_CHECK = {
    kind: to
    for kind, to in CHECK_OF_ROUTINE.items()
    if kind not in (SaidYes, SaidNo, SaidUnsure, Acknowledged)
}

IN_ROUTINE: dict[type[Event], Transition] = {
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
    Reported: routine.tell,
    ReportedSign: routine.tell,
}

STOPS_RELIEF: dict[type[Event], Transition] = {
    Stopped: relief.stop,
    Thanked: relief.stop,
}

IN_RELIEF: dict[type[Event], Transition] = {
    SaidYes: relief.easing,
    SaidNo: relief.next_,
    SaidUnsure: relief.wait,
    CrampGone: relief.gone,
    CrampMoved: relief.moved,
    Acknowledged: relief.wait,
    WentOn: relief.next_,
    AskedMore: relief.next_,
    AskedHelp: relief.next_,
    Skipped: relief.cannot,
    Hurt: relief.worse,
    AskedMeaning: relief.which,
    AskedWhy: relief.why,
    AskedHowLong: relief.how_long,
    Asked: relief.asked,
    Reported: relief.told,
    ReportedSign: relief.told,
    SatDown: relief.told,
    Paused: relief.wait,
    Resumed: relief.wait,
    WentBack: transitions.repeat,
    StartedOver: relief.moved,
    Doubted: relief.not_understood,
    NotUnderstood: relief.not_understood,
}

FIRST_OF_RELIEF: dict[type[Event], Transition] = {
    **dict.fromkeys((SaidYes, Acknowledged, WentOn, CrampGone, Skipped), relief.ready),
    **dict.fromkeys((SaidNo, SaidUnsure, NotUnderstood, Doubted), relief.wait_first),
}
