"""Random lives with the skill, over all requests in all states; parts fail by chance."""

from random import Random
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from skill.dialog.events import AskedHelp, ReportedEmergency, ReportedSign, Stopped
from skill.knowledge.content import Content
from skill.settings import Settings
from tests.robust.chance import Chance, Said
from tests.robust.effort import effort
from tests.robust.house import House, houses
from tests.robust.life import Exchange, Life, pass_time
from tests.robust.rules import broken_promises, keep_the_rules

_draws = st.randoms(use_true_random=False)


def judge(house: House, exchange: Exchange) -> None:
    """Raise AssertionError for a broken rule."""
    keep_the_rules(exchange, house.parts)
    assert list(broken_promises(exchange, house.services.calls, house.table.rows)) == []


def _spoken(words: str) -> Said:
    return Said("SpeechIntent", {"speech": words})


def _machine(house: House, chance: Chance) -> type[RuleBasedStateMachine]:
    """A machine around the real skill; Hypothesis makes it anew for each life."""

    class Person(RuleBasedStateMachine):
        """One person, many sessions; every reply must keep the rules (rules.py)."""

        life: Life

        @initialize(draw=_draws)
        def begin(self, draw: Random) -> None:
            """Somewhere, with or without a record."""
            house.begin(draw)
            self.life = Life(house.send, chance, draw)

        @rule(draw=_draws)
        def time(self, draw: Random) -> None:
            """It passes."""
            house.clock.now = pass_time(house.clock.now, draw)

        @rule()
        def anything(self) -> None:
            """Whatever Alexa could send."""
            judge(house, self.life.turn())

        @rule()
        def help(self) -> None:
            """Help is always there."""
            judge(house, self.life.intent(Said("AMAZON.HelpIntent", {}), AskedHelp()))

        @rule()
        def stop(self) -> None:
            """Stop always stops."""
            judge(house, self.life.intent(Said("AMAZON.StopIntent", {}), Stopped()))

        @rule(
            sign=st.sampled_from(["my chest hurts", "my leg is cold and white", "i can't breathe"])
        )
        def danger(self, sign: str) -> None:
            """A danger among other words, in any state."""
            told = ReportedSign(finding="chest-pain")  # any that alarms
            judge(house, self.life.intent(_spoken(f"it cramps a bit and {sign}"), told))

        @rule()
        def emergency(self) -> None:
            """A cry without a sign named."""
            judge(house, self.life.intent(_spoken("this is an emergency"), ReportedEmergency()))

    return Person


@pytest.fixture(scope="module")
def both(settings: Settings, content: Content) -> tuple[House, House]:
    """The skill among parts that fail by chance, without sounds and with them."""
    return houses(settings, content)


def test_random_lives_keep_the_rules(both: tuple[House, House], chance: Chance) -> None:
    """Never an exception, always a question or an end, danger first, nothing claimed undone."""
    machine: Any = _machine(both[1], chance)
    run_state_machine_as_test(machine, settings=effort(100, stateful_step_count=30))


def test_drawn_lives_keep_the_rules(both: tuple[House, House], chance: Chance) -> None:
    """Longer ones, each from a seed, as benchmarks/million.py plays them."""
    for seed in range(40):
        draw, house = Random(seed), both[seed % 2]  # noqa: S311  # it must play the same again
        house.begin(draw)
        life = Life(house.send, chance, draw)
        for _ in range(30):
            house.clock.now = pass_time(house.clock.now, draw)
            judge(house, life.turn())
