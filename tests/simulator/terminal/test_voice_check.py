"""Speech, end to end: the grammar, the questions, a microphone, and what is said without them."""

import io
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from simulator.__main__ import main
from simulator.errors import SimulatorError
from simulator.terminal.commands.voice_check import pick
from simulator.terminal.console import Console
from simulator.terminal.microphone import Listening, record
from simulator.terminal.recogniser_grammar import build_grammar, evenly, listed_grammar
from simulator.terminal.streams import Streams
from simulator.understanding import InteractionModel
from workshop.simulator_plugin import SimulatorPlugin

_ROOT = Path(__file__).parents[3]
_ODD = {"glutes", "jaw"}


def _model() -> InteractionModel:
    return InteractionModel.from_dict(
        {
            "interactionModel": {
                "languageModel": {
                    "invocationName": "cramp coach",
                    "intents": [
                        {
                            "name": "WhyAtNightIntent",
                            "slots": [{"name": "part", "type": "Part"}],
                            "samples": ["why does my {part} cramp", "why my glutes cramp"],
                        },
                        {"name": "MassageIntent", "samples": ["is massage any good, then"]},
                    ],
                    "types": [
                        {
                            "name": "Part",
                            "values": [
                                {"name": {"value": each}} for each in ("jaw", "calf", "toe")
                            ],
                        }
                    ],
                }
            }
        }
    )


def _streams(typed: str = "", path: str = "") -> Streams:
    return Streams(io.StringIO(typed), io.StringIO(), io.StringIO(), {"PATH": path})


def test_the_grammar_holds_what_the_dictionary_knows() -> None:
    """Slots stand for a few values; a sample with an unknown word is left out and reported."""
    grammar = build_grammar(_model(), lambda word: word not in _ODD)
    assert grammar.jsgf == (
        "#JSGF V1.0;\n"
        "grammar said;\n"
        "<part> = calf | toe;\n"
        "public <said> =\n"
        "  why does my <part> cramp\n"
        "| is massage any good then;\n"
    )
    assert grammar.sentences == (
        ("WhyAtNightIntent", "why does my calf cramp"),
        ("MassageIntent", "is massage any good then"),
    )
    assert (set(grammar.missing), grammar.left_out) == ({"glutes"}, 1)


def test_evenly() -> None:
    """From the whole length, never the same twice."""
    assert evenly("abcdefgh", 4) == ["a", "c", "e", "g"]
    assert evenly("abc", 9) == ["a", "b", "c"]
    assert evenly("", 4) == []


def test_half_of_the_questions_are_test_sentences() -> None:
    """The others are phrasings of the project; each has an answer that is right."""
    plugin = SimulatorPlugin(_ROOT)
    said = [(each.answer or "", each.text) for each in plugin.phrasings()]
    questions = pick(plugin, listed_grammar(said, lambda _: True), 40)
    assert len({each.text for each in questions}) == 40
    assert sum(each.source == "sample" for each in questions) == 20
    assert all((_ROOT / f"content/answers/{each.right}.yaml").is_file() for each in questions)


def test_a_grammar_of_sentences_leaves_out_what_the_dictionary_lacks() -> None:
    """A few of each answer."""
    said = [("a", "why my glutes cramp"), *(("b", f"is it {each}") for each in "cdefgh")]
    grammar = listed_grammar(said, lambda word: word not in _ODD)
    assert grammar.sentences == (
        ("b", "is it c"),
        ("b", "is it d"),
        ("b", "is it f"),
        ("b", "is it g"),
    )
    assert (set(grammar.missing), grammar.left_out) == ({"glutes"}, 1)
    assert "| is it g;" in grammar.jsgf


def test_without_flite_it_says_what_to_install() -> None:
    streams = _streams()
    assert main(["voice-check"], streams) == 2
    assert "apt-get install flite" in streams.stderr.getvalue()  # type: ignore[attr-defined]


def test_questions_are_spoken_and_arrive(local: Path) -> None:
    """Where both programs are installed; elsewhere it says which is missing."""
    streams = _streams(path=os.environ["PATH"])
    code = main(["voice-check", "--count", "2", "--local", str(local)], streams)
    out, err = streams.stdout.getvalue(), streams.stderr.getvalue()  # type: ignore[attr-defined]
    if shutil.which("flite") is None:
        assert (code, "apt-get install flite" in err) == (2, True)
    elif find_spec("pocketsphinx") is None:
        assert (code, "make voice-check installs it" in err) == (2, True)
    else:
        assert (code, err) == (0, "")
        assert "of 2 questions arrive at the right answer" in out
        assert "1 of 1 samples" in out


class _Ear:
    """Understands one recording."""

    def hear(self, wav: bytes) -> str | None:
        """By its bytes."""
        return "why does my calf cramp" if wav == b"clear" else None


def test_an_empty_line_listens() -> None:
    """What is typed counts as typed; what is no sample is to be said again."""
    streams = _streams("\n\nstop\n")
    recordings = iter([b"clear", b"noise"])
    lines = Listening(Console(streams), _Ear(), streams, lambda: next(recordings))
    assert [lines.read("You: ") for _ in range(4)] == ["why does my calf cramp", "", "stop", None]
    assert "Say it again" in streams.stderr.getvalue()  # type: ignore[attr-defined]


def _arecord(folder: Path, script: str) -> str:
    """A program of that name in a folder, which is given back as a search path."""
    program = folder / "arecord"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(folder)


def test_arecord_records(tmp_path: Path) -> None:
    """One channel, at the rate of the recogniser, for eight seconds."""
    assert record(_arecord(tmp_path, 'echo "$@"')) == b"-q -t wav -f S16_LE -c 1 -r 16000 -d 8\n"


def test_without_a_microphone_it_says_so(tmp_path: Path) -> None:
    """With what arecord has to say."""
    path = _arecord(tmp_path, "echo 'audio open error: No such file' >&2; exit 1")
    with pytest.raises(SimulatorError, match="No such file; plug one in"):
        record(path)
