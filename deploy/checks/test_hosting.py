"""The files for hosting it oneself, read by their own tools; CI has those, a developer may not."""

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from deploy.artefact import ROOT
from skill.errors import OperatorError
from skill.settings import read_settings

_SERVICE = ROOT / "deploy" / "cramp-coach.service"
_NGINX = ROOT / "deploy" / "nginx.conf"
_CONTAINER = ROOT / "deploy" / "Containerfile"


def _tool(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    if found is None:
        why = f"{name} is not installed here, so nothing reads its file; run: make hosting-tools"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    return found


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # the tools whose files these are
        command, capture_output=True, text=True, check=False, timeout=60
    )


def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    """With a program that exists here in place of ours; a warning counts as a fault."""
    unit = tmp_path / "cramp-coach.service"
    text = _SERVICE.read_text(encoding="utf-8")
    program = re.search(r"^ExecStart=(\S+)", text, re.MULTILINE)
    assert program
    unit.write_text(text.replace(program[1], "/bin/true"), encoding="utf-8")
    done = _run(_tool("systemd-analyze"), "verify", "--man=no", str(unit))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_stops_more_slowly_than_gunicorn() -> None:
    """Systemd must not kill what gunicorn lets end."""
    serve = (ROOT / "skill" / "serve.py").read_text(encoding="utf-8")
    graceful = re.search(r'"graceful_timeout": (\d+)', serve)
    stop = re.search(r"^TimeoutStopSec=(\d+)$", _SERVICE.read_text(), re.MULTILINE)
    assert graceful
    assert stop
    assert int(stop[1]) > int(graceful[1])


def test_nginx_reads_its_configuration(tmp_path: Path) -> None:
    """With a certificate made for the occasion."""
    nginx = _tool("nginx")
    chain, key = _certificate(tmp_path)
    text = _NGINX.read_text(encoding="utf-8")
    text = re.sub(r"/etc/letsencrypt\S+/fullchain\.pem", str(chain), text)
    text = re.sub(r"/etc/letsencrypt\S+/privkey\.pem", str(key), text)
    file = tmp_path / "nginx.conf"
    file.write_text(text, encoding="utf-8")
    directives = f"pid {tmp_path}/nginx.pid;"
    done = _run(nginx, "-t", "-q", "-c", str(file), "-p", str(tmp_path), "-g", directives)
    assert done.returncode == 0, done.stderr


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "skill.example.org")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    chain, private = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    private.write_bytes(key.private_bytes(*pem, serialization.NoEncryption()))
    return chain, private


def test_the_container_copies_what_exists() -> None:
    """Every folder that it names, and all that the skill reads."""
    lines = _CONTAINER.read_text(encoding="utf-8").splitlines()
    copied = {line.split()[1] for line in lines if re.match(r"COPY (?!--)", line)}
    assert all((ROOT / name).exists() for name in copied)
    assert copied >= {"nlu", "skill", "content", "responses", "interaction_model"}
    assert "USER 65534:65534" in lines


@pytest.mark.parametrize("path", [_SERVICE, _NGINX, _CONTAINER, ROOT / "template.yaml"])
def test_every_setting_named_is_one(path: Path) -> None:
    """An unknown setting stops the start."""
    for name in set(re.findall(r"CRAMP_COACH_[A-Z_]+", path.read_text())):
        read_settings({name: "yes" if name.endswith("_ONLY") else "x"})
    with pytest.raises(OperatorError):
        read_settings({"CRAMP_COACH_NOTHING": "x"})
