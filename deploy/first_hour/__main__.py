"""`python -m deploy.first_hour prepare|profile|compare`: see deploy/first_hour.md."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from deploy.artefact import ROOT
from deploy.errors import DeployError
from deploy.first_hour.profile import profile, read_answers
from deploy.first_hour.sentences import sentences
from deploy.first_hour.verdicts import VERDICTS, route_of, verdict
from skill.understanding.build import read_routes
from skill.understanding.routes import Routes
from workshop.delivery import BUILDS

FOLDER = Path("build/first-hour")
_SPOKEN = 40


def main(arguments: list[str] | None = None) -> int:
    """Run one step; exit code 2 with a message where something must be mended first."""
    options = _parser().parse_args(arguments)
    step: Callable[[argparse.Namespace], None] = options.step
    try:
        step(options)
    except (DeployError, OSError) as wrong:
        sys.stderr.write(f"first hour: {wrong}\n")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m deploy.first_hour", description=__doc__)
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="where sentences and answers are"
    )
    steps = parser.add_subparsers(required=True, metavar="STEP")
    prepare = steps.add_parser("prepare", help="write the sentences to send, and those to speak")
    prepare.set_defaults(step=_prepare)
    ask = steps.add_parser("profile", help="ask the utterance profiler about each sentence")
    ask.add_argument("build", choices=BUILDS)
    ask.add_argument("skill", help="the id of the skill that has this build")
    ask.set_defaults(step=_profile)
    compare = steps.add_parser("compare", help="what arrived whole, by model and by route")
    compare.set_defaults(step=_compare)
    return parser


def _routes() -> Routes:
    return read_routes(ROOT / "interaction_model")


def _sentences() -> tuple[str, ...]:
    return sentences(ROOT / "interaction_model" / "en" / "grow", _routes())


def _prepare(options: argparse.Namespace) -> None:
    said = _sentences()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("sent", said), ("spoken", said[:: len(said) // _SPOKEN][:_SPOKEN])):
        path = options.folder / f"{name}.txt"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        sys.stdout.write(f"{path}: {len(lines)} sentences\n")


def _profile(options: argparse.Namespace) -> None:
    path = options.folder / f"{options.build}.jsonl"
    profile(options.skill, _sentences(), path, _tell)
    sys.stdout.write(f"{path}: complete\n")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _compare(options: argparse.Namespace) -> None:
    there = [build for build in BUILDS if (options.folder / f"{build}.jsonl").exists()]
    if not there:
        raise DeployError(f"{options.folder} holds no answers yet; first: profile BUILD SKILL")
    sys.stdout.write(
        f"{'':24}" + "".join(f"{name:>11}" for name in ("sentences", *VERDICTS)) + "\n"
    )
    for build in there:
        _table(build, options.folder / f"{build}.jsonl")


def _table(build: str, file: Path) -> None:
    routes, rows = _routes(), Counter[tuple[str, str]]()
    for one in read_answers(file):
        came = verdict(one, routes)
        rows.update({(name, came): 1 for name in (build, f"  {route_of(one) or 'none'}")})
    for name in sorted({name for name, _ in rows}, key=lambda one: (one != build, one)):
        shares = [rows[name, each] for each in VERDICTS]
        sys.stdout.write(f"{name:24}" + "".join(f"{n:>11}" for n in (sum(shares), *shares)) + "\n")


if __name__ == "__main__":
    sys.exit(main())
