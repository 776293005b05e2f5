"""Dangers and harmless lines of the check set, as first words and in the middle of everything else.

python -m tests.understanding.amid: how many alarm, are asked about, or pass calmly, by where they
are said. The lines are seen as numbers alone.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.dialog.state import State
from skill.understanding.read import Reader
from tests.dialog.ear import Ear
from tests.understanding.readings.taken import House, house

_CHECK = Path(__file__).parent / "check"
_GRAVE = ("emergency", "emergency_department", "urgent")
_ROUTINE = ("start my bedtime routine", "no")
# Where it is said → what is said before.
BEFORE: Mapping[str, tuple[str, ...]] = {
    "first words": (),
    "after an answer": ("why do my legs cramp at night",),
    "in the routine": _ROUTINE,
    "asked for a time": ("remind me to stretch",),
}
IN_CHECK = "in the leg check"


def lines() -> Iterator[tuple[str, bool]]:
    """Each line of the check set that is no reply: its words, and whether it tells a danger."""
    for path in sorted(_CHECK.glob("*.jsonl")):
        for written in path.read_text().splitlines():
            line = json.loads(written)
            if line["kind"] != "reply":
                yield line["text"], line["level"] in _GRAVE and bool(line["tier"])


def counted(ear: Ear) -> dict[str, dict[bool, Counter[str]]]:
    """Where → danger or not → how many alarm, are asked about, begin the check, or pass calmly."""
    states = {where: ear.after(*said) for where, said in BEFORE.items()}
    states[IN_CHECK] = ear.after(*ear.leading_to("leg-changed"))
    found = {where: {True: Counter[str](), False: Counter[str]()} for where in states}
    for words, danger in lines():
        for where, state in states.items():
            found[where][danger][_way(ear.after(words, state=state), state)] += 1
    return found


def _way(after: State, before: State) -> str:
    last = after.last
    said = [act.act for act in last.says] if last else []
    asks = last.asks.act if last and last.asks else ""
    if "danger.alert" in said or "mind.crisis" in said:
        return "alarm"
    if asks in ("danger.check", "mind.ask"):
        return "asked"
    return "check begins" if after.triage and not before.triage else "calm"


def main(given: House) -> None:
    """Print the table."""
    reader: Reader = given.parts.reader()
    for where, kinds in counted(Ear(reader.read, given.knowledge)).items():
        for danger, ways in kinds.items():
            of = sum(ways.values())
            shares = ", ".join(f"{way} {n} ({n / of:.1%})" for way, n in ways.most_common())
            sys.stdout.write(f"{where}, {'dangers' if danger else 'harmless'} ({of}): {shares}\n")


if __name__ == "__main__":
    main(house())
