"""What is uploaded: small, complete, without what it must not hold."""

import importlib.util
from pathlib import Path

import pytest

from deploy.artefact import KNOWLEDGE, LARGEST, files, size
from deploy.python import version_of
from skill.knowledge.prebuilt import compiled_templates
from skill.understanding.prebuilt import load_routes, reader_file

_UNCHECKED = 0b01  # PEP 552: hash-based, and never compared with the source
_FOREIGN = ("flask", "werkzeug", "cryptography", "yaml", "boto3", "gunicorn", "pytest", "simulator")


def test_it_is_small(artefact: Path) -> None:
    """What grows it should be noticed."""
    assert 5_000_000 < size(artefact) < LARGEST


@pytest.mark.parametrize("name", _FOREIGN)
def test_it_lacks_what_lambda_does_not_need(artefact: Path, name: str) -> None:
    """No web framework, no cryptography, no YAML, none of our tools."""
    assert not list(artefact.glob(f"{name}*"))


def test_both_artefacts_hold_the_same_code(artefact: Path, artefact_here: Path) -> None:
    """All that differs is what was compiled for a processor."""
    there, here = (
        {str(path.relative_to(folder)) for path in files(folder) if path.suffix in {".py", ".j2"}}
        for folder in (artefact, artefact_here)
    )
    assert there == here
    assert {"skill/lambda_function.py", "nlu/numbers.py"} <= there
    assert "skill/web.py" not in there


def test_native_code_is_for_lambdas_processor(artefact: Path) -> None:
    """A wheel for another would fail at import, in production alone."""
    native = [path.name for path in files(artefact) if path.suffix == ".so"]
    assert native
    assert all("cpython-313-aarch64" in name for name in native)


def test_every_template_is_compiled(artefact: Path) -> None:
    """Else a cold start fails at the one that is missing."""
    sources = list((artefact / "responses").rglob("*.j2"))
    compiled = list(compiled_templates(artefact / KNOWLEDGE).rglob("tmpl_*.py"))
    assert len(compiled) == len(sources) > 0


def test_the_reader_lies_beside_the_knowledge(artefact: Path, artefact_here: Path) -> None:
    """Else no words are understood; its YAML, and what reads that, stay at home."""
    for folder in (artefact, artefact_here):
        assert load_routes(reader_file(folder / KNOWLEDGE)).open.slot == "speech"
        assert not list(folder.glob("interaction_model/*.yaml"))
        assert not list((folder / "skill").rglob("read_lexicon.py"))


def test_every_module_has_bytecode(artefact: Path, artefact_here: Path, python: Path) -> None:
    """Trusted bytecode of Lambda's Python, wherever such a Python runs."""
    expected = version_of(python) == (3, 13)
    for folder in (artefact, artefact_here):
        made = [_bytecode(path) for path in files(folder) if path.suffix == ".py"]
        assert all(path.is_file() for path in made) is expected
        for path in made if expected else ():
            assert int.from_bytes(path.read_bytes()[4:8], "little") == _UNCHECKED, path


def _bytecode(path: Path) -> Path:
    cached = Path(importlib.util.cache_from_source(path))
    return cached.with_name(f"{path.stem}.cpython-313.pyc")
