"""Templates compiled beforehand are the same templates."""

import re
from pathlib import Path

import pytest

from skill.errors import OperatorError
from skill.settings import Settings
from skill.templates import compile_into, compiled_environment, environment

_ROOT = Path(__file__).parents[1]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Two folders of templates: the first has one of its own, and leans on the second."""
    for name, text in {
        "xx/hello.j2": '{% set speech = "Cześć & " ~ name %}',
        "en/hello.j2": '{% set speech = "Hello" %}',
        "en/bye.j2": '{% from "voice.j2" import low %}{% set speech = low("Bye " ~ name) %}',
        "en/voice.j2": "{% macro low(text) %}<w>{{ text }}</w>{% endmacro %}",
    }.items():
        path = tmp_path / "responses" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    compile_into(tmp_path / "responses", tmp_path / "compiled")
    return tmp_path


@pytest.mark.parametrize("name", ["hello.j2", "bye.j2"])
@pytest.mark.parametrize("folders", [("xx", "en"), ("en",), ("yy", "en")])
def test_they_say_the_same(house: Path, name: str, folders: tuple[str, ...]) -> None:
    """In the same order of folders, with the same escapes."""
    source = environment(house / "responses", folders).get_template(name)
    compiled = compiled_environment(house / "compiled", folders).get_template(name)
    told = [vars(one.make_module({"name": "<Ann>"}))["speech"] for one in (source, compiled)]
    assert told[0] == told[1]
    assert str(told[0])


def test_none_is_left_out(tmp_path: Path) -> None:
    """Whatever stands in responses/ can be loaded."""
    responses = Settings().responses
    compile_into(responses, tmp_path)
    names = environment(responses, ["en"]).list_templates(extensions=["j2"])
    compiled = compiled_environment(tmp_path, ["en"])
    assert len(names) > 50
    for name in names:
        assert compiled.get_template(name).name == name


def test_where_none_are_is_said(tmp_path: Path) -> None:
    """With the remedy."""
    with pytest.raises(OperatorError, match="skill prebuild"):
        compiled_environment(tmp_path / "nowhere", ["en"])


def test_what_compiles_them_is_what_runs_them() -> None:
    """Jinja's modules are for its own version: both locks pin the same."""
    locks = [_ROOT / "requirements.lock", _ROOT / "deploy" / "requirements-lambda.lock"]
    pins = {
        found[1]
        for lock in locks
        if (found := re.search(r"^jinja2==(\S+)", lock.read_text("utf-8"), re.MULTILINE))
    }
    assert len(pins) == 1
