"""Reads what the page's own scripts send: one JSON object, with fields of known kinds."""

from collections.abc import Mapping
from typing import Any

from flask import request

from simulator.errors import SimulatorError


class Asked:
    """The body of the request at hand. Every method raises SimulatorError for another shape."""

    def __init__(self) -> None:
        body = request.get_json(silent=True)
        if not isinstance(body, dict):
            raise SimulatorError("the body is no JSON object")
        self._body: Mapping[str, Any] = body

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        value = self._body.get(name, default)
        if not isinstance(value, str):
            raise SimulatorError(f"{name}: expected a text")
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._body.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise SimulatorError(f"{name}: expected a whole number")
        return value

    def yes(self, name: str) -> bool:
        """True or false; false when it is not there."""
        return self._body.get(name) is True

    def items(self, name: str) -> list[Any]:
        """A list."""
        value = self._body.get(name, [])
        if not isinstance(value, list):
            raise SimulatorError(f"{name}: expected a list")
        return value

    def fields(self, name: str) -> dict[str, Any]:
        """An object."""
        value = self._body.get(name, {})
        if not isinstance(value, dict):
            raise SimulatorError(f"{name}: expected an object")
        return value
