"""Anything sent to the page by its own scripts: an answer, or an error that says what is wrong."""

from typing import Any

import hypothesis.strategies as st
from hypothesis import example, given

from tests.alexa.model_json import ANYTHING
from tests.page.conftest import Served
from tests.robust.chance import ODD
from tests.robust.effort import effort

_TALK = "/api/conversations"
_ACTIONS = ("", "/say", "/touch", "/play", "/step", "/plays", "/run")
_FIELDS = ("locale", "kind", "person", "line", "file", "text", "name", "number", "arguments")
_KNOWN = ("en-US", "show", "A", "basics.yaml", "../basics.yaml", "/etc/passwd", "[wait 1h]", "why")
_VALUES: st.SearchStrategy[Any] = (
    st.sampled_from((*_KNOWN, *ODD)) | st.integers(-3, 10**30) | ANYTHING
)
_AT = st.just(0) | st.integers(-2, 10**9)


@example(action="/step", body={"file": "answers.yaml", "number": 0, "line": 99})  # found once
@effort(25)
@given(
    action=st.sampled_from(_ACTIONS),
    body=ANYTHING
    | st.dictionaries(st.sampled_from((*_FIELDS, "source", "append")), _VALUES)
    | st.fixed_dictionaries({"file": st.just("answers.yaml"), "number": _AT, "line": _AT}),
)
def test_any_body_of_any_action(page: Served, action: str, body: Any) -> None:
    """Never a fault of the page's own."""
    begun = page.call.post(_TALK, {"locale": "en-US", "kind": "show", "person": "A"}).json["id"]
    path = {"": _TALK, "/plays": "/api/plays", "/run": "/api/plays/run"}.get(
        action, f"{_TALK}/{begun}{action}"
    )
    got = page.call.post(path, body)
    assert got.status < 500, (path, body, got.body)
    if got.status != 200:
        assert got.json["error"]
