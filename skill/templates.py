"""The templates of responses/ for a locale: compiled at start, or beforehand into Python modules.

Compiling one takes 2 to 12 ms, and a first turn on Lambda needs three; so its artefact holds them
compiled (`python -m skill prebuild`).
"""

from collections.abc import Iterable
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from skill.errors import ContentError, OperatorError


class _CompiledOnce(jinja2.BytecodeCache):
    """What was compiled in this process: a file that many locales share is compiled for one."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED_ONCE = _CompiledOnce()


def environment(responses: Path, folders: Iterable[str]) -> jinja2.Environment:
    """Templates from source, a folder's before those of the next; all are compiled now.

    Raises ContentError for a broken one, naming file and line.
    """
    found = _environment(jinja2.FileSystemLoader([responses / folder for folder in folders]))
    for name in found.list_templates(extensions=["j2"]):
        try:
            found.get_template(name)
        except jinja2.TemplateSyntaxError as fault:
            broken = Path(fault.filename or responses / name)
            raise ContentError(broken, fault.lineno, str(fault.message)) from fault
    return found


def compiled_environment(compiled: Path, folders: Iterable[str]) -> jinja2.Environment:
    """The same from what `compile_into` wrote, each loaded when it is first used.

    Raises OperatorError where that is missing.
    """
    if not compiled.is_dir():
        raise OperatorError(f"{compiled} holds no templates; make them with: skill prebuild FILE")
    return _environment(jinja2.ModuleLoader([compiled / folder for folder in folders]))


def compile_into(responses: Path, compiled: Path) -> None:
    """Write each template of each folder as a Python module; the same template, the same text."""
    for folder in {path.relative_to(responses).parts[0] for path in responses.rglob("*.j2")}:
        source = _environment(jinja2.FileSystemLoader(responses / folder))
        source.compile_templates(
            compiled / folder, extensions=["j2"], zip=None, ignore_errors=False
        )


def _environment(loader: jinja2.BaseLoader) -> jinja2.Environment:
    return jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_COMPILED_ONCE,
    )
