"""The one way in which a request fails verification."""

from skill.errors import CrampCoachError


class Refusal(CrampCoachError):  # noqa: N818  # says what it is
    """A request that is not proven to be Alexa's. The text is a fixed reason, never input.

    No exception of the SDK's web support: the Lambda door refuses too, and has no such package.
    """
