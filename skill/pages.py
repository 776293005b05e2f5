"""The plain pages: what the skill is, with its sources; privacy; terms."""

from collections.abc import Mapping
from pathlib import Path

import jinja2

from skill.knowledge.models import Source

PAGES = ("about", "privacy", "terms")


def render_pages(responses: Path, sources: Mapping[str, Source]) -> Mapping[str, str]:
    """Page name → HTML, rendered once at start."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(responses / "en" / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    return {name: env.get_template(f"{name}.html.j2").render(sources=sources) for name in PAGES}
