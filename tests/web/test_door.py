"""The door beyond verification: pages, simulator mode, faults, the package it stands on."""

import html
import importlib.metadata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder

from skill import webservice
from skill.errors import OperatorError
from skill.knowledge.content import Content
from skill.pages import render_pages
from skill.serve import check_settings
from skill.settings import Settings
from tests.web.conftest import ADDRESS, Served, Shelf, as_bytes, envelope, serve
from tests.web.pki import Pki
from workshop.review import read_ledger


@pytest.fixture
def simulated(skill: CustomSkill, pki: Pki) -> Iterator[Served]:
    """A server in simulator mode."""
    shelf = Shelf({ADDRESS: pki.chain})
    server, thread = serve(skill, pki, shelf, simulator=True)
    yield Served(server.server_port, shelf, pki)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"]
)
def test_the_simulator_mode_takes_nothing_forwarded(simulated: Served, header: str) -> None:
    """A proxy in front would open it to the world."""
    body = as_bytes(envelope())
    assert simulated.post(body)[0] == 200
    assert simulated.post(body, {**simulated.signed(body), header: "for=1.2.3.4"})[0] == 400


def test_a_forwarded_header_is_fine_in_earnest(served: Served) -> None:
    """There a proxy is expected."""
    body = as_bytes(envelope())
    assert served.post(body, {**served.signed(body), "X-Forwarded-For": "1.2.3.4"})[0] == 200


@pytest.mark.parametrize("bind", ["0.0.0.0:8080", "192.168.1.2:80", "[::]:80", "example.com:80"])
def test_the_simulator_mode_binds_to_loopback_alone(bind: str) -> None:
    """It says so and does not start."""
    with pytest.raises(OperatorError, match="this machine alone"):
        check_settings(Settings(simulator_chain=Path("chain.pem"), bind=bind))


@pytest.mark.parametrize("bind", ["127.0.0.1:0", "127.1.2.3:80", "[::1]:80", "localhost:80"])
def test_loopback_in_every_spelling_is_fine(bind: str) -> None:
    """No false alarm."""
    check_settings(Settings(simulator_chain=Path("chain.pem"), bind=bind))


def test_in_earnest_an_application_id_is_needed() -> None:
    """Else any skill's requests would be answered."""
    with pytest.raises(OperatorError, match="CRAMP_COACH_APPLICATION_ID"):
        check_settings(Settings())
    check_settings(Settings(application_id="amzn1.ask.skill.x", bind="0.0.0.0:443"))


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("Viewport", {"shape": "OVAL", "pixelWidth": 1}),
        ("Viewports", [{"type": "HOLOGRAM", "id": "main"}]),
        ("AudioPlayer", {"playerActivity": "DREAMING"}),
    ],
)
def test_a_device_newer_than_the_sdk_is_answered(served: Served, part: str, value: Any) -> None:
    """The SDK can't read its context; the question is as good as any."""
    whole = envelope()
    whole["context"][part] = value
    status, body = served.post(as_bytes(whole))
    assert (status, b"outputSpeech" in body) == (200, True)


@pytest.mark.parametrize(
    ("path", "holds"),
    [("/privacy", b"Privacy"), ("/terms", b"Terms"), ("/about", b"Sources"), ("/health", b"ok")],
)
def test_the_pages_open(served: Served, path: str, holds: bytes) -> None:
    """Without a signature: they are for people and monitors."""
    status, body = served.get(path)
    assert (status, holds in body) == (200, True)


@pytest.mark.parametrize(("path", "status"), [("/", 404), ("/alexa", 405), ("/secret", 404)])
def test_other_paths_are_plain_errors(served: Served, path: str, status: int) -> None:
    """They tell nothing."""
    found, body = served.get(path)
    assert (found, len(body) < 40) == (status, True)


def test_the_real_pages_are_whole(settings: Settings, content: Content) -> None:
    """All render, as HTML; the one about the skill names every source, and who has signed."""
    pages = render_pages(settings.responses, content.sources)
    assert pages.keys() == {"about", "privacy", "terms"}
    assert all(page.startswith("<!doctype html>") for page in pages.values())
    for source in content.sources.values():
        assert html.escape(source.address) in pages["about"], source.address
    nobody = "No clinician, pharmacist, midwife or paediatrician has signed"
    assert (nobody in pages["about"]) is (read_ledger(settings.content) == [])
    assert not any("medical device" in page for page in pages.values())


class _Broken(AbstractRequestHandler):
    """A handler with a fault that holds what must not be logged."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return True

    def handle(self, handler_input: HandlerInput) -> Any:
        raise ValueError("my chest pain, amzn1.ask.account.TEST")


def test_a_fault_of_ours_is_a_500_that_tells_nothing(
    pki: Pki, caplog: pytest.LogCaptureFixture
) -> None:
    """Its class is logged, its text is not."""
    builder = SkillBuilder()
    builder.add_request_handler(_Broken())
    server, thread = serve(builder.create(), pki, Shelf({ADDRESS: pki.chain}))
    found = Served(server.server_port, Shelf(), pki).post(as_bytes(envelope()))
    server.shutdown()
    thread.join()
    server.server_close()
    assert found == (500, b'{"error": "fault"}')
    assert "ValueError" in caplog.text
    assert "chest" not in caplog.text
    assert "account" not in caplog.text


def test_the_packages_own_verifier_can_accept_nothing() -> None:
    """What stands in for certvalidator refuses whatever it is asked."""
    import certvalidator  # noqa: PLC0415  # the stand-in, not the package
    from certvalidator.errors import ValidationError  # noqa: PLC0415

    assert certvalidator.CertificateValidator is webservice.CertificateValidator
    with pytest.raises(ValidationError):
        certvalidator.CertificateValidator(b"leaf", [])


def test_the_stand_in_is_still_needed() -> None:
    """When oscrypto moves past 1.3.0, look whether certvalidator imports again (decision 5)."""
    assert importlib.metadata.version("oscrypto") == "1.3.0"
