"""The shape of interaction_model/intents.yaml: by which intents words arrive."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct


class Closed(Struct, frozen=True, forbid_unknown_fields=True):
    """A built-in intent: the words that it stands for, and what else is said for it."""

    words: str
    also: tuple[str, ...] = ()


class OpenSlot(Struct, frozen=True, forbid_unknown_fields=True):
    """The intent whose one sample is its slot alone."""

    intent: str
    slot: str


class Elicited(Struct, frozen=True, forbid_unknown_fields=True):
    """The intent of the phrase build whose slot a question asks for; `carrier` is its sample."""

    intent: str
    slot: str
    carrier: str


class Routes(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """interaction_model/intents.yaml."""

    invocation_name: str
    type: str
    built_in: dict[str, Closed]
    open: OpenSlot
    carriers: dict[str, tuple[str, ...]]
    elicited: Elicited

    @cached_property
    def open_ended(self) -> Mapping[str, tuple[str, ...]]:
        """The intents that bring any words, with the samples that put them together again."""
        alone = {one.intent: (f"{{{one.slot}}}",) for one in (self.open, self.elicited)}
        return {**self.carriers, **alone}

    @cached_property
    def samples(self) -> tuple[str, ...]:
        """All of these samples: no two have a slot of the same name, so a slot tells its own."""
        return tuple(one for samples in self.open_ended.values() for one in samples)
