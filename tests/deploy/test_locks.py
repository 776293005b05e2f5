"""Every lock is whole, by hash, and goes into an empty environment with the oldest pip."""

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ROOT = Path(__file__).parent.parent.parent
_LOCKS = sorted(
    path.relative_to(_ROOT).as_posix()
    for folder in (".", "deploy", "requirements")
    for path in (_ROOT / folder).glob("*.lock")
)
_SAFE = {"--no-deps", "--require-hashes", "--only-binary"}
_INSTALLERS = ["Makefile", "deploy/Containerfile", "docs/deploying.md"]


def _pins(lock: str) -> dict[str, Requirement]:
    """Name → what is pinned, for this Python and machine."""
    text = (_ROOT / lock).read_text(encoding="utf-8")
    found = [Requirement(line.rstrip(" \\")) for line in re.findall(r"^\w.*==.*$", text, re.M)]
    here = [one for one in found if one.marker is None or one.marker.evaluate()]
    return {canonicalize_name(one.name): one for one in here}


@pytest.mark.parametrize("lock", ["requirements.lock", "deploy/requirements-serve.lock"])
def test_what_a_pinned_package_requires_is_pinned(lock: str) -> None:
    """Nothing is resolved at an installation, so nothing may be left out. Mend it: make lock."""
    pins = _pins(lock)
    faults = []
    for name in pins:
        for text in metadata.requires(name) or []:
            needed = Requirement(text)
            if needed.marker and not needed.marker.evaluate({"extra": ""}):
                continue
            pin = pins.get(canonicalize_name(needed.name))
            version = str(pin.specifier).removeprefix("==") if pin else None
            if version is None or not needed.specifier.contains(version, prereleases=True):
                faults.append(f"{name} requires {text}; {lock} pins {version}")
    assert faults == []


@pytest.mark.parametrize("lock", _LOCKS)
def test_a_lock_pins_by_hash_and_names_no_registry(lock: str) -> None:
    """Where packages come from is the machine's affair."""
    text = (_ROOT / lock).read_text(encoding="utf-8")
    pinned = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert pinned
    assert [one for one in pinned if "==" not in one or "--hash=sha256:" not in one] == []
    assert "://" not in text


@pytest.mark.parametrize("folder", ["node", "node-bench"])
def test_nodes_locks_name_no_registry(folder: str) -> None:
    """Npm ci needs the hash alone."""
    text = (_ROOT / "requirements" / folder / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert '"integrity"' in text


@pytest.mark.parametrize("file", _INSTALLERS)
def test_no_step_installs_without_pins(file: str) -> None:
    """Each `pip install` resolves nothing, asks for hashes and builds nothing; no `npm install`."""
    text = (_ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    steps = re.findall(r"pip install .*", text)
    assert steps
    assert [step for step in steps if not set(step.split()) >= _SAFE] == []
    if file == "Makefile":
        assert "npm install" not in text


# Lambda's is installed for another machine, and the oldest pip's own by whatever pip is there.
_INSTALLED = [each for each in _LOCKS if "lambda" not in each and "oldest-pip" not in each]


@pytest.mark.long  # `make setup` installs requirements.lock each time, with whatever pip is there
@pytest.mark.parametrize("lock", _INSTALLED)
def test_a_lock_is_installed_by_the_oldest_pip(lock: str, tmp_path: Path) -> None:
    """In an empty environment, with the pip of the first release of this Python's series."""
    python = tmp_path / "bin" / "python"
    _run(sys.executable, "-m", "venv", str(tmp_path))
    _install(python, "requirements/oldest-pip.lock")
    also = ["requirements.lock"] if "atheris" in lock else []
    for each in (lock, *also):
        _install(python, each)
    assert "No broken requirements" in _run(str(python), "-m", "pip", "check")


def _install(python: Path, lock: str) -> None:
    safe = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", lock]
    _run(str(python), "-m", "pip", "install", "--quiet", *safe)


def _run(*command: str) -> str:
    done = subprocess.run(  # noqa: S603  # our own commands
        command, cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
