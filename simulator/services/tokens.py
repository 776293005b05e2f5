"""Access tokens: what a skill shows to a service, and whom it stands for."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.services.refusal import bad_token

_LASTS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Grant:
    """Whom a token stands for: an account, in a session, at a device, until it expires."""

    account: str
    session: str
    device: str
    expires: datetime


class Tokens:
    """All tokens that were given out. Not safe in threads by itself: the household locks."""

    def __init__(self) -> None:
        self._grants: dict[str, Grant] = {}

    def give(self, account: str, session: str, device: str, now: datetime) -> str:
        """The token of a session; a new one where there is none yet, or it has expired."""
        for token, grant in self._grants.items():
            same = (grant.account, grant.session, grant.device) == (account, session, device)
            if same and now < grant.expires:
                return token
        token = secrets.token_urlsafe(48)
        self._grants[token] = Grant(account, session, device, now + _LASTS)
        return token

    def look_up(self, token: str, now: datetime) -> Grant:
        """Whom a token stands for. Raises RefusalError when it is unknown or has expired."""
        grant = self._grants.get(token)
        if grant is None or now >= grant.expires:
            raise bad_token()
        return grant
