"""The pages that a screen shows while a track plays: those of what is heard, when it is heard."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from simulator.wire.audio_document import Heard, read_audio_document
from skill.alexa.audio_document import document
from skill.dialog.replies import Reply
from skill.dialog.routine_steps import FIRST, last_of, track_act, way_of
from skill.dialog.state import OpenRoutine
from skill.dialog.turn_context import TurnContext
from skill.knowledge.routine import SIDES, Length
from skill.knowledge.routine_track import until
from skill.locale_bundles import TurnParts
from tests.conftest import NOW
from tests.test_routine_words import POSITIONS

LENGTHS: tuple[Length, ...] = ("five", "two")
_LATE = 3  # seconds that a screen may be before or behind the voice, after four minutes
_HOLDS = " leg. Hold."


def _tracks(context: TurnContext) -> Iterator[OpenRoutine]:
    """Where each track begins: in every version, position and side, on a first night and later."""
    for length in LENGTHS:
        for position in POSITIONS:
            for side in SIDES:
                for first in (True, False):
                    here = OpenRoutine(length, position, FIRST, side=side, brief=not first)
                    here = replace(here, first=first)
                    while here.part < last_of(here, context):
                        yield here
                        behind = until(context.knowledge.routine, way_of(here), here.part)
                        here = replace(here, part=behind, first=False)


def _held(pieces: Sequence[tuple[float, Heard]]) -> list[tuple[str, float, float]]:
    """Each hold that is heard: which leg, when its silence begins, and how long that is."""
    return [
        (said.text.removesuffix(". Hold.").rpartition(". ")[2], at, silence.seconds)
        for (_, said), (at, silence) in pairwise(pieces)
        if said.text.endswith(_HOLDS)
    ]


@pytest.fixture(scope="module")
def shown(parts: TurnParts) -> list[tuple[OpenRoutine, list[dict[str, Any]], list[Any]]]:
    """Every track with its pages, and with its pieces as they are heard."""
    bundle = parts.bundle("en-US")
    knowledge = replace(bundle.knowledge, tracks=frozenset())
    context, found = TurnContext(knowledge, NOW, plays=True), []
    for here in _tracks(context):
        spoken = bundle.speech.speak(Reply((), track_act(here, context, "document")))
        assert spoken.screen is not None
        pages = spoken.screen.data["pages"]
        assert isinstance(pages, list)
        audio = read_audio_document({"document": document(spoken.track or "")})
        found.append((here, [dict(page) for page in pages], [*audio.timed()]))
    return found


def test_each_hold_is_counted_down_when_it_is_heard(shown: Any) -> None:
    """With its leg, for its seconds, from where its silence begins."""
    for here, pages, pieces in shown:
        heard, counted = _held(pieces), [page for page in pages if page["side"]]
        assert [page["side"] for page in counted] == [leg for leg, _, _ in heard], here
        for page, (_, at, seconds) in zip(counted, heard, strict=True):
            assert page["seconds"] == seconds, here
            assert page["starts"] == pytest.approx(at, abs=_LATE), here
            assert page["at"] <= page["starts"], here


def test_each_part_is_shown_when_it_is_told(shown: Any) -> None:
    """Its title comes up with the words that begin with it."""
    for here, pages, pieces in shown:
        for title in {page["title"]: None for page in pages}:
            told, said = next(one for one in pieces if f"{title}." in one[1].text)
            before = said.text.partition(f"{title}.")[0]
            first = next(page for page in pages if page["title"] == title)
            seconds = said.seconds * len(before) / len(said.text)
            assert first["at"] == pytest.approx(told + seconds, abs=_LATE), here


def test_pages_follow_one_another_to_the_end_of_the_track(shown: Any) -> None:
    """None is skipped by a clock of whole seconds, and no count runs into the next page."""
    for here, pages, pieces in shown:
        for page, following in pairwise(pages):
            assert page["starts"] + page["seconds"] <= following["at"], here
            assert page["at"] < following["at"], here
        end, last = pieces[-1]
        assert pages[-1]["starts"] + pages[-1]["seconds"] <= end + last.seconds + _LATE, here
