"""The line that would make a sentence a sample or a test sentence, and the file it belongs to."""

import re
from pathlib import Path

from simulator.device.turn import Turn
from simulator.plugin import Addition
from skill.knowledge.names import intent_name

_ENGLISH = Path("interaction_model", "en")
_PLAIN = re.compile(r"[A-Za-z][\w' ]*")
# YAML reads these as something else than text.
_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def additions(turn: Turn, sample: str, locale: str, root: Path) -> list[Addition]:
    """For a turn that was taken for an intent of the skill's own; none for any other."""
    understood = turn.understood
    if understood is None or not turn.utterance or understood.intent.startswith("AMAZON."):
        return []  # Amazon's own intents take no samples of ours
    answer = _answer_of(understood.intent, root)
    found = [_sentence(turn, answer, root)]
    if understood.how not in {"exact", "posted"}:
        file, under = _home(understood.intent, answer, locale, root)
        found.insert(0, _sample(sample, file, under))
    return found


def _sample(sample: str, file: str, under: str) -> Addition:
    line = sample if file.endswith(".txt") else f"- {_quoted(sample)}"
    also = "Then: make model test. Not if it stands in tests/utterances, which measure."
    return Addition("sample", file, under, line, also)


def _home(intent: str, answer: str | None, locale: str, root: Path) -> tuple[str, str]:
    """The file of an intent's samples, and the key they stand under."""
    finding = _named(intent.removesuffix("ReportIntent") + "Intent", root / _ENGLISH / "told")
    homes = [(f"asked/{answer}.yaml", ""), (f"samples/{intent}.txt", "")]
    if intent.endswith("ReportIntent"):
        homes.append((f"told/{finding}.yaml", "reports"))
    own = _ENGLISH.with_name(locale.partition("-")[0])
    for folder in (own, _ENGLISH):
        for name, under in homes:
            if (root / folder / name).is_file():
                return (folder / name).as_posix(), under
    return "interaction_model/intents.yaml", intent


def _sentence(turn: Turn, answer: str | None, root: Path) -> Addition:
    topic = answer or ("danger" if turn.sent and turn.sent.endswith("ReportIntent") else "any")
    file = _utterances_of(topic, root)
    slots = turn.understood.slots.values() if turn.understood else ()
    words = {slot.name: slot.values[0].heard for slot in slots}
    line = f"- say: {_quoted(turn.utterance or '')}\n  topic: {topic}"
    if words:
        filled = ", ".join(f"{name}: {_quoted(heard)}" for name, heard in words.items())
        line += f"\n  slots: {{{filled}}}"
    also = "Two a new answer at least; never one that is a sample as well."
    return Addition("sentence", file, "", line, also)


def _utterances_of(topic: str, root: Path) -> str:
    """The file that holds sentences of this topic already; else the one for anything."""
    folder = root / "tests" / "utterances"
    mark = re.compile(rf"^\s*topic: {re.escape(topic)}$", re.MULTILINE)
    for path in sorted(folder.glob("*.yaml")):
        if mark.search(path.read_text(encoding="utf-8")):
            return path.relative_to(root).as_posix()
    return "tests/utterances/cramps.yaml"


def _answer_of(intent: str, root: Path) -> str | None:
    """The answer whose own intent this is: WhyAtNightIntent is asked for why-at-night."""
    return _named(intent, root / "content" / "answers")


def _named(intent: str, folder: Path) -> str | None:
    """The file of the folder that the intent is named after."""
    for path in folder.glob("*.yaml"):
        if intent_name(path.stem) == intent:
            return path.stem
    return None


def _quoted(text: str) -> str:
    """As YAML: plain where that is safe."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
