"""Opening and leaving the skill."""

import pytest

from simulator.understanding import Launch, Resolver


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("open cramp coach", None),
        ("Alexa, please open Cramp Coach", None),
        ("cramp coach", None),
        ("talk to the cramp coach skill", None),
        ("ask cramp coach", None),
        ("ask cramp coach how much magnesium I need", "how much magnesium i need"),
        ("ask cramp coach if magnesium helps", "magnesium helps"),
        ("ask cramp coach for a stretch", "a stretch"),
        ("tell cramp coach my calf's swollen", "my calf's swollen"),
        ("start cramp coach and check my leg", "check my leg"),
        ("get a stretch from cramp coach", "get a stretch"),
    ],
)
def test_launch(resolver: Resolver, said: str, rest: str | None) -> None:
    """With the name, and with what is asked in the same breath."""
    assert resolver.launch(said) == Launch(rest)


@pytest.mark.parametrize(
    "said",
    ["tell me", "tell me about magnesium", "open the window", "ask me the questions", "start", ""],
)
def test_no_launch_without_the_name(resolver: Resolver, said: str) -> None:
    """The verb alone opens nothing."""
    assert resolver.launch(said) is None


@pytest.mark.parametrize("said", ["exit", "Quit", "alexa exit", "exit cramp coach", "quit please"])
def test_exit(resolver: Resolver, said: str) -> None:
    """The device ends the session by itself."""
    assert resolver.is_exit(said)


@pytest.mark.parametrize("said", ["stop", "exit strategy", "how do i quit cramps", ""])
def test_no_exit(resolver: Resolver, said: str) -> None:
    """Only the bare word does."""
    assert not resolver.is_exit(said)
