"""`voice-check`: questions are spoken, recognised and answered; how many arrive is printed."""

import argparse
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.errors import SimulatorError
from simulator.page.voice import speak
from simulator.plays.scene import Scene
from simulator.plugin import ProjectPlugin, load_plugin
from simulator.run import open_run
from simulator.terminal.recogniser import Ear
from simulator.terminal.recogniser_grammar import Grammar, evenly
from simulator.terminal.streams import Streams

_NO_VOICE = "flite, which speaks the questions, is not installed; run: apt-get install flite"
_SHOWN = 12  # missing words that are named


@dataclass(frozen=True, slots=True)
class Question:
    """`right`: the answer's name in the reply, or the intent by a model of samples."""

    text: str
    right: str
    source: Literal["sample", "test sentence"]


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Print how many arrive: exit code 0 however many. Raises SimulatorError for what is absent."""
    if shutil.which("flite", path=streams.environment.get("PATH", "")) is None:
        raise SimulatorError(_NO_VOICE)
    plugin = load_plugin(Path(), streams.warn)
    device = Device(options.locale, "speaker", "VOICE-CHECK", options.application_id)
    with (
        open_run(options, streams.environment, [options.locale]) as skill,
        skill.scene(device) as scene,
    ):
        resolver = skill.resolvers[options.locale]
        ear = Ear(resolver, plugin.phrasings())
        _say_grammar(ear.grammar, streams)
        questions = pick(plugin, ear.grammar, options.count)
        arrived = [each for each in questions if _arrives(each, ear, scene, streams)]
    _say_sum(questions, arrived, streams)
    return 0


def pick(plugin: ProjectPlugin, grammar: Grammar, count: int) -> list[Question]:
    """Half of the questions from each source. Raises SimulatorError for a faulty file."""
    own = [
        Question(said, name, "sample")
        for name, said in grammar.sentences
        if not name.startswith("AMAZON.")
    ]
    unseen = [
        Question(sentence.text, sentence.answer, "test sentence")
        for sentence in plugin.sentences()
        if sentence.answer
    ]
    return evenly(own, count - count // 2) + evenly(unseen, count // 2)


def _arrives(question: Question, ear: Ear, scene: Scene, streams: Streams) -> bool:
    heard = ear.hear(speak(f"<speak>{escape(question.text)}</speak>", "flite"))
    turn = scene.ask(heard) if heard else None
    right = turn is not None and not turn.broken and question.right in _came(turn)
    went = f"heard: {heard}" if heard else "heard: no sample"
    streams.say(f"{'right' if right else 'wrong':<7}{question.text}")
    if heard != question.text:
        streams.say(f"       {went}")
    return right


def _came(turn: Turn) -> set[str]:
    """By what a reply is known: the intent that was sent, and the answers in its acts."""
    return {str(turn.sent), *(str(act.facts.get("answer")) for act in turn.reply.acts)}


def _say_grammar(grammar: Grammar, streams: Streams) -> None:
    some = sorted(grammar.missing)[:_SHOWN]
    more = len(grammar.missing) - len(some)
    streams.say(
        f"{len(grammar.sentences)} samples can be heard; {grammar.left_out} are left out, for"
        f" words that the dictionary lacks: {', '.join(some) or 'none'}"
        + (f" and {more} more" if more else "")
    )


def _say_sum(questions: Sequence[Question], arrived: Sequence[Question], streams: Streams) -> None:
    streams.say(f"{len(arrived)} of {len(questions)} questions arrive at the right answer:")
    for source in dict.fromkeys(each.source for each in questions):
        out_of = sum(each.source == source for each in questions)
        right = sum(each.source == source for each in arrived)
        streams.say(f"  {right} of {out_of} {source}s")
    streams.say(
        "A closed grammar hears samples alone, and an artificial voice is easier than a person's:"
        " this shows that the parts fit, not how well people are understood."
    )
