"""What happens while the leg check, the routine or the coach is under way: event → transition."""

from skill.dialog import relief, routine, routine_controls, routine_told, transitions
from skill.dialog.events import (
    Acknowledged,
    Asked,
    AskedHelp,
    AskedMeaning,
    AskedMore,
    AskedOfCheck,
    AskedRepeat,
    AskedWhy,
    Corrected,
    Doubted,
    Event,
    NotUnderstood,
    Reported,
    ReportedSign,
    SaidNo,
    SaidUnsure,
    SaidYes,
    Stopped,
    Thanked,
    WentBack,
)
from skill.dialog.routine_events import (
    AskedFaster,
    AskedHowLong,
    AskedHowManyLeft,
    AskedShorter,
    AskedWhichLeg,
    ChangedPosition,
    ChoseLeg,
    CrampGone,
    CrampMoved,
    Dozed,
    Hurt,
    Paused,
    Resumed,
    RuledOut,
    SatDown,
    Skipped,
    StartedOver,
    StartedRoutine,
    WentOn,
)
from skill.dialog.transitions import Transition

STOPS_TRIAGE: dict[type[Event], Transition] = {
    Stopped: transitions.stop_triage,
    Thanked: transitions.stop_triage,
}

STOPS_ROUTINE: dict[type[Event], Transition] = {
    Stopped: routine_controls.stop,
    Thanked: routine_controls.stop,
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
    AskedOfCheck: transitions.of_check,
    Acknowledged: transitions.ask_again,
    StartedRoutine: transitions.ask_again,
    Resumed: transitions.ask_again,
    SatDown: transitions.ask_again,
}

CHECK_OF_ROUTINE: dict[type[Event], Transition] = {
    SaidYes: routine_told.unless_expecting(routine.not_clear),
    SaidNo: routine_told.clear,
    SaidUnsure: routine_told.unless_expecting(routine.unsure),
    Hurt: routine.not_clear,
    AskedMeaning: routine_controls.explain("routine.explain"),
    AskedWhy: routine_controls.explain("routine.why"),
    Acknowledged: routine_controls.ask_check,
    WentOn: routine_controls.ask_check,
    Skipped: routine_controls.ask_check,
    AskedMore: routine_controls.ask_check,
    WentBack: routine_controls.ask_check,
    StartedOver: routine_controls.ask_check,
    Resumed: routine_controls.ask_check,
    SatDown: routine_controls.seated,
    AskedShorter: routine_controls.shorter,
    Reported: routine_told.tell,
    ReportedSign: routine_told.tell,
    ChangedPosition: routine_controls.moved,
    ChoseLeg: routine_controls.choose_leg,
    AskedFaster: routine_controls.faster,
    Dozed: routine_controls.dozed,
    RuledOut: routine.ruled_out,
}

# "Legs all right?": a yes begins, and what is no yes asks for the whole check.
CHECK_OF_LEGS: dict[type[Event], Transition] = {
    **CHECK_OF_ROUTINE,
    SaidYes: routine_told.unless_expecting(routine.checked),
    SaidNo: routine_told.unless_expecting(routine.in_full),
    SaidUnsure: routine_told.unless_expecting(routine.in_full),
    Hurt: routine.in_full,
    Acknowledged: routine.checked,
    WentOn: routine.checked,
}

BEFORE_CHECK = {
    kind: to
    for kind, to in CHECK_OF_ROUTINE.items()
    if kind not in (SaidYes, SaidNo, SaidUnsure, Acknowledged)
}

IN_ROUTINE: dict[type[Event], Transition] = {
    SaidYes: routine_controls.go,
    SaidNo: routine_controls.wait,
    SaidUnsure: routine_controls.wait,
    Acknowledged: routine_controls.go,
    AskedMore: routine_controls.go,
    WentOn: routine_controls.next_,
    WentBack: routine_controls.previous,
    Skipped: routine_controls.skip,
    Paused: routine_controls.pause,
    Resumed: routine.resume,
    AskedRepeat: routine_controls.again,
    StartedOver: routine_controls.over,
    AskedHowManyLeft: routine_controls.left,
    AskedHowLong: routine.how_long,
    AskedMeaning: routine_controls.again,
    Hurt: routine_controls.hurts,
    AskedShorter: routine_controls.shorter,
    SatDown: routine_controls.seated,
    Reported: routine_told.tell,
    ReportedSign: routine_told.tell,
    ChangedPosition: routine_controls.moved,
    ChoseLeg: routine_controls.choose_leg,
    AskedWhichLeg: routine_controls.which_leg,
    AskedFaster: routine_controls.faster,
    Dozed: routine_controls.dozed,
    RuledOut: routine.ruled_out,
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
    AskedHelp: relief.help_,
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
