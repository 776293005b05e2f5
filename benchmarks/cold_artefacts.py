"""What the benchmark of cold starts starts: built by the artefact's own steps."""

import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deploy import artefact
from deploy.artefact import KNOWLEDGE, ROOT
from deploy.python import this_machine, version_of

LAUNCH = ROOT / "tests" / "envelopes" / "launch.json"
_INTENT, _SLOT, _WORDS = "WhyIntent", "why_rest", "do my legs cramp at night"
_PARTS = ("__init__.py", "hello_lambda.py", "hello.j2")
_STORED = {
    "CRAMP_COACH_STORE": "dynamodb:preferences",
    "CRAMP_COACH_PEPPER": "0123456789abcdef" * 2,
    "AWS_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
}


@dataclass(frozen=True)
class Built:
    """An artefact, the module that holds its handler, the request, and its variables."""

    folder: Path
    module: str
    event: Path
    variables: Mapping[str, str]


def build_all(folder: Path, python: Path, dynamodb: str) -> dict[str, Built]:
    """The rows of the table, compiled by `python`; `dynamodb`: its address. Raises DeployError."""
    target = this_machine(version_of(python) or sys.version_info[:2])
    ours, hello = folder / "ours", folder / "hello"
    artefact.build(ours, target, python)
    artefact.install(hello, target)
    (hello / "benchmarks").mkdir()
    for name in _PARTS:
        shutil.copy(ROOT / "benchmarks" / name, hello / "benchmarks")
    artefact.compile_all(hello, python)
    given, module = variables(ours), "skill.lambda_function"
    stored = given | _STORED | {"CRAMP_COACH_DYNAMODB_ENDPOINT": dynamodb}
    asked = question(folder / "question.json")
    return {
        "SDK's hello world, one template": Built(hello, "benchmarks.hello_lambda", LAUNCH, {}),
        "**ours**, a launch without a store": Built(ours, module, LAUNCH, given),
        "**ours**, a question without a store": Built(ours, module, asked, given),
        "**ours**, a launch with DynamoDB": Built(ours, module, LAUNCH, stored),
        "**ours**, a question with DynamoDB": Built(ours, module, asked, stored),
    }


def question(path: Path) -> Path:
    """The launch made a one-shot question by words, which needs the reader."""
    event = json.loads(LAUNCH.read_text(encoding="utf-8"))
    slots = {_SLOT: {"name": _SLOT, "value": _WORDS, "confirmationStatus": "NONE"}}
    event["request"] |= {
        "type": "IntentRequest",
        "dialogState": "STARTED",
        "intent": {"name": _INTENT, "confirmationStatus": "NONE", "slots": slots},
    }
    path.write_text(json.dumps(event), encoding="utf-8")
    return path


def variables(ours: Path) -> dict[str, str]:
    """Those of template.yaml, without a store."""
    event = json.loads(LAUNCH.read_text(encoding="utf-8"))
    return {
        "CRAMP_COACH_APPLICATION_ID": event["session"]["application"]["applicationId"],
        "CRAMP_COACH_KNOWLEDGE": str(ours / KNOWLEDGE),
        "CRAMP_COACH_AUDIO": str(ours / "audio"),
        "CRAMP_COACH_PUBLIC_URL": "https://skill.example.org/",
        "CRAMP_COACH_STORE": "none",
    }
