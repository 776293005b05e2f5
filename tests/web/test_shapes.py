"""What reads a request's shapes is made before there are threads (tests/robust/test_benchmarks)."""

import re
from pathlib import Path

from skill.web import SHAPES, make_ready

_SKILL = Path(__file__).parents[2] / "skill"
_READ = re.compile(r"msgspec\.(?:json\.decode|convert)\([^\n]*?(?:type=|, )([A-Z]\w+)\)")
_AT_START = {"knowledge", "understanding"}  # read once, by the thread that builds the skill


def test_every_shape_that_a_request_is_read_by_is_made_ready() -> None:
    """Two threads that make one at once kill the worker on Python 3.13."""
    files = [path for path in _SKILL.rglob("*.py") if path.parent.name not in _AT_START]
    found = {name for path in files for name in _READ.findall(path.read_text(encoding="utf-8"))}
    assert found == {shape.__name__ for shape in SHAPES}
    make_ready()
