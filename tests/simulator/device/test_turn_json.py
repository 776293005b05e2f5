"""`--json`: exactly the keys that are promised."""

import json
from typing import Any

from simulator.device.turn_json import turn_json
from simulator.understanding import Resolver
from tests.simulator.conftest import Devices, Served
from tests.simulator.parts import answers

KEYS = (
    "heard intent slots how score next reading acts asks speech ssml reprompt card ends ms".split()  # noqa: SIM905  # as the issue lists them
)


def _object(serve: Served, echo_of: Devices, *lines: str, verbose: bool = False) -> dict[str, Any]:
    echo = echo_of(serve(answers))
    turns = [echo.hear(line) for line in lines]
    found: dict[str, Any] = json.loads(turn_json(turns[-1], verbose=verbose))
    return found


def test_an_answer(serve: Served, echo_of: Devices) -> None:
    """Every key, in the promised order."""
    found = _object(serve, echo_of, "why do my legs cramp")

    assert list(found) == KEYS
    assert found.pop("ms") > 0
    assert found == {
        "heard": "why do my legs cramp",
        "intent": "WhyIntent",
        "slots": {},
        "how": "exact",
        "score": 1.0,
        "next": None,
        "reading": None,
        "acts": [{"act": "answers.told", "facts": {"answer": "why", "case": "plain"}}],
        "asks": None,
        "speech": "Nobody knows for sure.",
        "ssml": "<speak>Nobody knows <break time='300ms'/> for sure.</speak>",
        "reprompt": None,
        "card": {"type": "Simple", "title": "Why", "content": "Nobody knows."},
        "ends": True,
    }


def test_a_launch(serve: Served, echo_of: Devices) -> None:
    """The request's type stands for the intent."""
    found = _object(serve, echo_of, "[open]")

    assert list(found) == KEYS
    assert (found["intent"], found["how"], found["score"]) == ("LaunchRequest", "exact", 1.0)
    assert found["asks"] == {"act": "basics.what_next", "facts": {}}
    assert found["reprompt"] == "Once more. What would you like to know?"
    assert found["ends"] is False


def test_a_silence(serve: Served, echo_of: Devices) -> None:
    """Nothing is sent: the reprompt is what is heard, and the question still stands."""
    found = _object(serve, echo_of, "[open]", "[silence]")

    assert list(found) == KEYS
    assert (found["intent"], found["how"], found["score"]) == (None, None, None)
    assert found["speech"] == "Once more. What would you like to know?"
    assert found["acts"] == []
    assert found["asks"] == {"act": "basics.what_next", "facts": {}}


def test_slots(serve: Served, echo_of: Devices) -> None:
    """Value and id; lists for several values; null for no match; nothing for an empty slot."""
    one = _object(serve, echo_of, "how much magnesium does my missus need")["slots"]
    several = _object(serve, echo_of, "my leg is swollen and hot")["slots"]
    other = _object(serve, echo_of, "how much magnesium does my gardener need")["slots"]

    assert one == {"person": {"value": "missus", "id": "wife"}}
    assert several == {"finding": {"value": ["swollen", "hot"], "id": ["yes.swollen", "yes.hot"]}}
    assert other == {"person": {"value": "gardener", "id": None}}


def test_what_the_skill_understood_stands_beside_it(serve: Served, echo_of: Devices) -> None:
    """As its header told it, in this turn and in no other."""
    told = {"frame": "question", "subject": "why"}
    skill = serve(answers, headers={"X-Cramp-Coach-Reading": json.dumps(told)})
    turn = echo_of(skill).hear("why do my legs cramp")

    assert json.loads(turn_json(turn))["reading"] == told


def test_a_header_that_cannot_be_read_is_none(serve: Served, echo_of: Devices) -> None:
    """The answer counts all the same."""
    for odd in ("{", "[1]", "7"):
        skill = serve(answers, headers={"X-Cramp-Coach-Reading": odd})
        turn = echo_of(skill).hear("why do my legs cramp")
        assert (turn.reading, turn.broken) == (None, False)


def test_a_guess_names_the_runner_up(serve: Served, echo_of: Devices, guessing: Resolver) -> None:
    """By name."""
    turn = echo_of(serve(), understanding=guessing).hear("why do my legs cramp")

    found = json.loads(turn_json(turn))

    assert (found["how"], found["score"], found["next"]) == ("guessed", 0.71, "AmountIntent")


def test_verbose_adds_what_was_sent(serve: Served, echo_of: Devices) -> None:
    """The whole request and the whole response, and nothing else."""
    found = _object(serve, echo_of, "why do my legs cramp", verbose=True)

    assert list(found) == [*KEYS, "request", "response"]
    assert found["request"]["request"]["intent"]["name"] == "WhyIntent"
    assert found["response"]["version"] == "1.0"
