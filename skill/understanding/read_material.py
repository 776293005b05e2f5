"""Reads the words of things and the sentences that are known, from interaction_model/ and content/.

Everything that PyYAML is needed for; a prebuilt file holds the outcome (prebuilt.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from nlu.catalogue import build_keys, key
from nlu.words import tokenise
from skill.errors import ContentError
from skill.knowledge.content import Content
from skill.knowledge.phrasings import sentences
from skill.knowledge.strict_yaml import read
from skill.understanding.material import Keys, Material, key_of

_THE = "the "
Types = dict[str, dict[str, list[str]]]
"""Kind → id → the names of a thing, the usual one first."""

_TABLES = {
    "condition": "conditions",
    "medicine": "medicines",
    "remedy": "remedies",
    "form": "forms",
    "tried": "tried",
}


class Named(Struct, frozen=True):
    """A thing with its names, as the catalogue wants it."""

    id: str
    name: str
    synonyms: list[str]


def read_material(folder: Path, content: Content) -> Material:
    """From interaction_model/ (`folder`) and the content in English. Raises ContentError."""
    path = folder / "en" / "commands.yaml"
    commands = read(path, dict[str, list[str]])
    about = {
        f"controls:{name}": [said for line in lines for said in sentences(path, line, {})]
        for name, lines in commands.items()
    }
    return Material(
        keys=_keys(read_types(folder, content)),
        known=dict(_known({**content.asked, **about})),
        replies=content.replies.of_any(),
    )


def read_types(folder: Path, content: Content) -> Types:
    """Every thing with its names, of the content and of two lists. Raises ContentError."""
    types = _types(content)
    more = folder / "en" / "names.yaml"
    for kind, rows in read(more, Types).items():
        for row, names in rows.items():
            if row not in types.get(kind, {}):
                raise ContentError(more, 1, f"no row {row!r} of the kind {kind!r} is in the tables")
            types[kind][row] = [*types[kind][row], *names]
    return {**types, **read(folder / "en" / "lists.yaml", Types)}


def _known(about: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Of a sentence that stands twice the last counts: commands come after answers."""
    for subject, lines in about.items():
        for line in lines:
            yield key_of(_tokens(line)), subject


def _tokens(line: str) -> Iterator[str]:
    """The tokens of a line; a {slot} is one."""
    for at, piece in enumerate(line.replace("{", "\0").replace("}", "\0").split("\0")):
        yield from (f"{{{piece}}}",) if at % 2 else tokenise(piece)


def _types(content: Content) -> Types:
    types: Types = {
        "person": {one.id: one.called for one in content.people.values()},
        "stage": {one.id: one.called for one in content.stages.values()},
        "food": {one.id: one.called for one in content.foods.values()},
    }
    for kind in content.tables["allergies"].values():
        known = types["food"].get(kind.id, [])
        types["food"][kind.id] = [*known, *kind.called]
    for kind_name, table in _TABLES.items():
        types[kind_name] = {one.id: one.called for one in content.tables[table].values()}
    types["answer"] = {name: answer.called for name, answer in content.answers.items()}
    return types


def _split(names: list[str]) -> tuple[str, list[str]]:
    return names[0], names[1:]


def _keys(types: Types) -> Keys:
    """A name with "the" counts with its "the" alone: "the pill" is no pill, "the runs" no run."""
    found = build_keys(
        {
            kind: [Named(one, *_split(names)) for one, names in things.items() if names]
            for kind, things in types.items()
        }
    )
    for kind, name in _only_with_the(types):
        plain = key(tokenise(name))
        if entries := found[plain].pop(kind, ()):
            found.setdefault(f"{_THE}{plain}", {})[kind] = entries
    return found


def _only_with_the(types: Types) -> Iterator[tuple[str, str]]:
    """Kind and name of each row that is never called so without its "the"."""
    for kind in _TABLES:
        for names in types[kind].values():
            for name in names:
                if name.startswith(_THE) and name.removeprefix(_THE) not in names:
                    yield kind, name
