"""Refusals: a few are answered at once and written down each; a flood is late, and counted."""

import asyncio

from skill.reception.limits import REFUSALS_A_SECOND, REFUSALS_AT_ONCE, SECONDS_FOR_THE_REST
from skill.token_bucket import TokenBucket
from skill.turn_record import TurnRecord, note


class Refusals:
    """Of one worker; used by its loop alone."""

    def __init__(self) -> None:
        self._bucket = TokenBucket(REFUSALS_AT_ONCE, REFUSALS_A_SECOND)
        self._more = 0

    async def wait(self, reason: str) -> None:
        """Note one, and wait where it belongs to a flood: who waits can't ask anew meanwhile."""
        if self._bucket.take():
            note(TurnRecord("refused", why=reason))
            return
        self._more += 1
        await asyncio.sleep(SECONDS_FOR_THE_REST)

    def sum_up(self) -> None:
        """Note in one line those that have had none."""
        if self._more:
            note(TurnRecord("refused", why="a flood", times=self._more))
            self._more = 0
