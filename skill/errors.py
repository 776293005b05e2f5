"""The one small family of errors. What a person says is an event, never an error."""

from pathlib import Path


class CrampCoachError(Exception):
    """Whatever this program raises on purpose."""


class OperatorError(CrampCoachError):
    """A setting or an option that the operator must mend; the message says what, where and how."""


class ContentError(CrampCoachError):
    """A fault in a file of material, as `file:line: what`. It stops the start."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line


class UndoneEventError(CrampCoachError):
    """What Alexa told outside of a session could not be carried out.

    A door that meets it doesn't acknowledge the event: Alexa sends it again.
    """
