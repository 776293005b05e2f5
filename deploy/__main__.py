"""The command line: artefact | python | package | certify."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deploy import artefact
from deploy.errors import DeployError
from deploy.manifest import NO_ENDPOINT, NO_PUBLIC_URL, Addresses
from deploy.package import Wanted, assemble, write
from deploy.python import LAMBDA, Target, runtime_python, this_machine
from simulator.errors import SimulatorError
from skill.errors import CrampCoachError
from workshop.delivery import BUILDS, DEFAULT, Build

if TYPE_CHECKING:
    from deploy.certify.row import Result

_WRONG = 2
_BUILDS = f"{', '.join(BUILDS[:-1])} or {BUILDS[-1]}"
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
    except (DeployError, CrampCoachError, SimulatorError) as fault:
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
    find = commands.add_parser("python", help="print the Python of Lambda's version, if one runs")
    find.set_defaults(command=_python)
    package = commands.add_parser("package", help="build the skill package, and check it")
    package.add_argument(
        "--folder", type=Path, default=Path("build/skill-package"), help="where to"
    )
    _add_wanted(package)
    package.set_defaults(command=_package)
    examine = commands.add_parser("certify", help="play Amazon's certification, and report")
    examine.add_argument("--json", action="store_true", help="print the report as JSON")
    examine.add_argument("--local", type=Path, default=Path(".local"), help="for certificates")
    _add_wanted(examine)
    examine.set_defaults(command=_certify)
    return parser


def _add_wanted(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stage", choices=("development", "production"), default="development")
    parser.add_argument(
        "--model", type=_build, default=DEFAULT, help=f"which build of the model: {_BUILDS}"
    )
    parser.add_argument("--endpoint", default=NO_ENDPOINT, help="Lambda ARN or https address")
    parser.add_argument("--public-url", default=NO_PUBLIC_URL, help="where /privacy is served")
    parser.add_argument(
        "--unreviewed-by-name",
        metavar="NAME",
        help="who answers for content that no clinician has signed, in production",
    )


def _build(text: str) -> Build:
    for build in BUILDS:
        if build == text:
            return build
    raise argparse.ArgumentTypeError(f"{text!r} is no build of the model: say {_BUILDS}")


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


def _python(_options: argparse.Namespace) -> int:
    sys.stdout.write(f"{runtime_python(os.environ) or ''}\n")
    return 0


def _wanted(options: argparse.Namespace) -> Wanted:
    return Wanted(
        root=artefact.ROOT,
        addresses=Addresses(options.endpoint, options.public_url),
        today=datetime.now(UTC).date(),
        production=options.stage == "production",
        model=options.model,
        unreviewed_by_name=options.unreviewed_by_name,
    )


def _package(options: argparse.Namespace) -> int:
    package = assemble(_wanted(options))
    sys.stdout.writelines(f"{one.weight}: {one.text}\n" for one in package.findings)
    if not package.good:
        shutil.rmtree(options.folder, ignore_errors=True)  # nobody shall hand in an older one
        sys.stderr.write(f"deploy: mend the faults first; {options.folder} was not built\n")
        return 1
    write(package, options.folder)
    sys.stdout.write(f"{options.folder}: {len(package.models)} locales, {options.stage}\n")
    return 0


def _certify(options: argparse.Namespace) -> int:
    from deploy.certify.report import as_json, markdown  # noqa: PLC0415  # the others need no skill
    from deploy.certify.run import certify  # noqa: PLC0415

    package = assemble(_wanted(options))
    results = certify(package, options.local, os.environ, _tell)
    now, locales = datetime.now(UTC), list(package.models)
    build = Path("build")
    build.mkdir(exist_ok=True)
    (build / "certification.md").write_text(markdown(results, locales, now), encoding="utf-8")
    (build / "certification.json").write_text(as_json(results, locales, now), encoding="utf-8")
    write = as_json if options.json else markdown
    sys.stdout.write(write(results, locales, now))
    return 1 if any(result.verdict == "fail" for result in results) else 0


def _tell(result: "Result") -> None:
    sys.stderr.write(f"row {result.row.number}: {result.verdict}, {result.checks} checks\n")


def _here(python: Path | None) -> Target:
    """For the Python that will run it here: Lambda's where there is one, else our own."""
    return this_machine() if python else this_machine(sys.version_info[:2])


if __name__ == "__main__":
    sys.exit(main())
