"""Settings: the environment read once, at the door, into one frozen object."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from skill.errors import OperatorError

DEFAULT_BIND = "127.0.0.1:8080"
DEFAULT_STORE = "sqlite:.local/preferences.sqlite3"
_ROOT = Path(__file__).resolve().parent.parent


class Settings(Struct, frozen=True):
    """What an operator may set. README.md and docs list the same; a test compares them.

    application_id: the skill's id; requests for another are refused (CRAMP_COACH_APPLICATION_ID).
    simulator_chain: PEM file served in place of Amazon's chain: simulator mode, loopback only
        (CRAMP_COACH_SIMULATOR_CHAIN).
    simulator_clock: file with the seconds by which the simulator's clock is ahead; in simulator
        mode only (CRAMP_COACH_SIMULATOR_CLOCK).
    roots_file: PEM bundle of trusted roots in place of certifi and the system's
        (CRAMP_COACH_ROOTS).
    bind: host:port to listen on (CRAMP_COACH_BIND).
    metrics: host:port on the loopback for Prometheus (CRAMP_COACH_METRICS).
    audio: folder of the routine's sounds (CRAMP_COACH_AUDIO); without, silences pace it.
    public_url: the https address at which Alexa reaches us, without /alexa
        (CRAMP_COACH_PUBLIC_URL); goes with audio.
    store: where preferences are remembered: sqlite:FILE, dynamodb:TABLE or none
        (CRAMP_COACH_STORE).
    pepper: the secret behind the keys of the store (CRAMP_COACH_PEPPER); never shown.
    dynamodb_endpoint: another address of DynamoDB, as of a server on loopback
        (CRAMP_COACH_DYNAMODB_ENDPOINT).
    information_only: ask no question about symptoms; dangers still alarm
        (CRAMP_COACH_INFORMATION_ONLY, yes or no).
    knowledge: the content prebuilt as one JSON file, read in place of content/, with the reader
        and the compiled templates beside it (CRAMP_COACH_KNOWLEDGE).
    content, responses, interaction_model: the three folders of material.
    """

    application_id: str | None = None
    simulator_chain: Path | None = None
    simulator_clock: Path | None = None
    roots_file: Path | None = None
    bind: str = DEFAULT_BIND
    metrics: str | None = None
    audio: Path | None = None
    public_url: str | None = None
    store: str = "none"
    pepper: bytes = b""
    dynamodb_endpoint: str | None = None
    information_only: bool = False
    knowledge: Path | None = None
    content: Path = _ROOT / "content"
    responses: Path = _ROOT / "responses"
    interaction_model: Path = _ROOT / "interaction_model"

    def __repr__(self) -> str:
        """Not the pepper, wherever it is printed."""
        return "Settings(…)"

    @property
    def simulator(self) -> bool:
        """Whether requests come from the local simulator."""
        return self.simulator_chain is not None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from CRAMP_COACH_* variables. Raises OperatorError for one that we don't know."""
    known = {
        "CRAMP_COACH_APPLICATION_ID",
        "CRAMP_COACH_SIMULATOR_CHAIN",
        "CRAMP_COACH_SIMULATOR_CLOCK",
        "CRAMP_COACH_ROOTS",
        "CRAMP_COACH_BIND",
        "CRAMP_COACH_METRICS",
        "CRAMP_COACH_AUDIO",
        "CRAMP_COACH_PUBLIC_URL",
        "CRAMP_COACH_STORE",
        "CRAMP_COACH_PEPPER",
        "CRAMP_COACH_DYNAMODB_ENDPOINT",
        "CRAMP_COACH_INFORMATION_ONLY",
        "CRAMP_COACH_KNOWLEDGE",
    }
    given = {key: value for key, value in environment.items() if key.startswith("CRAMP_COACH_")}
    if strange := given.keys() - known:
        raise OperatorError(
            f"unknown setting {', '.join(sorted(strange))}; known: {', '.join(sorted(known))}"
        )
    chain, roots = given.get("CRAMP_COACH_SIMULATOR_CHAIN"), given.get("CRAMP_COACH_ROOTS")
    clock = given.get("CRAMP_COACH_SIMULATOR_CLOCK")
    audio = given.get("CRAMP_COACH_AUDIO")
    knowledge = given.get("CRAMP_COACH_KNOWLEDGE")
    return Settings(
        application_id=given.get("CRAMP_COACH_APPLICATION_ID") or None,
        simulator_chain=Path(chain) if chain else None,
        simulator_clock=Path(clock) if clock else None,
        roots_file=Path(roots) if roots else None,
        bind=given.get("CRAMP_COACH_BIND") or DEFAULT_BIND,
        metrics=given.get("CRAMP_COACH_METRICS") or None,
        audio=Path(audio) if audio else None,
        public_url=given.get("CRAMP_COACH_PUBLIC_URL") or None,
        store=given.get("CRAMP_COACH_STORE") or DEFAULT_STORE,
        pepper=given.get("CRAMP_COACH_PEPPER", "").encode(),
        dynamodb_endpoint=given.get("CRAMP_COACH_DYNAMODB_ENDPOINT") or None,
        information_only=_yes(given, "CRAMP_COACH_INFORMATION_ONLY"),
        knowledge=Path(knowledge) if knowledge else None,
    )


def _yes(given: Mapping[str, str], name: str) -> bool:
    """A setting of yes or no; no where it is not given. Raises OperatorError for another word."""
    said = given.get(name) or "no"
    if said not in ("yes", "no"):
        raise OperatorError(f'{name} is "{said}"; it can be yes or no')
    return said == "yes"
