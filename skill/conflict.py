"""Two devices of one person wrote at the same time: what a store says and a turn acts upon."""

from ask_sdk_core.exceptions import PersistenceException


class ConflictError(PersistenceException):
    """A record was changed since it was read: read it again. The store itself works."""
