"""The pinned versions, since when they are pinned, and what is known against them: `make audit`.

pip-audit asks the package index for advisories; where that can't be reached, the list says "not
audited" and what is left is the date. Exit code 1 when a version has a known weakness.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

_LOCK = Path("requirements.lock")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
_PATIENCE = 180  # seconds


def since(name: str, version: str) -> str:
    """The day of the commit that pinned this version; "not committed" before that."""
    command = ["git", "log", "--format=%cs", f"-S{name}=={version}", "--", str(_LOCK)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout.split() or ["not committed"])[-1]


def advisories() -> dict[str, str]:
    """Package → what is known against its version: "nothing known", or the advisories' ids."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(_LOCK), "--no-deps", "--disable-pip"]
    options = ["--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(
            [*command, *options], capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
        found = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return {}
    return {
        one["name"]: ", ".join(each["id"] for each in one["vulns"]) or "nothing known"
        for one in found
        if "vulns" in one
    }


def main() -> int:
    """Print the list."""
    known = advisories()
    pins = _PINNED.findall(_LOCK.read_text(encoding="utf-8"))
    print("| package | version | pinned since | advisories |\n|---|---|---|---|")
    for name, version in pins:
        told = known.get(name, "not audited")
        print(f"| {name} | {version} | {since(name, version)} | {told} |")
    bad = [name for name, told in known.items() if told != "nothing known"]
    if len(known) < len(pins):
        print(f"\n{len(pins) - len(known)} of {len(pins)} not audited: no advisories were reached")
    if bad:
        print(f"\nknown weaknesses: {', '.join(bad)}; mend it with: make lock")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
