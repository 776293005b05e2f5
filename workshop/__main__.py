"""The command line of authors; --help lists its commands."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from skill.command_line import run_command
from skill.errors import OperatorError
from skill.settings import Settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; exit code 0 fine, 1 a check failed, 2 wrong usage, settings or content."""
    return run_command(_parser(), arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m workshop", description="What authors and reviewers need."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check that the content holds together")
    check.set_defaults(command=_check)
    model = commands.add_parser("model", help="build interaction_model/<language>.json")
    model.add_argument("--check", action="store_true", help="only say whether they are fresh")
    model.set_defaults(command=_model)
    delivery = commands.add_parser("delivery", help="write one of the three builds of the model")
    delivery.add_argument("build", choices=("open", "carried", "phrase"), metavar="BUILD")
    delivery.add_argument("file", type=Path, metavar="FILE", help="where to write it")
    delivery.set_defaults(command=_delivery)
    graph = commands.add_parser("graph", help="print the leg check as a Graphviz drawing")
    graph.set_defaults(command=_graph)
    review = commands.add_parser("review", help="print the booklet for reviewers, an HTML page")
    review.set_defaults(command=_review)
    lint = commands.add_parser("lint", help="measure how all answers sound")
    lint.add_argument("--only", default="", metavar="NAME", help="answers whose id holds NAME")
    lint.add_argument("--json", action="store_true", help="every utterance, a line each")
    lint.set_defaults(command=_lint)
    forms = commands.add_parser("coverage", help="which forms have words, and what is asked most")
    forms.set_defaults(command=_coverage)
    said = commands.add_parser("utterances", help="all that can be heard or shown, by unit")
    said.add_argument("--only", default="", metavar="NAME", help="units whose name holds NAME")
    said.add_argument("--json", action="store_true", help="a unit a line")
    said.set_defaults(command=_utterances)
    audio = commands.add_parser("audio", help="make the routine's sounds as MP3 (needs lameenc)")
    audio.add_argument(
        "out",
        nargs="?",
        type=Path,
        default=Path("build/audio"),
        metavar="OUT",
        help="the folder to write to (default: build/audio)",
    )
    audio.set_defaults(command=_audio)
    row = commands.add_parser("stored", help="print what is stored of one person, or delete it")
    row.add_argument("--user", required=True, metavar="ID", help="the Alexa user id")
    row.add_argument("--delete", action="store_true", help="delete it, too")
    row.set_defaults(command=_stored)
    return parser


def _check(settings: Settings, _options: argparse.Namespace) -> int:
    from workshop.check import check  # noqa: PLC0415

    faults = check(settings)
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    answers = len(list((settings.content / "answers").glob("*.yaml")))
    sys.stdout.write(f"{answers} answers, {len(faults)} faults\n")
    return 1 if faults else 0


def _model(settings: Settings, options: argparse.Namespace) -> int:
    from workshop.interaction_model import build_models, dump, model_file  # noqa: PLC0415

    stale = 0
    for language, model in build_models(settings).items():
        text = dump(model)
        path = model_file(settings.interaction_model, language)
        fresh = path.exists() and path.read_text(encoding="utf-8") == text
        stale += not fresh
        if not options.check:
            path.write_text(text, encoding="utf-8")
        state = "fresh" if fresh else "stale" if options.check else "written"
        sys.stdout.write(f"{path.name}: {state}\n")
    if options.check and stale:
        raise OperatorError(f"{stale} models are stale; mend it with: make model")
    return 0


def _delivery(settings: Settings, options: argparse.Namespace) -> int:
    from skill.knowledge.content import ENGLISH  # noqa: PLC0415
    from workshop.interaction_model import build_models, dump  # noqa: PLC0415

    text = dump(build_models(settings, options.build)[ENGLISH])
    options.file.parent.mkdir(parents=True, exist_ok=True)
    options.file.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{options.file}: written\n")
    return 0


def _graph(settings: Settings, _options: argparse.Namespace) -> int:
    from skill.knowledge.load import load  # noqa: PLC0415
    from workshop.graph import graph  # noqa: PLC0415

    content = load(settings.content, settings.interaction_model)
    sys.stdout.write(graph(content.triage, content.urgency))
    return 0


def _review(settings: Settings, _options: argparse.Namespace) -> int:
    from workshop.booklet.make import booklet  # noqa: PLC0415

    sys.stdout.write(booklet(settings, datetime.now(UTC).date()))
    return 0


def _utterances(settings: Settings, options: argparse.Namespace) -> int:
    from workshop.utterances.listing import listing  # noqa: PLC0415

    lines = listing(settings, options.only, as_json=options.json)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _lint(settings: Settings, options: argparse.Namespace) -> int:
    from workshop.lint.report import report  # noqa: PLC0415

    return report(settings, options.only, as_json=options.json)


def _coverage(settings: Settings, _options: argparse.Namespace) -> int:
    from skill.knowledge.content import ENGLISH  # noqa: PLC0415
    from skill.knowledge.load import load  # noqa: PLC0415
    from workshop.form_coverage import coverage, folded, table  # noqa: PLC0415

    content = load(settings.content, settings.interaction_model)
    found = coverage(content, settings.interaction_model / ENGLISH, folded())
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    return 0


def _audio(settings: Settings, options: argparse.Namespace) -> int:
    from skill.adapters.track_folder import write_track  # noqa: PLC0415
    from skill.knowledge.load import load  # noqa: PLC0415
    from skill.knowledge.routine import tracks  # noqa: PLC0415
    from workshop.mp3 import to_mp3  # noqa: PLC0415
    from workshop.tracks import RATE, pcm  # noqa: PLC0415

    for name, seconds in tracks(load(settings.content, settings.interaction_model).routine).items():
        mp3 = to_mp3(pcm(name), RATE)
        state = "written" if write_track(options.out, name, mp3) else "fresh"
        sys.stdout.write(f"{name:<14}{seconds:>4} s{len(mp3):>9,} bytes  {state}\n")
        sys.stdout.flush()  # each takes a moment
    sys.stdout.write(f"the tracks are in {options.out}\n")
    return 0


def _stored(settings: Settings, options: argparse.Namespace) -> int:
    from workshop.stored import stored  # noqa: PLC0415

    for line in stored(settings, options.user, delete=options.delete):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
