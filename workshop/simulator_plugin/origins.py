"""Where an answer comes from: the content, template and handler files behind a turn.

Found by the names in the acts and by reading files as text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from simulator.device.turn import Turn
from simulator.plugin import Origin
from simulator.wire.reply import Act
from workshop.simulator_plugin.sources import sources

_HANDLERS = Path("skill/handlers")
_RESPONSES = Path("responses")
_CONTENT = Path("content")
_NAME = re.compile(r"[\w-]+")
# Fact → the files in which a thing of that name may stand, as the key or the id of an entry.
_LISTED = {
    "finding": ("findings.yaml", "urgency.yaml"),
    "question": ("triage/*.yaml",),
    "outcome": ("urgency.yaml",),
    "step": ("routine/*.yaml",),
}


def origins(turn: Turn, locale: str, root: Path = Path()) -> list[Origin]:
    """The files behind a turn that exist below `root`, each once: first those of the Reading."""
    found = [*sources(turn.reading or {}, root), *_handler(turn.sent, root)]
    acts = [*turn.reply.acts, *([turn.reply.asks] if turn.reply.asks else [])]
    for act in acts:
        found += [*_template(act.act, locale, root), *_content(act, root)]
    return list(dict.fromkeys(found))


def _handler(sent: str | None, root: Path) -> Iterator[Origin]:
    """The file that names the request's type; every intent goes the way of all words."""
    if sent is None:
        return
    spoken = sent.endswith("Intent")
    name = re.compile(re.escape('"IntentRequest"' if spoken else f'"{sent}"'))
    for path in sorted((root / _HANDLERS).glob("*.py"), key=lambda one: one.stem != "turn"):
        if line := _line_of(path, name):
            yield Origin("handler", _shown(path, root), line)
            return
    path = root / _HANDLERS / "session.py"
    if path.is_file():
        yield Origin("handler", _shown(path, root))


def _template(act: str, locale: str, root: Path) -> Iterator[Origin]:
    """Act room.verb → room/verb.j2, the locale's own before the language's before English."""
    room, _, verb = act.partition(".")
    if not (_NAME.fullmatch(room) and _NAME.fullmatch(verb)):
        return
    for folder in (locale, locale.partition("-")[0], "en"):
        path = root / _RESPONSES / folder / room / f"{verb}.j2"
        if path.is_file():
            yield Origin("template", _shown(path, root))
            return


def _content(act: Act, root: Path) -> Iterator[Origin]:
    for fact, value in act.facts.items():
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str) and _NAME.fullmatch(name):
                yield from _named(fact, name, root)


def _named(fact: str, name: str, root: Path) -> Iterator[Origin]:
    if fact == "answer":
        path = root / _CONTENT / "answers" / f"{name}.yaml"
        if path.is_file():
            yield Origin("content", _shown(path, root))
    entry = re.compile(rf"\s*(- )?(\{{?id: )?{re.escape(name)}:?(\s|,|$)")
    for pattern in _LISTED.get(fact, ()):
        for path in sorted((root / _CONTENT).glob(pattern)):
            if line := _line_of(path, entry):
                yield Origin("content", _shown(path, root), line)


def _line_of(path: Path, pattern: re.Pattern[str]) -> int:
    """The first line that the pattern fits at its beginning, or anywhere in a .py file; 0: none."""
    find = pattern.search if path.suffix == ".py" else pattern.match
    with path.open(encoding="utf-8") as lines:
        return next((number for number, line in enumerate(lines, start=1) if find(line)), 0)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
