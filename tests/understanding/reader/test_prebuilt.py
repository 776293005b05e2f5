"""The reader as a file: it reads as the one from YAML does, and a broken file names its remedy."""

import json
from pathlib import Path

import msgspec
import pytest

from skill.errors import OperatorError
from skill.knowledge.load import load
from skill.understanding.build import read_parts, read_routes
from skill.understanding.parts import ReaderParts
from skill.understanding.prebuilt import dump_reader, load_reader, load_routes, reader_file
from skill.understanding.routes import Routes

_ROOT = Path(__file__).parents[3]
_MODEL = _ROOT / "interaction_model"
_EACH = 20  # sentences of each file of lines


@pytest.fixture(scope="module")
def parts() -> ReaderParts:
    return read_parts(_MODEL, _ROOT / "content", load(_ROOT / "content", _MODEL))


@pytest.fixture(scope="module")
def routes() -> Routes:
    return read_routes(_MODEL)


@pytest.fixture(scope="module")
def file(parts: ReaderParts, routes: Routes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = reader_file(tmp_path_factory.mktemp("prebuilt") / "knowledge.json")
    path.write_bytes(dump_reader(routes, parts))
    return path


def _sentences() -> list[str]:
    files = sorted((_MODEL / "en" / "grow").glob("*.jsonl"))
    lines = [path.read_text(encoding="utf-8").splitlines() for path in files]
    return [json.loads(line)["text"] for each in lines for line in each[:: len(each) // _EACH]]


def test_it_reads_as_the_reader_from_yaml_does(file: Path, parts: ReaderParts) -> None:
    ours, prebuilt = parts.reader(), load_reader(file)
    sentences = _sentences()
    assert len(sentences) > 100
    for said in sentences:
        assert prebuilt.read(said) == ours.read(said)


def test_it_holds_the_routes(file: Path, routes: Routes) -> None:
    assert load_routes(file) == routes


def test_it_lies_beside_the_knowledge(file: Path) -> None:
    assert file.name == "knowledge.reader"


def test_the_same_parts_give_the_same_bytes(file: Path, parts: ReaderParts, routes: Routes) -> None:
    assert dump_reader(routes, parts) == file.read_bytes()


@pytest.mark.parametrize("kept", [0, 1, 100, 100_000, -1])
def test_a_file_cut_short_is_named_with_its_remedy(file: Path, tmp_path: Path, kept: int) -> None:
    cut = tmp_path / "cut.reader"
    cut.write_bytes(file.read_bytes()[:kept])
    for wanted in (load_routes, load_reader):
        with pytest.raises(OperatorError, match=r"cut\.reader holds no reader.*skill prebuild"):
            wanted(cut)


def test_a_file_that_is_not_there_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match=r"none\.reader holds no reader.*skill prebuild"):
        load_routes(tmp_path / "none.reader")


@pytest.mark.parametrize("part", ["lexicon", "material", "ear"])
def test_a_broken_part_is_named_with_its_remedy(
    parts: ReaderParts, routes: Routes, tmp_path: Path, part: str
) -> None:
    """The routes are whole, so a start goes well; the first words tell."""
    whole = msgspec.msgpack.decode(dump_reader(routes, parts))
    broken = tmp_path / "broken.reader"
    broken.write_bytes(msgspec.msgpack.encode({**whole, part: whole[part][:-9]}))
    assert load_routes(broken) == routes
    with pytest.raises(OperatorError, match=r"broken\.reader holds no reader.*skill prebuild"):
        load_reader(broken)
