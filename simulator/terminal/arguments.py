"""The command line's words: which commands there are, and their options."""

import argparse
from datetime import datetime
from pathlib import Path

from simulator.device.description import APPLICATION_ID, KINDS
from simulator.plays.steps import step_help
from simulator.terminal.commands import (
    ask,
    confusions,
    coverage,
    play,
    report,
    talk,
    voice_check,
    web,
)
from simulator.terminal.streams import Command
from simulator.understanding.rough import read_ear

_STEPS = f"""\
steps, on a line of their own:

{step_help()}

"""

_EXIT_CODES = """\
exit codes: 0 fine; 1 a play or a strict check failed; 2 wrong usage, or the skill could not be
reached or gave no answer that Alexa can read.

Without --url the simulator starts the skill itself. To start it elsewhere, let it trust the
simulator's certificates, which any run makes, and nothing but the loopback:

    CRAMP_COACH_SIMULATOR_CHAIN=.local/certificates/chain.pem \\
    CRAMP_COACH_SIMULATOR_CLOCK=.local/clock \\
    CRAMP_COACH_ROOTS=.local/certificates/root.pem \\
    CRAMP_COACH_APPLICATION_ID=amzn1.ask.skill.simulator \\
    python -m skill serve --bind 127.0.0.1:8080

    python -m simulator talk --url http://127.0.0.1:8080/alexa"""


def build_parser() -> argparse.ArgumentParser:
    """Every command sets `command`, which runs it."""
    parser = argparse.ArgumentParser(
        prog="python -m simulator",
        description="A pretend Echo for Cramp Coach, in the terminal or a browser: no account.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    words = _command(commands, "talk", talk.run, "talk to the skill, line by line")
    words.epilog = _STEPS + _EXIT_CODES
    _add_talk(words)
    _add_ask(_command(commands, "ask", ask.run, "ask one-shot questions, a fresh session each"))
    _add_play(_command(commands, "play", play.run, "play conversation files as tests"))
    _add_web(_command(commands, "web", web.run, "open the simulator as a page in a browser"))
    _add_coverage(
        _command(commands, "coverage", coverage.run, "say what plays and sentences never touch")
    )
    spoken = "say questions aloud, recognise them, and see what arrives"
    _add_voice_check(_command(commands, "voice-check", voice_check.run, spoken))
    misheard = "speak the sentences of the standard input, and say which words are misheard"
    measured = _command(commands, "confusions", confusions.run, misheard)
    measured.add_argument("--count", type=int, default=100, help="of the commonest; default: 100")
    examine = _command(commands, "report", report.run, "say what is wrong with the model")
    _add_model(examine)
    _add_locale(examine)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Command,
    purpose: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=run)
    return parser


def _add_talk(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-launch",
        dest="launch",
        action="store_false",
        help="don't open the skill first; the first line is a one-shot question",
    )
    parser.add_argument(
        "--microphone",
        action="store_true",
        help="an empty line listens for eight seconds (arecord or sounddevice, and pocketsphinx)",
    )
    parser.add_argument(
        "--in-time",
        action="store_true",
        help="play audio documents in their time, with silences; Ctrl-C breaks in",
    )
    _add_turns(parser)
    _add_skill(parser)


def _add_ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", metavar="TEXT", help="the question")
    parser.add_argument(
        "--from", dest="source", metavar="FILE", help="one question a line; - is standard input"
    )
    _add_turns(parser)
    _add_skill(parser)


def _add_play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="FILE|FOLDER",
        help="conversation files, or folders with *.yaml in them",
    )
    parser.add_argument("--json", action="store_true", help="one object a play, then the sum")
    _add_strict(parser)
    _add_ear(parser)
    parser.add_argument(
        "--person", metavar="N", help="who speaks; by default somebody new in every play"
    )
    _add_skill(parser)


def _add_web(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    parser.add_argument("--port", type=_port, default=8765, help="default: 8765; 0: a free one")
    parser.add_argument(
        "--expose", action="store_true", help="allow a --host that other machines can reach"
    )
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="don't open a browser"
    )
    _add_skill(parser)


def _add_coverage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one object, with every name")
    parser.add_argument("--all", action="store_true", help="every name, not a dozen an area")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep what was touched")
    parser.add_argument(
        "--record", type=Path, metavar="FILE", help="read what --save kept; play nothing"
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), metavar="FOLDER", help="the project; default: here"
    )
    _add_locale(parser)
    _add_skill(parser)


def _add_voice_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", type=int, default=40, help="questions; default: 40")
    _add_locale(parser)
    _add_skill(parser)


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number < 1 << 16:
        raise ValueError
    return number


def _add_turns(parser: argparse.ArgumentParser) -> None:
    """How turns are written, and who speaks to what."""
    parser.add_argument("--json", action="store_true", help="one JSON object a turn")
    parser.add_argument("--verbose", action="store_true", help="add the request and the response")
    parser.add_argument("--ssml", action="store_true", help="show what is said with its SSML tags")
    _add_strict(parser)
    _add_ear(parser)
    _add_locale(parser)
    parser.add_argument("--device", choices=KINDS, default="speaker", help="default: speaker")
    parser.add_argument("--person", metavar="N", default="1", help="who speaks; default: 1")
    parser.add_argument(
        "--at",
        type=_time,
        metavar="TIME",
        help='the simulated time, local to the device, like "2026-03-29T00:30"; default: now',
    )
    parser.add_argument(
        "--zone", metavar="NAME", help="the device's time zone; default: the locale's usual one"
    )


def _add_ear(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ear",
        type=_ear,
        metavar="whole|rough:SEED",
        help="how words arrive at a model with an open slot; default: whole",
    )


def _ear(text: str) -> int | None:
    try:
        return read_ear(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time: say it like 2026-03-29T00:30"
        ) from None


def _add_strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--strict",
        action="store_true",
        help="a guessed intent fails the run, and the sample to add is named",
    )


def _add_locale(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--locale", default="en-US", help="default: en-US")


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        type=Path,
        metavar="FILE",
        help="default: interaction_model/LOCALE.json, else LANGUAGE.json",
    )


def _add_skill(parser: argparse.ArgumentParser) -> None:
    """Where the skill is, and what it is asked with."""
    parser.add_argument("--url", help="a skill that runs already, like http://127.0.0.1:8080/alexa")
    parser.add_argument(
        "--application-id", default=APPLICATION_ID, metavar="ID", help=f"default: {APPLICATION_ID}"
    )
    _add_model(parser)
    parser.add_argument(
        "--local",
        type=Path,
        default=Path(".local"),
        metavar="FOLDER",
        help="for certificates, the skill's log and a cache; default: .local",
    )
