"""A second language is data: a pseudo-locale, made of the English content, is served whole."""

import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from msgspec.structs import replace

from skill.assembly import build_turn_parts
from skill.dialog.conversation import step
from skill.dialog.events import Asked, Reported, SlotValue
from skill.dialog.state import State
from skill.knowledge.content import Content
from skill.knowledge.load import gaps, load
from skill.markup import plain
from skill.settings import Settings
from tests.conftest import NOW
from workshop.interaction_model import build_models

_PSEUDO = str.maketrans("aeiou", "áéíóú")


def _pseudo(text: str) -> str:
    """Accents on every vowel, placeholders left alone."""
    parts = re.split(r"(\{[^}]*\})", text)
    return "".join(one if one.startswith("{") else one.translate(_PSEUDO) for one in parts)


def _words(value: Any, *fields: str) -> dict[str, Any]:
    plain = msgspec.to_builtins(value)
    return {field: _deep(plain[field]) for field in fields if plain.get(field) not in (None, {})}


def _deep(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _deep(one) for key, one in value.items() if one is not None}
        return kept | ({"grade": value["grade"]} if "grade" in value else {})
    return [_deep(one) for one in value] if isinstance(value, list) else _pseudo(value)


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="module")
def pseudo(
    tmp_path_factory: pytest.TempPathFactory, content: Content, settings: Settings
) -> Settings:
    """The house with a locale xx-XX, in a language of its own."""
    house = tmp_path_factory.mktemp("pseudo")
    shutil.copytree(settings.content, house / "content")
    shutil.copytree(settings.responses, house / "responses")
    shutil.copytree(settings.interaction_model, house / "model")
    locales = house / "content" / "locales.yaml"
    extra = "\nxx-XX: {name: Pseudo, language: xx, measures: metric}\n"
    locales.write_text(locales.read_text(encoding="utf-8") + extra, encoding="utf-8")
    facts = house / "content" / "facts.yaml"
    found = yaml.load(facts.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # plain text alone
    for fact in found.values():
        for values in (fact["values"], fact.get("lacking", {})):
            if "en-GB" in values:
                values["xx-XX"] = values["en-GB"]
    _write(facts, found)
    _translate(content, house / "content" / "translations" / "xx")
    _rephrase(content, house / "model" / "xx")
    told = house / "responses" / "xx" / "danger"
    told.mkdir(parents=True)
    english = (settings.responses / "en" / "danger" / "alert.j2").read_text(encoding="utf-8")
    (told / "alert.j2").write_text(english.replace("I heard:", "Í héard:"), encoding="utf-8")
    return replace(
        settings,
        content=house / "content",
        responses=house / "responses",
        interaction_model=house / "model",
    )


def _translate(content: Content, folder: Path) -> None:
    parts = ("title", "called", "say", "more", "card", "cases", "offer", "next", "evidence")
    for name, answer in content.answers.items():
        _write(folder / "answers" / f"{name}.yaml", _words(answer, *parts))
    any_ = {name: one.values["any"] for name, one in content.facts.items() if "any" in one.values}
    _write(folder / "facts.yaml", _deep(any_))
    fields = ("what", "short", "check", "explain")
    findings = {name: _words(one, *fields) for name, one in content.findings.items()}
    _write(folder / "findings.yaml", findings)
    foods = {
        name: {"called": _deep(one.called), "name": _pseudo(name)}
        for name, one in content.foods.items()
    }
    _write(folder / "called.yaml", {"foods": foods})
    questions = {one.id: {"ask": _pseudo(one.ask)} for one in content.triage.questions}
    rows = {
        name: _words(one, "self", "beside", "reason") for name, one in content.urgency.rows.items()
    }
    first = {name: _pseudo(texts["any"]) for name, texts in content.urgency.first_words.items()}
    lists = {name: _pseudo(texts["any"]) for name, texts in content.urgency.for_signs.items()}
    _write(folder / "urgency.yaml", {"first_words": first, "for_signs": lists, "rows": rows})
    near = {name: msgspec.to_builtins(one) for name, one in content.near.items()}
    _write(folder / "near.yaml", near)
    _write(folder / "triage.yaml", {"questions": questions})


def _rephrase(content: Content, folder: Path) -> None:
    for name, asked in content.asked.items():
        _write(folder / "asked" / f"{name}.yaml", _deep(asked))
    for name, told in content.told.items():
        _write(folder / "told" / f"{name}.yaml", _deep(msgspec.to_builtins(told)))


def test_an_answer_is_told_in_the_language(pseudo: Settings) -> None:
    """With the figures of its place."""
    bundle = build_turn_parts(pseudo, load(pseudo.content, pseudo.interaction_model)).bundle(
        "xx-XX"
    )
    turn = step(State(), Asked(answer="why-at-night"), bundle.knowledge, NOW)
    assert (
        "wáy" in bundle.speech.speak(turn.reply).speech
        or "Nóbódy" in bundle.speech.speak(turn.reply).speech
    )


def test_a_danger_is_told_by_the_languages_own_template(pseudo: Settings) -> None:
    """responses/xx before responses/en; first words of the translation, the number of the place."""
    bundle = build_turn_parts(pseudo, load(pseudo.content, pseudo.interaction_model)).bundle(
        "xx-XX"
    )
    told = Reported({"finding": (SlotValue("x", ("yes.chest-pain",)),)})
    speech = bundle.speech.speak(step(State(), told, bundle.knowledge, NOW).reply).speech
    assert plain(speech).startswith("Cáll 999 nów")
    assert "Í héard: chést páín" in speech
    assert "dón't drívé" in speech


def test_the_model_teaches_the_words_of_the_language(pseudo: Settings) -> None:
    """The values of the open slot are those of the translation; the routes are the page's."""
    models = build_models(pseudo)
    values = [
        value["name"]["value"]
        for kind in models["xx"]["interactionModel"]["languageModel"]["types"]
        for value in kind["values"]
    ]
    assert models.keys() == {"en", "xx"}
    assert any(not one.isascii() for one in values)


def test_what_is_not_translated_is_named(pseudo: Settings) -> None:
    """So that nobody hears half of each."""
    content = load(pseudo.content, pseudo.interaction_model)
    assert gaps(pseudo.content, pseudo.interaction_model, content) == []
    (pseudo.content / "translations" / "xx" / "answers" / "bananas.yaml").unlink()
    (pseudo.interaction_model / "xx" / "asked" / "salt.yaml").unlink()
    named = ["translations/xx/answers/bananas.yaml", "interaction_model/xx/asked/salt.yaml"]
    found = gaps(pseudo.content, pseudo.interaction_model, content)
    assert found == [f"{one} is not translated" for one in named]
