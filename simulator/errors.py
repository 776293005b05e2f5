"""The simulator's errors. Each message says what is wrong, where, and how to mend it."""


class SimulatorError(Exception):
    """Wrong usage, or a skill that cannot be reached: the command ends with exit code 2."""


class UnreachableError(SimulatorError):
    """Nothing answers at the skill's address."""


class NotListeningError(SimulatorError):
    """A line such as [silence] or [exit], which needs an open session, and there is none."""


class StepError(SimulatorError):
    """A line in brackets that is no step, or can't be done here."""


class BadAnswerError(Exception):
    """The skill answered with something that Alexa would not accept.

    `kind`: the error type that Alexa reports in SessionEndedRequest. Source:
    https://developer.amazon.com/docs/custom-skills/request-types-reference.html
    """

    def __init__(self, message: str, kind: str = "INVALID_RESPONSE") -> None:
        super().__init__(message)
        self.kind = kind
