"""All answers of a locale, for a clinician: what is said and shown, its sources, its review."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from simulator.device.echo import Echo
from simulator.device.turn import Turn
from simulator.page.pieces import pieces
from simulator.plays.strict_yaml import Node, YamlFile
from simulator.understanding import InteractionModel

Json = dict[str, Any]


def gallery(echo: Echo, model: InteractionModel, root: Path, today: date) -> list[Json]:
    """One entry an answer, by title: asked of the skill as a one-shot with a first sample.

    Raises SimulatorError for a faulty file, UnreachableError.
    """
    sources = _sources(root)
    reviews = _plain(YamlFile(root / "content" / "reviews.yaml").root())
    entries = [
        _entry(path, question, echo.ask(question), sources)
        | {"review": review_state(root / "content", path, reviews, today)}
        for path, question in _questions(model, root)
    ]
    return sorted(entries, key=lambda entry: str(entry["title"]))


def _questions(model: InteractionModel, root: Path) -> Iterator[tuple[Path, str]]:
    """Each answer's file, and the first sample of its intent, one without slots if there is any."""
    for path in sorted((root / "content" / "answers").glob("*.yaml")):
        name = "".join(map(str.capitalize, path.stem.split("-"))) + "Intent"
        samples = model.intents[name].samples if name in model.intents else ()
        plain = [sample for sample in samples if "{" not in sample]
        if plain:
            yield path, plain[0]


def _entry(path: Path, question: str, turn: Turn, sources: Mapping[str, str]) -> Json:
    content = _plain(YamlFile(path).root())
    speech = turn.reply.speech
    return {
        "id": path.stem,
        "file": f"content/answers/{path.name}",
        "title": content.get("title", path.stem),
        "question": question,
        "intent": turn.sent,
        "how": turn.understood.how if turn.understood else None,
        "spoken": [piece.fields() for piece in pieces(speech.ssml)]
        if speech and speech.ssml
        else [],
        "card": turn.reply.card,
        "directives": turn.reply.directives,
        "acts": [{"act": act.act, "facts": act.facts} for act in turn.reply.acts],
        "more": content.get("more"),
        "cases": content.get("cases", {}),
        "evidence": content.get("evidence"),
        "disclaimer": content.get("disclaimer"),
        "basis": content.get("basis", []),
        "unconfirmed": content.get("unconfirmed", []),
        "sources": [sources.get(name, name) for name in content.get("sources", [])],
    }


def _sources(root: Path) -> dict[str, str]:
    """Id → title, publisher, date and address in one line."""
    fields = _plain(YamlFile(root / "content" / "sources.yaml").root())
    listed = fields.items() if isinstance(fields, dict) else ((one["id"], one) for one in fields)
    order = ("title", "publisher", "date", "address")
    return {name: ", ".join(str(one[key]) for key in order if key in one) for name, one in listed}


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


def _plain(node: Node) -> Any:
    """A YAML node as plain values; every scalar is text."""
    if isinstance(node, yaml.MappingNode):
        return {_plain(key): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return str(node.value)
