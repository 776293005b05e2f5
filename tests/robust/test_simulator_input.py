"""The simulator with any words, any options and any files: an exit code, never a traceback."""

import io
import json
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from simulator.__main__ import main
from simulator.terminal.streams import Streams
from simulator.understanding import InteractionModel, Resolver
from tests.robust.chance import ODD
from tests.robust.effort import effort
from tests.simulator.parts import MODEL

_NOBODY = "http://127.0.0.1:1/alexa"
_WORDS = (
    "--strict", "--json", "--locale", "en-GB", "xx-XX", "--device", "show", "--person", "--model",
    "no-such.json", "--help", "--launch", "--no-such", "-", "--", "why do my legs cramp", "[open]",
    "[silence]", "exit", "",
)  # fmt: skip
_SAID = st.text(max_size=80) | st.sampled_from(ODD) | st.lists(
    st.sampled_from(["how", "much", "magnesium", "does", "my", "mum", "need", "a", "70", "year",
                     "old", "and", "or", "no", "chest", "pain", "alexa", "ask", "cramp", "coach"]),
    max_size=12,
).map(" ".join)  # fmt: skip


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model as a file."""
    path = tmp_path_factory.mktemp("model") / "en-US.json"
    path.write_text(json.dumps(MODEL), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def resolver(model: Path) -> Resolver:
    """Its understanding."""
    return Resolver(InteractionModel.read(model))


@effort(300)
@given(said=_SAID)
def test_any_words_are_understood_somehow(resolver: Resolver, said: str) -> None:
    """As an intent of the model, surely or not."""
    understood = resolver.understand(said)
    assert understood.intent in resolver.model.intents
    resolver.launch(said)
    resolver.is_exit(said)


def _run(arguments: list[str], said: str = "") -> int:
    """The exit code of a command that reads these lines."""
    streams = Streams(io.StringIO(said), io.StringIO(), io.StringIO(), {})
    try:
        code = main(arguments, streams)
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert "Traceback" not in streams.stderr.getvalue()  # type: ignore[attr-defined]
    return code


@effort(60)
@given(
    command=st.sampled_from(["talk", "ask", "play", "report", "other"]),
    words=st.lists(st.sampled_from(_WORDS), max_size=5),
    said=_SAID,
)
def test_any_options(model: Path, command: str, words: list[str], said: str) -> None:
    """0 for help, 1 for what is wrong with the model, 2 for wrong usage or no skill there."""
    where = ["--model", str(model)]
    if command in ("talk", "ask", "play"):
        where += ["--url", _NOBODY, "--local", str(model.parent / "local")]
    assert _run([command, *where, *words], said) in (0, 1, 2)


@effort(150)
@given(st.binary(max_size=120) | st.sampled_from([json.dumps(MODEL)[:-9], "[]", "{}", "[" * 9999]))
def test_any_model(tmp_path_factory: pytest.TempPathFactory, text: bytes | str) -> None:
    """A file that is no model is named."""
    path = tmp_path_factory.getbasetemp() / "any-model.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert _run(["report", "--model", str(path)]) in (1, 2)
