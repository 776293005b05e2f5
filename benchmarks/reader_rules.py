"""How well the rules read labelled sentences.

Run `python -m benchmarks.reader_rules FILE.jsonl …`. A line holds `text`, `kind` and `level`.
Printed per file and kind, each with its 95 % Wilson interval: lines with something stated, and with
something suspected alone. For dangers both are wanted; for what is harmless, denials among them,
the first is an alarm for nothing and the second a question for nothing. `--misses KIND FILE …`
lists the lines that went wrong.
"""

import json
import math
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from skill.understanding.read_lexicon import load
from skill.understanding.reading import Reading
from skill.understanding.rules import RuleReader

_ROOT = Path(__file__).parents[1]
_DANGER = ("emergency", "emergency_department", "today", "urgent")


def main(arguments: list[str]) -> None:
    """Print a table for each file."""
    misses = arguments[1] if arguments[:1] == ["--misses"] else None
    reader = RuleReader(load(_ROOT / "interaction_model" / "en", _ROOT / "content"))
    for name in arguments[2:] if misses else arguments:
        _file(reader, Path(name), misses)


def _file(reader: RuleReader, path: Path, misses: str | None) -> None:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts: Counter[tuple[str, str]] = Counter()
    began = time.perf_counter()
    for line in lines:
        reading = reader.read(line["text"])
        for kind in _kinds(line):
            seen = raised(reading)
            counts[kind, "all"] += 1
            counts[kind, seen] += 1
            if misses == kind and (seen == "nothing") == kind.startswith("danger"):
                print(seen, "|", line["level"], "|", line["text"], "|", _shown(reading))
    spent = (time.perf_counter() - began) / len(lines) * 1000
    print(f"\n{path.name}: {len(lines)} lines, {spent:.2f} ms a line")
    for kind in sorted({kind for kind, _ in counts}):
        print(f"  {kind:24}", *(_share(counts, kind, seen) for seen in ("stated", "suspected")))


def raised(reading: Reading) -> str:
    """What the worst finding with a level came to: stated, suspected or nothing."""
    hows = {finding.how for finding in reading.findings if finding.level}
    return "stated" if "stated" in hows else "suspected" if "suspected" in hows else "nothing"


def _kinds(line: dict[str, Any]) -> list[str]:
    """The rows of the table that a line counts in."""
    kind, level = line["kind"], line.get("level")
    if level in _DANGER and (kind.startswith("danger") or kind == "report"):
        return [kind if kind.startswith("danger") else "danger-in-report", f"danger {level}"]
    if kind in ("danger-mind", "danger-swallowed"):
        return [kind]
    harmless = level == "none" and kind not in ("report", "unsure", "reply-yes", "correction")
    return [f"harmless {kind}"] if harmless else []


def _shown(reading: Reading) -> str:
    return " ".join(f"{finding.id}={finding.how}" for finding in reading.findings)


def _share(counts: Counter[tuple[str, str]], kind: str, seen: str) -> str:
    hits, total = counts[kind, seen], counts[kind, "all"]
    low, high = wilson(hits, total)
    return f"{seen} {hits:4}/{total:<4} {hits / total:6.1%} ({low:.1%} to {high:.1%})  "


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share."""
    share, square = hits / total, z * z / total
    middle = share + square / 2
    spread = z * math.sqrt(share * (1 - share) / total + square / total / 4)
    return (middle - spread) / (1 + square), (middle + spread) / (1 + square)


if __name__ == "__main__":
    main(sys.argv[1:])
