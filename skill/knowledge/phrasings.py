"""Reads how people ask and tell: interaction_model/<language>/asked/, told/ and grammar/.

A line may be a template (see nlu/expand.py); what is read holds its sentences.
"""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from nlu.expand import TemplateError, expand
from skill.errors import ContentError
from skill.knowledge.models import Telling
from skill.knowledge.strict_yaml import read

Rules = dict[str, str]


class Phrasings(Struct, frozen=True):
    """Answer → how it is asked for; finding → how it is told."""

    asked: dict[str, list[str]]
    told: dict[str, Telling]


def read_phrasings(folder: Path) -> Phrasings:
    """The phrasings of one language (`folder`: interaction_model/en).

    Raises ContentError naming file and line, also for a template that is broken.
    """
    rules = read_rules(folder)
    asked = {path.stem: _asked(path, rules) for path in sorted((folder / "asked").glob("*.yaml"))}
    told = {path.stem: _told(path, rules) for path in sorted((folder / "told").glob("*.yaml"))}
    return Phrasings(asked, told)


def read_rules(folder: Path) -> Rules:
    """The rules that templates of a language may name. Raises ContentError."""
    grammar = folder / "grammar" / "rules.yaml"
    return read(grammar, Rules) if grammar.is_file() else {}


def _asked(path: Path, rules: Rules) -> list[str]:
    return _expanded(path, read(path, list[str]), rules)


def _told(path: Path, rules: Rules) -> Telling:
    telling = read(path, Telling)
    return replace(
        telling,
        said=_expanded(path, telling.said, rules),
        denied=_expanded(path, telling.denied, rules),
        reports=_expanded(path, telling.reports, rules),
    )


def _expanded(path: Path, lines: list[str], rules: Rules) -> list[str]:
    return [sentence for line in lines for sentence in sentences(path, line, rules)]


def sentences(path: Path, line: str, rules: Rules) -> list[str]:
    """What a template stands for. Raises ContentError with its line for one that is broken."""
    try:
        return expand(line, rules)
    except TemplateError as fault:
        raise ContentError(path, _number_of(path, line), str(fault)) from fault


def _number_of(path: Path, line: str) -> int:
    """The number of the line that holds these words; 1 where YAML wrote them otherwise."""
    written = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, text in enumerate(written, start=1) if line in text), 1)
