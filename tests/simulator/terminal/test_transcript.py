"""A turn as a person reads it."""

from dataclasses import replace

import pytest

from simulator.device.turn import Turn
from simulator.terminal.ink import Ink
from simulator.terminal.reading_line import reading_line
from simulator.terminal.transcript import Transcript, how
from simulator.understanding import Understood
from simulator.wire.reply import Speech
from simulator.wire.ssml import read_ssml
from tests.simulator.conftest import Devices, Served

PLAIN = Ink(colours=False)


def _lines(turn: Turn, transcript: Transcript) -> list[str]:
    return list(transcript.lines(turn))


def test_an_answer(serve: Served, echo_of: Devices) -> None:
    """What was heard, how it was understood, what is said, the card, the microphone."""
    turn = echo_of(serve()).hear("how much magnesium does my missus need")

    assert _lines(turn, Transcript(PLAIN)) == [
        "heard     how much magnesium does my missus need",
        "intent    AmountIntent  (exact)",
        '          person = "missus" → wife',
        "Alexa     Nobody knows for sure.",
        "card      Why",
        "          Nobody knows.",
        "mic       closed, the session is over",
        "",
    ]


def test_a_launch(serve: Served, echo_of: Devices) -> None:
    """The request, the reprompt, an open microphone."""
    turn = echo_of(serve()).hear("[open]")

    assert _lines(turn, Transcript(PLAIN)) == [
        "heard     [open]",
        "request   LaunchRequest",
        "Alexa     What would you like to know?",
        "reprompt  Once more. What would you like to know?",
        "mic       open",
        "",
    ]


def test_a_sound_stands_under_the_words(serve: Served, echo_of: Devices) -> None:
    """Its address, as a terminal can't play it."""
    turn = echo_of(serve()).hear("[open]")
    sounding = Speech(None, read_ssml("<speak>Rest. <audio src='https://x/a.mp3'/></speak>"))

    lines = _lines(replace(turn, reply=replace(turn.reply, speech=sounding)), Transcript(PLAIN))

    assert lines[2:4] == ["Alexa     Rest.", "sound     https://x/a.mp3"]


def test_faults_and_misses_are_shown(serve: Served, echo_of: Devices) -> None:
    """A finding that fills no slot, and a reply that Alexa would not take."""
    turn = echo_of(serve()).hear("why do my legs cramp")
    assert turn.understood is not None
    missed = replace(turn.understood, overlooked=(("Finding", "yes.fever", "fever"),))

    lines = _lines(replace(turn, understood=missed, faults=("too long",)), Transcript(PLAIN))

    assert '          Alexa may miss "fever" (yes.fever): it fills no slot' not in lines
    assert 'note      Alexa may miss "fever" (yes.fever): it fills no slot' in lines
    assert "warning   too long" in lines


@pytest.mark.parametrize(
    ("understood", "text"),
    [
        (Understood("A", {}, "exact", 1.0, ("B", 0.4)), "exact"),
        (Understood("A", {}, "guessed", 0.71), "guessed 0.71"),
        (Understood("A", {}, "guessed", 0.71, ("B", 0.44)), "guessed 0.71, next best B 0.44"),
        (Understood("A", {}, "fallback", 0.1, ("B", 0.1)), "fallback, next best B 0.10"),
    ],
)
def test_how(understood: Understood, text: str) -> None:
    """How sure, and what else was weighed."""
    assert how(understood) == text


_READING = {
    "frame": "report",
    "form": "is-it-sign",
    "candidates": [{"subject": "danger-signs", "p": 0.5755}, {"subject": "far", "p": 0.1}],
    "findings": [
        {"id": "cold-pale-leg", "how": "stated", "level": "emergency"},
        {"id": "cramp", "how": "denied", "level": None},
    ],
    "suspected": ["body"],
}


def test_what_the_skill_understood_stands_in_one_line(serve: Served, echo_of: Devices) -> None:
    """After the route by which the words may have come."""
    posted = Understood("SpeechIntent", {}, "posted", 0.0)
    turn = replace(echo_of(serve()).hear("why do my legs cramp"), understood=posted)

    lines = _lines(replace(turn, reading=_READING), Transcript(PLAIN))

    assert lines[1:3] == [
        "route     imagined route: WhyIntent; a real Echo may differ",
        "reading   report, form is-it-sign; subject danger-signs 0.58;"
        " cold-pale-leg stated (emergency); cramp denied; suspected: body",
    ]
    assert not any(line.startswith("reading") for line in _lines(turn, Transcript(PLAIN)))


def test_a_reading_of_nothing_says_so() -> None:
    """Emptiness is news, too."""
    assert reading_line({"frame": None, "findings": []}) == "nothing understood"
    assert reading_line({"frame": "reply"}) == "reply"


def test_ssml_as_it_is(serve: Served, echo_of: Devices) -> None:
    """On demand."""
    turn = echo_of(serve()).hear("why do my legs cramp")

    assert "Alexa     <speak>Nobody knows <break time='300ms'/> for sure.</speak>" in _lines(
        turn, Transcript(PLAIN, ssml=True)
    )


def test_verbose_shows_both_sides(serve: Served, echo_of: Devices) -> None:
    """As indented JSON."""
    turn = echo_of(serve()).hear("why do my legs cramp")

    text = "\n".join(_lines(turn, Transcript(PLAIN, verbose=True)))

    assert '"type": "IntentRequest"' in text
    assert '"sessionAttributes": {' in text


def test_long_lines_are_wrapped_beside_their_name(serve: Served, echo_of: Devices) -> None:
    """At the width of the terminal."""
    turn = echo_of(serve()).hear("[open]")

    lines = _lines(turn, Transcript(PLAIN, width=50))

    assert "reprompt  Once more. What would you like to know?" in lines
    assert all(len(line) <= 50 for line in lines)


def test_colours(serve: Served, echo_of: Devices) -> None:
    """Only where they are asked for."""
    turn = echo_of(serve()).hear("[open]")

    assert "\033[1mWhat would you like to know?\033[0m" in "\n".join(
        _lines(turn, Transcript(Ink(colours=True)))
    )
    assert "\033" not in "\n".join(_lines(turn, Transcript(PLAIN)))
