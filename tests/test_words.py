"""Where words stand: none in the code, no number in a template, every act has one."""

import ast
import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_SENTENCE = re.compile(r"[A-Za-z']+(?: [A-Za-z',]+){3,}[.?!]")
_ACT = re.compile(
    r"^(?:basics|answers|danger|mind|triage|routine|reminders|relief)\.(?!yaml$)[a-z_]+$"
)
_TEMPLATES = sorted(
    path for path in (_ROOT / "responses").rglob("*.j2") if path.parent.name != "pages"
)
# Modules whose words are for operators and reviewers, not for a person who listens.
_FOR_OPERATORS = {"__main__.py", "booklet.py", "settings.py", "serve.py", "check.py"}
_SHAPES = {"cramp_classes.py"}  # pieces of expressions, which hold "?"


def _strings(path: Path) -> list[str]:
    """String constants of a module that are not docstrings, logs or errors."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        logs = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("_log.")
        raised = isinstance(node, ast.Raise)
        if logs or raised:
            skipped |= {id(one) for one in ast.walk(node)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in skipped
    ]


def test_no_sentence_stands_in_the_code() -> None:
    """Words that a person hears belong in responses/ or content/."""
    found = [
        (path.name, text)
        for path in sorted((_ROOT / "skill").rglob("*.py"))
        if path.name not in _FOR_OPERATORS | _SHAPES
        for text in _strings(path)
        if _SENTENCE.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.stem)
def test_no_number_stands_in_a_template(path: Path) -> None:
    """Numbers are facts of content/; Jinja's own tags and pauses may hold some."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{[%{#].*?[%}#]\}|<break [^>]*>", "", text, flags=re.DOTALL)
    assert not re.search(r"\d", text)


def test_every_act_in_the_code_has_a_template() -> None:
    """An act without words would be a fault in the night."""
    acts = {
        text
        for path in sorted((_ROOT / "skill").rglob("*.py"))
        for text in _strings(path)
        if _ACT.match(text)
    }
    written = {f"{path.parent.name}.{path.stem}" for path in _TEMPLATES if path.parent.name != "en"}
    assert acts - written == set()
    assert written - acts == set()
