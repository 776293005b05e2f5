"""Random conversations over all intents in all states, played through dialog and speech."""

from random import Random
from typing import Any

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from skill.alexa.world import Place, World
from skill.dialog.conversation import step
from skill.dialog.events import AskedHelp, Event, ReportedEmergency, Stopped, Told, Word
from skill.dialog.state import State
from tests.conftest import NOW
from tests.robust.chance import Chance
from tests.robust.effort import effort
from tests.robust.rules import complaints


def _machine(world: World, chance: Chance) -> type[RuleBasedStateMachine]:
    """A machine around the real world; Hypothesis makes it anew for each conversation."""

    class Conversation(RuleBasedStateMachine):
        """One person talks; every reply must keep the rules (rules.py)."""

        place: Place
        state: State

        @initialize(locale=st.sampled_from(sorted(world.places)))
        def open(self, locale: str) -> None:
            """A new session somewhere."""
            self.place = world.place(locale)
            self.state = State()

        def say(self, event: Event) -> None:
            """One turn; a session that ends leaves nothing behind."""
            turn = step(self.state, event, self.place.knowledge, NOW)
            assert complaints(event, turn, self.place) == []
            self.state = turn.state if turn.reply.asks else State()

        @rule(draw=st.randoms(use_true_random=False))
        def anything(self, draw: Random) -> None:
            """Whatever Alexa could send."""
            self.say(chance.event(draw)[1])

        @rule()
        def help(self) -> None:
            """Help is always there."""
            self.say(AskedHelp())

        @rule()
        def stop(self) -> None:
            """Stop always stops."""
            self.say(Stopped())

        @rule(name=st.sampled_from(["yes.chest-pain", "yes.cold-leg", "yes.breathless"]))
        def danger(self, name: str) -> None:
            """A word of danger among others, in any state."""
            words = (Word("a", ("no.cramp",)), Word("b", (name,)))
            self.say(Told({"finding": words}))

        @rule()
        def emergency(self) -> None:
            """A cry without a sign named."""
            self.say(ReportedEmergency())

    return Conversation


def test_random_conversations_keep_the_rules(world: World, chance: Chance) -> None:
    """Never an exception, always a question or an end, danger first."""
    machine: Any = _machine(world, chance)
    run_state_machine_as_test(machine, settings=effort(150, stateful_step_count=30))
