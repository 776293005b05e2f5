"""What somebody makes of a sentence, whoever it is: what the peers are compared by."""

from collections.abc import Sequence

from msgspec import Struct


class Guess(Struct, frozen=True):
    """What came of one sentence.

    `subjects`: ids of labels.md, each of which counts; `alarm`: an alarm at once; `raised`: an
    alarm, a question for a danger, or the leg check; `refused`: none of ours.
    """

    subjects: tuple[str, ...] = ()
    alarm: bool = False
    raised: bool = False
    refused: bool = False


REFUSED = Guess(refused=True)


class Heard(Struct, frozen=True):
    """All guesses of one peer, with its seconds: to be ready, and for all sentences."""

    guesses: Sequence[Guess]
    start: float
    seconds: float
