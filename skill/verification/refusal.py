"""The one way in which a request fails verification."""

from skill.webservice import VerificationException


class Refusal(VerificationException):
    """A request that is not proven to be Alexa's. The text is a fixed reason, never input."""
