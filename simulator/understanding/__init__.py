"""Text and an Alexa interaction model → intent and slots; how sure, where Alexa would guess."""

from simulator.understanding.heard import Launch, Slot, SlotValue, Understood
from simulator.understanding.listener import Listener, listener
from simulator.understanding.model import InteractionModel, ModelError
from simulator.understanding.resolver import Resolver

__all__ = [
    "InteractionModel",
    "Launch",
    "Listener",
    "ModelError",
    "Resolver",
    "Slot",
    "SlotValue",
    "Understood",
    "listener",
]
