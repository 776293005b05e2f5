"""Asks Amazon's utterance profiler, by the ASK CLI of whoever has an account."""

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from deploy.errors import DeployError
from deploy.first_hour.verdicts import Profiled

_PATIENCE = 60  # seconds for one answer


def profile(skill: str, said: Sequence[str], file: Path, tell: Callable[[str], None]) -> None:
    """Append an answer for each sentence that `file` does not hold yet: it can be broken off.

    Raises DeployError where the ASK CLI is missing, or says no.
    """
    known = {one.utterance for one in read_answers(file)} if file.exists() else set()
    left = [one for one in said if one not in known]
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as answers:
        for at, sentence in enumerate(left, 1):
            line = {"utterance": sentence, "answer": _ask(skill, sentence)}
            answers.write(json.dumps(line) + "\n")
            answers.flush()
            tell(f"{at} of {len(left)}: {sentence}")


def read_answers(file: Path) -> list[Profiled]:
    """The lines of an answers file. Raises DeployError for a line that is none, naming it."""
    found = []
    for at, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.append(msgspec.json.decode(line, type=Profiled))
        except msgspec.MsgspecError as wrong:
            raise DeployError(
                f"{file}, line {at}: {wrong}; delete the line, and ask anew"
            ) from wrong
    return found


def _ask(skill: str, sentence: str) -> object:
    options = ("--skill-id", skill, "--stage", "development", "--locale", "en-US")
    command = ("ask", "smapi", "profile-nlu", *options, "--utterance", sentence)
    try:
        done = subprocess.run(  # noqa: S603  # a fixed command; the sentence is one argument
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
        return json.loads(done.stdout)
    except FileNotFoundError as missing:
        raise DeployError(
            "the ASK CLI is missing: npm install -g ask-cli, then: ask configure"
        ) from missing
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as wrong:
        raise DeployError(
            f'no answer to "{sentence}" ({type(wrong).__name__}); start again, what is there stays'
        ) from wrong
