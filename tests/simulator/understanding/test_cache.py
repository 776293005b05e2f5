"""The index kept on disk: used when it fits, ignored when not."""

import json
from pathlib import Path

import pytest

from simulator.understanding import InteractionModel, Resolver
from simulator.understanding.cache import load, save
from simulator.understanding.index import build_index
from tests.simulator.understanding.toy import toy

SAID = "how much magnesium would my dad need"


def _cached(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_a_second_start_understands_the_same(model: InteractionModel, tmp_path: Path) -> None:
    """A second start understands the same."""
    first = Resolver(model, cache=tmp_path / "deep" / "folder")
    second = Resolver(model, cache=tmp_path / "deep" / "folder")
    assert first.understand(SAID) == second.understand(SAID) == Resolver(model).understand(SAID)


def test_what_is_kept_is_what_was_made(model: InteractionModel, tmp_path: Path) -> None:
    """What is kept is what was made."""
    index = build_index(model)
    save(tmp_path, model.digest, index)
    kept = load(tmp_path, model.digest)
    assert kept is not None
    assert (kept.samples, kept.rows, kept.tree) == (index.samples, index.rows, index.tree)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"engine": "other"}', "\x80\x04K"])
def test_a_broken_or_foreign_file_is_replaced(
    model: InteractionModel, tmp_path: Path, content: str
) -> None:
    """A broken or foreign file is replaced."""
    Resolver(model, cache=tmp_path)
    _cached(tmp_path).write_text(content, encoding="latin-1")
    assert load(tmp_path, model.digest) is None
    Resolver(model, cache=tmp_path)
    assert load(tmp_path, model.digest) is not None


@pytest.mark.parametrize("changed", ["engine", "model", "index"])
def test_another_engine_or_model_does_not_fit(
    model: InteractionModel, tmp_path: Path, changed: str
) -> None:
    """Another engine or model does not fit."""
    Resolver(model, cache=tmp_path)
    data = json.loads(_cached(tmp_path).read_text())
    data[changed] = {} if changed == "index" else "another"
    _cached(tmp_path).write_text(json.dumps(data))
    assert load(tmp_path, model.digest) is None


def test_a_folder_that_cannot_be_written_is_no_error(
    model: InteractionModel, tmp_path: Path
) -> None:
    """A folder that cannot be written is no error."""
    (tmp_path / "file").write_text("no folder")
    assert Resolver(model, cache=tmp_path / "file").understand(SAID).intent == "MagnesiumDoseIntent"


def test_a_changed_model_has_another_digest(model: InteractionModel) -> None:
    """A changed model has another digest."""
    assert InteractionModel.from_dict(toy("HIGH")).digest != model.digest
    assert InteractionModel.from_dict(toy()).digest == model.digest
