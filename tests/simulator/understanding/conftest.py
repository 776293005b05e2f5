"""One engine for all tests: it keeps no state between sentences."""

from collections.abc import Callable
from datetime import date

import pytest

from simulator.understanding import InteractionModel, Resolver, Understood
from tests.simulator.understanding.toy import toy

TUESDAY = date(2026, 3, 3)

Understand = Callable[..., Understood]


@pytest.fixture(scope="session")
def model() -> InteractionModel:
    """The toy model."""
    return InteractionModel.from_dict(toy())


@pytest.fixture(scope="session")
def resolver(model: InteractionModel) -> Resolver:
    """An engine without a cache."""
    return Resolver(model)


@pytest.fixture(scope="session")
def understand(resolver: Resolver) -> Understand:
    """What a sentence is taken for, on a Tuesday."""

    def on_tuesday(text: str, eliciting: tuple[str, str] | None = None) -> Understood:
        return resolver.understand(text, eliciting, today=TUESDAY)

    return on_tuesday


def ids(understood: Understood, slot: str) -> list[str]:
    """The ids that the values of a slot resolve to."""
    return [each[0] for value in understood.slots[slot].values for each in value.resolutions]
