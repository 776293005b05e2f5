"""Sentence templates."""

import re

import pytest

from nlu.expand import TemplateError, expand

RULES = {"low": "low|a lack of", "nested": "(very|quite) <low>", "loop": "a <loop>", "open": "(a"}


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("why do legs cramp", "why do legs cramp"),
        ("my {person} has cramps", "my {person} has cramps"),
        ("do bananas help [me]", "do bananas help, do bananas help me"),
        ("bad [leg|night] cramps", "bad cramps, bad leg cramps, bad night cramps"),
        ("(do|can) i stretch", "do i stretch, can i stretch"),
        (
            "([do] try|stop) (now|soon)",
            "try now, try soon, do try now, do try soon, stop now, stop soon",
        ),
        ("is it <low> salt", "is it low salt, is it a lack of salt"),
        ("<nested>", "very low, very a lack of, quite low, quite a lack of"),
        ("my (calf|{part}) hurts", "my calf hurts, my {part} hurts"),
    ],
)
def test_a_template_is_all_of_its_sentences(template: str, said: str) -> None:
    """In order: the first alternatives first, what is optional left out first."""
    assert expand(template, RULES) == said.split(", ")


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("do i (stretch", "a ) is missing"),
        ("do i [stretch", "a ] is missing"),
        ("do i stretch)", "a ) too many"),
        ("do (i [stretch) now]", "a ) too many"),
        ("is it <lw> salt", "there is no rule <lw> (there are: loop, low, nested, open)"),
        ("is it <loop>", "<loop> needs itself"),
        ("is it <open>", "a ) is missing"),
        ("is it < low>", "a < too many"),
        ("(a|b)" * 9, "more than 500 sentences"),
    ],
)
def test_a_broken_template_says_what_is_wrong(template: str, fault: str) -> None:
    """And which one it is."""
    with pytest.raises(TemplateError, match=re.escape(fault)) as raised:
        expand(template, RULES)
    assert template in str(raised.value)
