"""Which event each request means: one table, made of the rooms' tables. Names don't overlap."""

from skill.alexa.handlers import answers, basics, danger, triage
from skill.alexa.handlers.base import ToEvent
from skill.knowledge.content import Content


def events(content: Content) -> dict[str, ToEvent]:
    """Request or intent name → event, for everything that the skill understands."""
    rooms = (basics.EVENTS, danger.EVENTS, triage.EVENTS, answers.EVENTS)
    table = {name: event for room in rooms for name, event in room.items()}
    return table | answers.questions(content.answers) | danger.reports(content.reports)
