"""The command line of a running skill: serve | prebuild | backup | restore."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from skill.command_line import run_command
from skill.errors import OperatorError
from skill.settings import Settings
from skill.store_commands import back_up_store, put_back_store

if TYPE_CHECKING:
    from skill.knowledge.content import Content


def main(arguments: list[str] | None = None) -> int:
    """Run one command; exit code 0 fine, 1 a check failed, 2 wrong usage, settings or content."""
    return run_command(_parser(), arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m skill", description="Cramp Coach, the skill.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve the skill over HTTP with gunicorn")
    serve.add_argument("--bind", help="host:port (default: CRAMP_COACH_BIND or 127.0.0.1:8080)")
    serve.add_argument("--workers", type=int, default=2, help="worker processes (default: 2)")
    serve.add_argument("--certfile", type=Path, help="PEM certificate chain, to serve HTTPS itself")
    serve.add_argument("--keyfile", type=Path, help="PEM private key for --certfile")
    serve.set_defaults(command=_serve)
    prebuild = commands.add_parser(
        "prebuild",
        help="write the knowledge as JSON, with the reader and the compiled templates beside it",
    )
    prebuild.add_argument("file", type=Path, metavar="FILE", help="where to write it")
    prebuild.set_defaults(command=_prebuild)
    backup = commands.add_parser("backup", help="write a backup of the SQLite store")
    backup.add_argument("folder", type=Path, nargs="?", help="where to (default: beside the store)")
    backup.set_defaults(command=_backup)
    restore = commands.add_parser("restore", help="put a backup in the place of the SQLite store")
    restore.add_argument("file", type=Path, metavar="FILE", help="the backup")
    restore.set_defaults(command=_restore)
    return parser


def _backup(settings: Settings, options: argparse.Namespace) -> int:
    file, found = back_up_store(settings, options.folder)
    sys.stdout.write(f"{file}: {found} records\n")
    return 0


def _restore(settings: Settings, options: argparse.Namespace) -> int:
    found = put_back_store(settings, options.file)
    sys.stdout.write(f"{options.file}: {found} records are back\n")
    return 0


def _serve(settings: Settings, options: argparse.Namespace) -> int:
    from skill.serve import run  # noqa: PLC0415  # the other commands need no web server

    if options.bind:
        settings = replace(settings, bind=options.bind)
    run(settings, workers=options.workers, certfile=options.certfile, keyfile=options.keyfile)
    return 0


def _prebuild(settings: Settings, options: argparse.Namespace) -> int:
    """The whole skill is built on the way, so that what is written needs no check any more."""
    from skill.assembly import build_turn_parts, read_languages  # noqa: PLC0415
    from skill.knowledge.content import ENGLISH  # noqa: PLC0415
    from skill.knowledge.prebuilt import compiled_templates, dump_knowledge  # noqa: PLC0415
    from skill.templates import compile_into  # noqa: PLC0415
    from skill.understanding.prebuilt import reader_file  # noqa: PLC0415

    settings = replace(settings, knowledge=None)  # from the sources, whatever the doors read
    languages = read_languages(settings)
    build_turn_parts(settings, languages[ENGLISH], languages)
    reader = _reader(settings, languages[ENGLISH])
    try:
        options.file.write_bytes(dump_knowledge(languages))
        reader_file(options.file).write_bytes(reader)
        compile_into(settings.responses, compiled_templates(options.file))
    except OSError as fault:
        raise OperatorError(f"{options.file} cannot be written: {fault.strerror}") from fault
    sys.stdout.write(f"{options.file}: {len(languages[ENGLISH].answers)} answers\n")
    return 0


def _reader(settings: Settings, content: "Content") -> bytes:
    """The reader as its file has it; once put together, so that it holds."""
    from skill.understanding.build import read_parts, read_routes  # noqa: PLC0415
    from skill.understanding.prebuilt import dump_reader  # noqa: PLC0415

    parts = read_parts(settings.interaction_model, settings.content, content)
    parts.reader()
    return dump_reader(read_routes(settings.interaction_model), parts)


if __name__ == "__main__":
    sys.exit(main())
