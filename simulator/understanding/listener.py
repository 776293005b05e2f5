"""Alexa's part of a turn, whichever model is deployed: from words to an intent with its slots."""

from datetime import date
from pathlib import Path
from typing import Protocol

from simulator.understanding.heard import Launch, Understood
from simulator.understanding.model import InteractionModel
from simulator.understanding.postman import Postman, is_postal
from simulator.understanding.resolver import Resolver


class Listener(Protocol):
    """What a device asks: a postman, or an imitation of Alexa's own understanding."""

    model: InteractionModel

    def launch(self, text: str) -> Launch | None:
        """The skill is opened, with what is asked in the same breath; None for anything else."""

    def is_exit(self, text: str) -> bool:
        """Whether the device itself ends the session."""

    def understand(
        self, text: str, eliciting: tuple[str, str] | None = None, today: date | None = None
    ) -> Understood:
        """The intent and slots of a sentence said inside the skill."""


def listener(model: InteractionModel, cache: Path | None = None) -> Listener:
    """A postman for a model that hands words over; else the imitation; `cache`: for its index."""
    return Postman(model) if is_postal(model) else Resolver(model, cache)
