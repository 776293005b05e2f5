"""Which event each request and intent means: one table.

Each answer has an intent of its own, and so has each danger that is reported in a whole sentence;
signs come in any slot of any intent as well, and the dialog looks at all of them.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from skill.alexa import consent
from skill.dialog import events
from skill.dialog.events import Event, Slots
from skill.knowledge.content import Content
from skill.knowledge.names import intent_name, report_name

ToEvent = Callable[[Slots], Event]
ToAnswer = Callable[[Any], Event]

_MANNERS: Mapping[str, ToEvent] = {
    "LaunchRequest": events.Opened,
    "AMAZON.HelpIntent": events.AskedHelp,
    "AMAZON.RepeatIntent": events.AskedRepeat,
    "SlowerIntent": partial(events.AskedRepeat, slowly=True),
    "AMAZON.YesIntent": events.SaidYes,
    "AMAZON.NoIntent": events.SaidNo,
    "UnsureIntent": events.SaidUnsure,
    "OkayIntent": events.Acknowledged,
    "ThanksIntent": events.Thanked,
    "ForgetMeIntent": events.AskedForget,
    "ClarifyIntent": events.AskedMeaning,
    "AMAZON.StopIntent": events.Stopped,
    "AMAZON.CancelIntent": events.Stopped,
    "AMAZON.NavigateHomeIntent": events.Stopped,
    "AMAZON.FallbackIntent": events.NotUnderstood,
}

_DANGER: Mapping[str, ToEvent] = {
    "DangerIntent": events.ReportedEmergency,
    "CallForMeIntent": events.AskedCall,
    "SelfHarmIntent": events.SaidSelfHarm,
}

_TRIAGE: Mapping[str, ToEvent] = {
    "TriageIntent": events.StartedTriage,
    "TellIntent": events.Reported,
    "ChangeAnswerIntent": events.Corrected,
    "AMAZON.PreviousIntent": events.WentBack,
}

_ANSWERS: Mapping[str, ToEvent] = {
    "AboutIntent": events.AskedAbout,
    "TellMeMoreIntent": events.AskedMore,
    "WhyAskIntent": events.AskedWhy,
    "SourcesIntent": events.AskedSources,
}

_ROUTINE: Mapping[str, ToEvent] = {
    "RoutineIntent": events.StartedRoutine,
    "AMAZON.NextIntent": events.WentOn,
    "SkipIntent": events.Skipped,
    "AMAZON.PauseIntent": events.Paused,
    "PauseForIntent": events.Paused,
    "AMAZON.ResumeIntent": events.Resumed,
    "CarryOnIntent": events.Resumed,
    "AMAZON.StartOverIntent": events.StartedOver,
    "HowManyLeftIntent": events.AskedHowManyLeft,
    "HowLongIntent": events.AskedHowLong,
    "HurtsIntent": events.Hurt,
    "ShorterIntent": events.AskedShorter,
    "SeatedIntent": events.SatDown,
}

_REMINDERS: Mapping[str, ToEvent] = {
    "RemindMeIntent": events.AskedReminder,
    "MoveReminderIntent": events.MovedReminder,
    "WhichReminderIntent": events.AskedWhichReminder,
    "CancelReminderIntent": events.CanceledReminder,
}


def event_table(content: Content) -> dict[str, ToEvent]:
    """Request or intent name → event, for everything that the skill understands."""
    spoken = {**_MANNERS, **_DANGER, **_TRIAGE, **_ANSWERS, **_ROUTINE, **_REMINDERS}
    asked = {intent_name(answer): _asked(answer) for answer in content.answers}
    reported = {report_name(finding): _reported(finding) for finding in content.reports}
    return spoken | asked | reported


def consents() -> dict[str, ToAnswer]:
    """Request type → event, for answers to questions that Alexa asked for us."""
    return {"Connections.Response": consent.answered}


def _asked(answer: str) -> ToEvent:
    return lambda slots: events.Asked(slots, answer=answer)


def _reported(finding: str) -> ToEvent:
    return lambda slots: events.ReportedSign(slots, finding=finding)
