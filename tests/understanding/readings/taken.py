"""What is measured of a set of lines: the reader whole, its halves, and through rough speech."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from skill.knowledge.load import load
from skill.knowledge.localise import Knowledge, localise
from skill.settings import Settings
from skill.understanding.build import read_parts, read_routes
from skill.understanding.parts import ReaderParts
from skill.understanding.routes import Routes
from tests.understanding.readings.lines import Line
from tests.understanding.readings.listeners import WHOLE, listeners
from tests.understanding.readings.measure import Result, measure
from tests.understanding.readings.rough import rough
from tests.understanding.readings.sameness import SUBJECTS, Sets, read_sets


class House(Struct, frozen=True):
    """What is measured: the parts of the English reader, and what answers."""

    routes: Routes
    parts: ReaderParts
    knowledge: Knowledge
    sets: Sets


class Taken(Struct, frozen=True):
    """The figures of one set."""

    whole: Result
    halves: Mapping[str, Result]
    rough: Sequence[Result]


def house() -> House:
    """The project's own. Raises OperatorError."""
    settings = Settings()
    content = load(settings.content, settings.interaction_model)
    parts = read_parts(settings.interaction_model, settings.content, content)
    routes = read_routes(settings.interaction_model)
    return House(routes, parts, localise(content, "en-US"), read_sets(SUBJECTS))


def take(lines: Sequence[Line], given: House) -> Taken:
    """The reader whole, its halves, and the whole one through each rough seed."""
    ears = listeners(given.parts.reader())
    results = {name: measure(lines, ear, given.knowledge, given.sets) for name, ear in ears.items()}
    damaged = [
        measure(lines, ears[WHOLE], given.knowledge, given.sets, arrives) for arrives in rough()
    ]
    return Taken(results.pop(WHOLE), results, damaged)
