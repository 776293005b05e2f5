"""All answers for the gallery: a question that gets each, its sources, the state of its review."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from simulator.plugin import GalleryAnswer
from skill.knowledge.load import load
from skill.settings import Settings
from workshop.review import reviewed
from workshop.simulator_plugin.plain_yaml import read_plain
from workshop.simulator_plugin.sentences import phrasings

Json = dict[str, Any]


def answers(root: Path, today: date) -> Iterator[GalleryAnswer]:
    """Each with the first plain phrasing of it. Raises SimulatorError for a faulty file."""
    content = root / "content"
    sources, reviews = _sources(content), _reviews(root, today)
    for path, question in _questions(root):
        review = reviews.get(f"answer {path.stem}", "unsigned")
        yield GalleryAnswer(question, _fields(path, sources) | {"review": review})


def _reviews(root: Path, today: date) -> dict[str, str]:
    """How each unit stands, in words; nothing where nobody has signed anything."""
    if not read_plain(root / "content" / "reviews.yaml"):
        return {}
    settings = Settings(
        content=root / "content",
        responses=root / "responses",
        interaction_model=root / "interaction_model",
    )
    content = load(settings.content, settings.interaction_model)
    return {one.unit: one.words for one in reviewed(settings, content, today)}


def _questions(root: Path) -> Iterator[tuple[Path, str]]:
    """Each answer's file, and the first phrasing that is a plain sentence."""
    asked = {one.answer: one.text for one in reversed([*phrasings(root)])}
    for path in sorted((root / "content" / "answers").glob("*.yaml")):
        if path.stem in asked:
            yield path, asked[path.stem]


def _fields(path: Path, sources: Mapping[str, str]) -> Json:
    content = read_plain(path)
    return {
        "id": path.stem,
        "file": f"content/answers/{path.name}",
        "title": content.get("title", path.stem),
        "more": content.get("more"),
        "cases": content.get("cases", {}),
        "evidence": content.get("evidence"),
        "disclaimer": content.get("disclaimer"),
        "basis": content.get("basis", []),
        "unconfirmed": content.get("unconfirmed", []),
        "sources": [sources.get(name, name) for name in content.get("sources", [])],
    }


def _sources(content: Path) -> dict[str, str]:
    """Id → title, publisher, date and address in one line."""
    order = ("title", "publisher", "date", "address")
    return {
        name: ", ".join(one[key] for key in order if key in one)
        for path in sorted((content / "sources").glob("*.yaml"))
        for name, one in read_plain(path).items()
    }
