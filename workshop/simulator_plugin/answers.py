"""All answers for the gallery: a question that gets each, its sources, the state of its review."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from simulator.plugin import GalleryAnswer
from simulator.understanding import InteractionModel
from skill.knowledge.names import intent_name
from workshop.simulator_plugin.plain_yaml import read_plain

Json = dict[str, Any]


def answers(model: InteractionModel, root: Path, today: date) -> Iterator[GalleryAnswer]:
    """Each with the first sample of its intent. Raises SimulatorError for a faulty file."""
    content = root / "content"
    sources, reviews = _sources(content), read_plain(content / "reviews.yaml") or []
    for path, question in _questions(model, content / "answers"):
        review = review_state(content, path, reviews, today)
        yield GalleryAnswer(question, _fields(path, sources) | {"review": review})


def _questions(model: InteractionModel, folder: Path) -> Iterator[tuple[Path, str]]:
    """Each answer's file, and the first sample of its intent that has no slots."""
    for path in sorted(folder.glob("*.yaml")):
        name = intent_name(path.stem)
        samples = model.intents[name].samples if name in model.intents else ()
        plain = [sample for sample in samples if "{" not in sample]
        if plain:
            yield path, plain[0]


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
        for name, one in read_plain(content / "sources.yaml").items()
    }


def review_state(folder: Path, path: Path, reviews: list[Json], today: date) -> str:
    """Unsigned, or what the last signature says of the file as it is now."""
    file = path.relative_to(folder).as_posix()
    signed = [review for review in reviews if review.get("file") == file]
    if not signed:
        return "unsigned"
    last = max(signed, key=lambda review: str(review.get("signed_on")))
    if last.get("digest") != hashlib.sha256(path.read_bytes()).hexdigest():
        return "changed since it was signed"
    if str(last.get("due")) < today.isoformat():
        return f"due again since {last.get('due')}"
    return f"signed by {last.get('signed_by')} on {last.get('signed_on')}"
