"""Which event each request means: one table, made of the rooms' tables. Names don't overlap."""

from skill.alexa import consent
from skill.alexa.handlers import answers, basics, danger, reminders, routine, triage
from skill.alexa.handlers.base import ToAnswer, ToEvent
from skill.knowledge.content import Content


def consents() -> dict[str, ToAnswer]:
    """Request type → event, for answers to questions that Alexa asked for us."""
    return {"Connections.Response": consent.answered}


def events(content: Content) -> dict[str, ToEvent]:
    """Request or intent name → event, for everything that the skill understands."""
    spoken = (basics, danger, triage, answers, routine, reminders)
    table = {name: event for room in spoken for name, event in room.EVENTS.items()}
    return table | answers.questions(content.answers) | danger.reports(content.reports)
