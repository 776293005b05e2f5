"""Every alarm and every end of the check, read aloud: the number comes in time.

Synthesised by espeak-ng at the pace of the simulator's voice; measured is how long the sound takes
until the number was said. Alexa's own voice is not to be had here.
"""

import io
import re
import wave
from collections.abc import Iterator

from simulator.page.voice import speak
from skill.dialog.replies import Act, FactValue
from skill.locale_bundles import LocaleBundle, TurnParts
from tests.page.tools import needed

_EMERGENCY, _OTHER = 2.0, 5.0  # seconds until the number was said
_NUMBER = re.compile(r"(triple zero|\d[\d, ]*\d|\d)")
_TOLD_TO = (("self", "them"), ("beside", "her"), ("child", "them"))
_SPEAKER = "espeak-ng"


def _alarms(bundle: LocaleBundle) -> Iterator[tuple[str, str]]:
    """The level, and the words up to the first number: of every alarm and end that names one."""
    for name, row in bundle.knowledge.urgency.rows.items():
        for whose, them in _TOLD_TO:
            facts: dict[str, FactValue] = {"level": row.level, "whose": whose, "them": them}
            acts = [Act("triage.outcome", {**facts, "outcome": name})]
            acts += [Act("danger.alert", {**facts, "finding": name})] if row.at_once else []
            for act in acts:
                said = re.sub(r"<[^>]+>", "", bundle.speech.render(act)["speech"])
                if number := _NUMBER.search(said):
                    yield row.level, said[: number.end()]


def test_the_number_is_heard_in_time(parts: TurnParts) -> None:
    """An emergency's within two seconds; any other that opens the words within five."""
    needed(_SPEAKER)
    opened = {one for bundle in parts.bundles.values() for one in _alarms(bundle)}
    short = {(level, words) for level, words in opened if _opens(level, words)}
    assert {level for level, _ in short} >= {"emergency", "emergency_department", "urgent"}
    late = {
        (level, words, round(seconds, 1))
        for level, words in short
        if (seconds := _seconds(words)) > (_EMERGENCY if level == "emergency" else _OTHER)
    }
    assert late == set()


def _opens(level: str, words: str) -> bool:
    """Whether the number belongs to the first words: an emergency's always does."""
    return level == "emergency" or words.count(".") <= 2


def _seconds(words: str) -> float:
    with wave.open(io.BytesIO(speak(words, _SPEAKER))) as sound:
        return float(sound.getnframes() / sound.getframerate())
