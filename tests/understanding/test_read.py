"""`read(words) → Reading`, whole: known sentences, odd input, and what is suspected."""

import dataclasses
import time

import pytest
from msgspec.structs import replace

from nlu.words import tokenise
from skill.understanding.material import key_of
from skill.understanding.read import Reader
from skill.understanding.reading import Reading, Suspicion

_LONGEST = 2  # seconds of the processor: no benchmark, but no sentence hangs
NOTHING = ["", " ", "?", "!!! ... ?", "🦵🔥", "\x00\x07\x1b", "\u200b\u200b", "\n\t"]
OTHER_SCRIPTS = ["मेरे पैर में दर्द", "早上好", "ноги болят", "عضلة", "leg🦵 क्रैम्प"]
LONG = ["x", "leg ", "not ", "no chest pain but ", "🦵", "almonds and bananas ", "i'i'", "7 "]


def _best(reading: Reading) -> tuple[str, float]:
    return reading.candidates[0].subject, reading.candidates[0].p


def _known(reader: Reader, **lines: str) -> Reader:
    """The reader with further sentences: subject (dashes as _) → a sentence in tokens."""
    more = {line: subject.replace("_", "-") for subject, line in lines.items()}
    material = replace(reader.material, known={**reader.material.known, **more})
    return replace(reader, material=material)


def test_a_known_sentence_counts_at_once(whole_reader: Reader) -> None:
    """Whatever the ear thinks of it, and each subject stands once."""
    for line, subject in list(whole_reader.material.known.items())[::97]:
        if "{" not in line:
            reading = whole_reader.read(line)
            assert _best(reading) == (subject, 1.0), line
            subjects = [one.subject for one in reading.candidates]
            assert len(subjects) == len(set(subjects)), line


@pytest.mark.parametrize("said", ["Say that again", "SAY THAT AGAIN?", " say  that again. "])
def test_a_known_sentence_is_known_however_it_is_written(whole_reader: Reader, said: str) -> None:
    assert _best(whole_reader.read(said)) == ("controls:repeat", 1.0)


@pytest.mark.parametrize("thing", ["spinach", "brazil nuts", "almonds"])
def test_a_known_sentence_is_known_with_any_thing_of_its_kind(
    whole_reader: Reader, thing: str
) -> None:
    reader = _known(whole_reader, quinine="do purple {food} glow at dusk")
    assert _best(reader.read(f"do purple {thing} glow at dusk")) == ("quinine", 1.0)
    assert _best(reader.read("do purple wheelbarrows glow at dusk"))[1] < 1.0


def test_a_subject_stands_for_a_thing_of_any_kind(whole_reader: Reader) -> None:
    reader = _known(whole_reader, bananas="whistle me {subject} softly")
    for thing in ("spinach", "diabetes", "my mother", "crestor"):
        words = f"whistle me {thing} softly"
        own = thing == "my mother"  # "my" stands before the person's name
        assert (_best(reader.read(words)) == ("bananas", 1.0)) is not own, thing


def test_a_phrasing_that_is_added_is_heard_without_training(whole_reader: Reader) -> None:
    said = "wherefore doth mine calf seize so"
    assert _best(whole_reader.read(said))[1] < 1.0
    reader = _known(whole_reader, why_at_night=key_of(tokenise(said)))
    assert _best(reader.read(said)) == ("why-at-night", 1.0)


@pytest.mark.parametrize("said", NOTHING)
def test_what_holds_no_word_is_a_reading_of_nothing(whole_reader: Reader, said: str) -> None:
    assert whole_reader.read(said) == Reading()


@pytest.mark.parametrize("said", OTHER_SCRIPTS)
def test_words_of_other_scripts_tell_nothing(whole_reader: Reader, said: str) -> None:
    reading = whole_reader.read(said)
    assert not reading.findings
    assert not reading.suspected
    assert all(one.p < 1.0 for one in reading.candidates)


@pytest.mark.parametrize("piece", LONG)
def test_five_thousand_letters_take_bounded_time(whole_reader: Reader, piece: str) -> None:
    began = time.process_time()
    reading = whole_reader.read((piece * 5000)[:5000])
    assert time.process_time() - began < _LONGEST
    assert not reading.told("stated")


def test_the_same_words_are_always_read_alike(whole_reader: Reader) -> None:
    for said in ("no but what about bananas", "my calf is swollen but not hot", "twenty to ten"):
        assert whole_reader.read(said) == whole_reader.read(said), said


def test_a_door_that_may_cut_is_remembered(whole_reader: Reader) -> None:
    assert not whole_reader.read("my leg", complete=False).complete
    assert not whole_reader.read("", complete=False).complete


@pytest.mark.parametrize(
    "said",
    [
        "i have no pain in my chest and i breathe perfectly well",
        "no chest pain today thank goodness",
        "she isn't short of breath at all",
        "i had chest pain years ago",
    ],
)
def test_a_denial_vetoes_what_the_ear_suspects(whole_reader: Reader, said: str) -> None:
    """An ear that suspects everything is heeded where no rule found the danger, and only there."""
    wary = _wary(whole_reader)
    assert "body" not in wary.read(said).suspected
    assert "body" in wary.read("it keeps doing that thing to me").suspected


def test_what_is_likelier_or_a_figure_explains_a_suspicion(whole_reader: Reader) -> None:
    """Of the body and the mind a figure of speech does; a subject has to be likelier."""
    wary = _wary(whole_reader)
    assert not wary.read("are almonds better than spinach").suspected
    assert "mind" not in whole_reader.read("what's the point of summer time").suspected
    assert not {"body", "mind"} & set(wary.read("it keeps killing me that thing").suspected)


def _wary(reader: Reader) -> Reader:
    """The reader with an ear whose thresholds are nothing."""
    linear = reader.ear.linear
    bars = {name: {**how, "threshold": 0.0} for name, how in linear.header["detectors"].items()}
    header = {**linear.header, "detectors": bars}
    ear = dataclasses.replace(reader.ear, linear=dataclasses.replace(linear, header=header))
    return replace(reader, ear=ear)


def test_suspicion_is_the_greater_of_rules_and_ear(whole_reader: Reader) -> None:
    reading = whole_reader.read("they would be better off without me")
    assert reading.suspicion.mind > 0.5
    assert whole_reader.read("which almonds are best").suspicion != Suspicion(1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("said", "ill"),
    [
        ("i've got a cold and my legs cramp", True),
        ("why do i get cramps with a cold", True),
        ("i have a cold foot", False),
        ("my leg is cold", False),
    ],
)
def test_what_is_cold_is_no_illness(whole_reader: Reader, *, said: str, ill: bool) -> None:
    named = [mention.id for mention in whole_reader.read(said).mentions]
    assert ("condition.infection" in named) is ill
