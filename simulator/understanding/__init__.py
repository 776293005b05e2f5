"""The understanding engine: text and an Alexa interaction model → intent, slots and how sure."""

from simulator.understanding.heard import Launch, Slot, SlotValue, Understood
from simulator.understanding.model import InteractionModel, ModelError
from simulator.understanding.resolver import Resolver

__all__ = [
    "InteractionModel",
    "Launch",
    "ModelError",
    "Resolver",
    "Slot",
    "SlotValue",
    "Understood",
]
