"""Builds what Lambda unpacks: packages by the lock, our code, what is prebuilt, bytecode.

Lambda's folder is read-only, so code without bytecode is compiled anew at every cold start: with
it a start takes about a quarter of the time.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from deploy.errors import DeployError
from deploy.python import Target

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "deploy" / "requirements-lambda.lock"
KNOWLEDGE = "knowledge.json"
LARGEST = 60 * 1024 * 1024  # bytes unpacked, far below Lambda's 250 MB; a slip shows early
_WEB_ONLY = (
    *("web.py", "serve.py", "webservice.py", "metrics.py", "certificates.py"),
    *("__main__.py", "command_line.py", "load.py", "phrasings.py", "strict_yaml.py"),
    *("dispatcher.py", "sqlite_*.py", "store_commands.py", "reading_header.py", "reception"),
    *("build.py", "read_lexicon.py", "read_material.py"),
)


def build(folder: Path, target: Target, compiler: Path | None) -> None:
    """Fill `folder` with the artefact; `compiler` makes the bytecode, or none is made.

    Raises DeployError when a step fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    install(folder, target)
    _copy(folder)
    _run(sys.executable, "-m", "skill", "prebuild", str(folder / KNOWLEDGE))
    _run(sys.executable, "-m", "workshop", "audio", str(folder / "audio"))
    if compiler:
        compile_all(folder, compiler)


def install(folder: Path, target: Target) -> None:
    """The packages that the lock pins, for the target. Raises DeployError."""
    major, minor = target.version
    _run(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *(
            "--no-deps",
            "--require-hashes",
            "-r",
            str(LOCK),
            "--target",
            str(folder),
            "--no-compile",
        ),
        *("--platform", target.platform, "--python-version", f"{major}.{minor}"),
        *("--implementation", "cp", "--only-binary=:all:"),
    )


def _copy(folder: Path) -> None:
    without = shutil.ignore_patterns("__pycache__", *_WEB_ONLY)
    for package in ("nlu", "skill"):
        shutil.copytree(ROOT / package, folder / package, ignore=without, dirs_exist_ok=True)
    shutil.copytree(ROOT / "responses", folder / "responses", dirs_exist_ok=True)


def compile_all(folder: Path, compiler: Path) -> None:
    """Bytecode that is trusted without a look at the source's time, which unpacking changes."""
    _run(
        *(str(compiler), "-I", "-W", "ignore", "-m", "compileall", "-q", "-j", "0"),
        *("--invalidation-mode", "unchecked-hash", str(folder)),
    )


def files(folder: Path) -> Iterator[Path]:
    """Every file of an artefact."""
    return (path for path in folder.rglob("*") if path.is_file())


def size(folder: Path) -> int:
    """Bytes, unpacked."""
    return sum(path.stat().st_size for path in files(folder))


def _run(*command: str) -> None:
    done = subprocess.run(  # noqa: S603  # our own tools
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise DeployError(f"{' '.join(command)}\nfailed ({done.returncode}):\n{done.stdout}")
