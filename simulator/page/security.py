"""Who may talk to the page: this machine's browser, showing this page, and nobody else.

Host is checked against DNS rebinding (a foreign name that comes to mean this machine), Origin and
Sec-Fetch-Site against foreign pages, and the policy keeps scripts and data of other hosts out.
"""

import ipaddress
from urllib.parse import urlsplit

from flask import Flask, Request, Response, abort, request

from simulator.errors import SimulatorError

_SAFE = frozenset({"GET", "HEAD"})
_SCREEN = "/screen"
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " media-src 'self' blob:; connect-src 'self'; frame-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
# Amazon's renderer makes functions from text, writes styles, and carries its own code as data:
# so it gets a frame of its own, sandboxed, which may reach nothing else.
_SCREEN_POLICY = (
    "sandbox allow-scripts; default-src 'none'; script-src 'self' 'unsafe-eval';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src data:;"
    " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def check_address(host: str, *, expose: bool) -> None:
    """Raise SimulatorError for an address that others can reach, unless that is asked for."""
    if not expose and not is_loopback(host):
        raise SimulatorError(
            f"--host {host}: the page is for this machine alone (127.0.0.1); it can write files and"
            " asks nobody who they are. To open it to others all the same, add --expose"
        )


def guard(app: Flask, *, exposed: bool) -> None:
    """Check every request, and add the headers to every answer."""

    @app.before_request
    def check() -> None:
        if not _host_allowed(request.host, exposed=exposed):
            abort(403, "this name is not the page's: open it as http://127.0.0.1")
        if not _from_here(request):
            abort(403, "only the page itself may ask this")

    @app.after_request
    def headers(response: Response) -> Response:
        screen = request.path.startswith(_SCREEN)
        response.headers["Content-Security-Policy"] = _SCREEN_POLICY if screen else _PAGE_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        # The frame is sandboxed, so to a browser its own files come from another origin.
        policy = "cross-origin" if screen else "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = policy
        return response


def is_loopback(host: str) -> bool:
    """Whether a host means this machine, by name or by address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host_allowed(host: str, *, exposed: bool) -> bool:
    """A name of the loopback; exposed, any address as a number: rebinding needs a name."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if is_loopback(name):
        return True
    try:
        return exposed and bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def _from_here(asked: Request) -> bool:
    """Whether the page itself asks; an address that somebody opened counts where it only shows."""
    if asked.method not in _SAFE:
        own = f"{asked.scheme}://{asked.host}"
        return asked.headers.get("Origin") == own and asked.mimetype == "application/json"
    site = asked.headers.get("Sec-Fetch-Site", "none")
    opened = asked.path == "/" and asked.headers.get("Sec-Fetch-Mode") == "navigate"
    return site in {"none", "same-origin"} or opened or asked.path.startswith(_SCREEN)
