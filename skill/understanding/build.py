"""Builds the reader of a language from its YAML and its ear."""

from pathlib import Path

from skill.knowledge import strict_yaml
from skill.knowledge.content import Content
from skill.understanding import read_lexicon
from skill.understanding.parts import ReaderParts
from skill.understanding.read import Reader
from skill.understanding.read_material import read_material
from skill.understanding.routes import Routes

EAR = "en.ear"


def build_reader(folder: Path, content_folder: Path, content: Content) -> Reader:
    """The English reader, from interaction_model/ (`folder`) and content/. Raises ContentError."""
    return read_parts(folder, content_folder, content).reader()


def read_parts(folder: Path, content_folder: Path, content: Content) -> ReaderParts:
    """What the English reader is made of, read and checked. Raises ContentError."""
    return ReaderParts(
        read_lexicon.load(folder / "en", content_folder),
        read_material(folder, content),
        (folder / "en" / EAR).read_bytes(),
    )


def read_routes(folder: Path) -> Routes:
    """By which intents words arrive, from interaction_model/ (`folder`). Raises ContentError."""
    return strict_yaml.read(folder / "intents.yaml", Routes)
