"""The line that would make a sentence known, or a test sentence, and the file it belongs to."""

import re
from pathlib import Path

from simulator.device.turn import Turn
from simulator.plugin import Addition
from workshop.simulator_plugin.sources import home

_PLAIN = re.compile(r"[A-Za-z][\w' ]*")
_SURE = 1.0  # a phrasing that is listed word for word
# YAML reads these as something else than text.
_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def additions(turn: Turn, root: Path) -> list[Addition]:
    """For words that the skill read as being about something; none for any other turn."""
    reading = turn.reading or {}
    candidates = reading.get("candidates") or ()
    if not turn.utterance or not candidates:
        return []
    subject, p = str(candidates[0].get("subject")), candidates[0].get("p")
    file, under = home(subject)
    found = [_sentence(turn.utterance, subject, root)]
    if p != _SURE and (root / file).is_file():
        found.insert(0, _phrasing(turn.utterance, file.as_posix(), under))
    return found


def _phrasing(said: str, file: str, under: str) -> Addition:
    also = "Then: make model test. Not if it stands in tests/utterances, which measure."
    return Addition("sample", file, under, f"- {_quoted(said.lower())}", also)


def _sentence(said: str, subject: str, root: Path) -> Addition:
    topic = subject if (root / "content" / "answers" / f"{subject}.yaml").is_file() else "any"
    line = f"- say: {_quoted(said)}\n  topic: {topic}"
    also = "Two a new answer at least; never one that is a phrasing as well."
    return Addition("sentence", _utterances_of(topic, root), "", line, also)


def _utterances_of(topic: str, root: Path) -> str:
    """The file that holds sentences of this topic already; else the one for anything."""
    folder = root / "tests" / "utterances"
    mark = re.compile(rf"^\s*topic: {re.escape(topic)}$", re.MULTILINE)
    for path in sorted(folder.glob("*.yaml")):
        if mark.search(path.read_text(encoding="utf-8")):
            return path.relative_to(root).as_posix()
    return "tests/utterances/cramps.yaml"


def _quoted(text: str) -> str:
    """As YAML: plain where that is safe."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
