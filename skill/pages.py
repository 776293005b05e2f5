"""The plain pages that certification asks for: privacy and terms."""

from collections.abc import Mapping
from pathlib import Path

import jinja2


def render_pages(responses: Path) -> Mapping[str, str]:
    """Page name → HTML, rendered once at start."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(responses / "en" / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    return {name: env.get_template(f"{name}.html.j2").render() for name in ("privacy", "terms")}
