"""What there is to touch, and what turns touch: in the model, and in what the plugin knows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from simulator.device.turn import Turn
from simulator.plugin import ProjectPlugin
from simulator.understanding import InteractionModel
from simulator.understanding.postman import is_postal

# Area → names.
Things = Mapping[str, frozenset[str]]


def things(model: InteractionModel, plugin: ProjectPlugin) -> Things:
    """Every thing by name. Raises SimulatorError for a faulty file of the project.

    The samples and values of a model that hands words over say nothing of what is understood.
    """
    listed = {
        "samples": frozenset(_samples(model)),
        "slot values": frozenset(_values(model)),
    }
    own = {} if is_postal(model) else listed
    return {"intents": frozenset(model.intents), **own, **plugin.things()}


def _samples(model: InteractionModel) -> Iterator[str]:
    for name, intent in model.intents.items():
        yield from (_named(name, text) for text in intent.samples)


def _values(model: InteractionModel) -> Iterator[str]:
    for kind, values in model.types.items():
        yield from (_named(kind, each.id or each.name) for each in values)


class Touched:
    """Names by area. Feed it whole conversations: an answer belongs to the question before it."""

    def __init__(self, plugin: ProjectPlugin) -> None:
        self.names: defaultdict[str, set[str]] = defaultdict(set)
        self._plugin = plugin

    def conversation(self, turns: Sequence[Turn]) -> None:
        """Take note of all turns of one conversation, in order."""
        asked = None
        for turn in turns:
            for area, name in (*_heard(turn), *self._plugin.touched(asked, turn)):
                self.names[area].add(name)
            asked = turn.reply.asks


def _heard(turn: Turn) -> Iterator[tuple[str, str]]:
    understood = turn.understood
    if understood is None:
        return
    yield "intents", understood.intent
    if understood.sample is not None:
        yield "samples", _named(understood.intent, understood.sample)
    for slot in understood.slots.values():
        for heard in slot.values:
            for identifier, name in heard.resolutions:
                yield "slot values", _named(slot.type, identifier or name)


def _named(owner: str, name: str) -> str:
    """How a sample of an intent, or a value of a type, is named."""
    return f"{owner}: {name}"
