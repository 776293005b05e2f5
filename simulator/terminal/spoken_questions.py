"""The questions that are spoken: test sentences, and samples of the model."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from simulator.plays.strict_yaml import YamlFile
from simulator.terminal.recogniser_grammar import Grammar, evenly
from simulator.understanding import InteractionModel


@dataclass(frozen=True, slots=True)
class Question:
    """`intent`: the one that gives the right answer."""

    text: str
    intent: str
    source: Literal["sample", "test sentence"]


def pick(root: Path, model: InteractionModel, grammar: Grammar, count: int) -> list[Question]:
    """Half of the questions from each source. Raises SimulatorError for a faulty file."""
    own = [
        Question(said, intent, "sample")
        for intent, said in grammar.sentences
        if not intent.startswith("AMAZON.")
    ]
    return evenly(own, count - count // 2) + evenly(_sentences(root, model), count // 2)


def _sentences(root: Path, model: InteractionModel) -> list[Question]:
    """Those whose topic has an intent of its own: why-at-night, WhyAtNightIntent."""
    found = []
    for path in sorted((root / "tests" / "utterances").glob("*.yaml")):
        file = YamlFile(path)
        for node in file.items(file.root()):
            fields = file.fields(node, required=("say",))
            if "topic" not in fields:  # a control of the routine; it has an intent of its own
                continue
            words = file.text(fields["topic"]).split("-")
            intent = "".join(map(str.capitalize, words)) + "Intent"
            if intent in model.intents:
                found.append(Question(file.text(fields["say"]), intent, "test sentence"))
    return found
