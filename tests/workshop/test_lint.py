"""The lint hears what a person hears: seconds with pauses, grade without names, what is out."""

import pytest

from workshop.lint.measure import grade, seconds, share_that_warns
from workshop.lint.rules import Country, Heard, Words, measured, of_all

_OUT = Words({"fair try": "it promises"}, {"en-US": Country(["gp"], {"gp": "doctor"})})


def _measured(ssml: str, offer: str = "", locale: str = "en-US") -> tuple[str, ...]:
    return measured(Heard(locale, "test", "", ssml, offer), [], _OUT).faults


def test_pauses_count_as_time() -> None:
    said = "Hold it there, and breathe."
    assert seconds(said) == pytest.approx(5 / 2.6)
    assert seconds(f'{said} <break time="5s"/>') == pytest.approx(5 / 2.6 + 5)
    assert seconds(f'{said} <break time="300ms"/>') == pytest.approx(5 / 2.6 + 0.3)
    assert seconds(f'{said} <break strength="medium"/>') > seconds(said)


def test_a_name_counts_for_no_grade() -> None:
    said = "Bendroflumethiazide can cause cramps."
    assert grade(said, ["bendroflumethiazide"]) < grade(said, [])


def test_what_warns_is_a_share_of_all_words() -> None:
    assert share_that_warns("Rub it well. Warmth helps too.") == 0
    assert share_that_warns("Rub it well now. Don't rub a clot.") == pytest.approx(0.5)


def test_an_offer_counts_with_its_answer() -> None:
    said = "word " * 27 + "end."
    assert _measured(said) == ()
    assert any("words" in fault for fault in _measured(said, "Want to hear more of it?"))


def test_what_is_out_is_named_with_its_reason() -> None:
    assert _measured("Give it a fair try.") == ('says "fair try": it promises',)
    assert _measured("Ask your GP.") == ('says "gp": say doctor',)
    assert _measured("Ask your GP.", locale="en-GB") == ()


def test_the_middle_figures_are_of_all() -> None:
    found = [measured(Heard("en-US", "a", "", "Rub it well.", "More?"), [], _OUT) for _ in range(3)]
    figures = of_all(found)
    assert (figures["utterances"], figures["faults"], figures["commonest ending"]) == (3, 0, 1.0)
