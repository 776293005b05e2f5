"""Mentions of things, how they are meant, and what no list has."""

from skill.understanding.read import Reader
from skill.understanding.reading import Mention, Reading
from skill.understanding.rules import RuleReader


def _mention(reading: Reading, name: str) -> Mention:
    return next(mention for mention in reading.mentions if mention.id == name)


def test_a_medicine_is_named_by_its_row(reader: RuleReader) -> None:
    assert _mention(reader.read("i take lipitor"), "medicines:statins").polarity == "affirmed"


def test_a_denied_thing_keeps_its_cue(reader: RuleReader) -> None:
    reading = reader.read("i don't have a fever today")
    assert _mention(reading, "fever").polarity == "denied"
    assert _mention(reading, "fever").cue is not None


def test_a_no_that_stands_first_may_be_a_reply(reader: RuleReader, whole_reader: Reader) -> None:
    assert _mention(reader.read("no fever"), "fever").polarity == "cue"
    assert whole_reader.read("no fever").reply == "no"


def test_a_side_and_a_time_stay_with_their_mention(reader: RuleReader) -> None:
    mention = _mention(reader.read("left calf swollen since the weekend"), "leg")
    assert mention.side == "left"
    assert mention.since == "the weekend"


def test_who_it_is_about(reader: RuleReader) -> None:
    reading = reader.read("my father takes lipitor and i have a headache")
    assert _mention(reading, "medicines:statins").owner == "father"
    assert _mention(reading, "head").owner == "me"


def test_what_no_list_has_is_named_as_it_was_said(reader: RuleReader) -> None:
    reading = reader.read("what about zorbanium")
    (span,) = reading.unlisted
    assert reading.words[span.start : span.end] == ("zorbanium",)


def test_words_that_a_door_may_have_cut_say_so(reader: RuleReader) -> None:
    assert not reader.read("my leg", complete=False).complete
