"""The command line: artefact | package."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from deploy import artefact
from deploy.errors import DeployError
from deploy.manifest import NO_ENDPOINT, NO_PUBLIC_URL, Addresses
from deploy.package import Wanted, assemble, write
from deploy.python import LAMBDA, Target, runtime_python, this_machine
from skill.errors import CrampCoachError

_WRONG = 2
_NO_BYTECODE = (
    "no Python 3.13 runs here, so the artefact has no bytecode and starts slowly: install one, or "
    "name it with PYTHON313=/path/to/python3.13\n"
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; exit code 0 fine, 1 a check failed, 2 wrong usage or surroundings."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except (DeployError, CrampCoachError) as fault:
        sys.stderr.write(f"deploy: {fault}\n")
        return _WRONG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m deploy", description="Deploys Cramp Coach.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("artefact", help="build what Lambda unpacks")
    build.add_argument("folder", type=Path, help="where to; it must be empty or missing")
    build.add_argument(
        "--here", action="store_true", help="for this machine's processor, to try it out"
    )
    build.set_defaults(command=_artefact)
    _add_package(commands.add_parser("package", help="build the skill package, and check it"))
    return parser


def _add_package(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=Path("build/skill-package"), help="where to")
    parser.add_argument("--stage", choices=("development", "production"), default="development")
    parser.add_argument("--endpoint", default=NO_ENDPOINT, help="Lambda ARN or https address")
    parser.add_argument("--public-url", default=NO_PUBLIC_URL, help="where /privacy is served")
    parser.add_argument(
        "--unreviewed-by-name",
        metavar="NAME",
        help="who answers for content that no clinician has signed, in production",
    )
    parser.set_defaults(command=_package)


def _artefact(options: argparse.Namespace) -> int:
    if options.folder.exists() and any(options.folder.iterdir()):
        raise DeployError(f"{options.folder} is not empty")
    python = runtime_python(os.environ)
    if python is None:
        sys.stderr.write(_NO_BYTECODE)
    target = _here(python) if options.here else Target(LAMBDA)
    artefact.build(options.folder, target, python)
    megabytes = artefact.size(options.folder) / 1_000_000
    sys.stdout.write(f"{options.folder}: {megabytes:.1f} MB for {target.platform}\n")
    return 0


def _package(options: argparse.Namespace) -> int:
    wanted = Wanted(
        root=artefact.ROOT,
        addresses=Addresses(options.endpoint, options.public_url),
        today=datetime.now(UTC).date(),
        production=options.stage == "production",
        unreviewed_by_name=options.unreviewed_by_name,
    )
    package = assemble(wanted)
    sys.stdout.writelines(f"{one.weight}: {one.text}\n" for one in package.findings)
    if not package.good:
        shutil.rmtree(options.folder, ignore_errors=True)  # nobody shall hand in an older one
        sys.stderr.write(f"deploy: mend the faults first; {options.folder} was not built\n")
        return 1
    write(package, options.folder)
    sys.stdout.write(f"{options.folder}: {len(package.models)} locales, {options.stage}\n")
    return 0


def _here(python: Path | None) -> Target:
    """For the Python that will run it here: Lambda's where there is one, else our own."""
    return this_machine() if python else this_machine(sys.version_info[:2])


if __name__ == "__main__":
    sys.exit(main())
