"""Which file holds the model of a locale."""

from pathlib import Path

import pytest

from simulator.understanding.model_files import model_file, model_locales


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model for English, one of its own for Britain, and one for Mexico alone."""
    for name in ("en.json", "en-GB.json", "es-MX.json", "notes.json"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("locale", "file"),
    [
        ("en-GB", "en-GB.json"),
        ("en-US", "en.json"),
        ("es-MX", "es-MX.json"),
        ("es-ES", "es-ES.json"),
    ],
)
def test_a_locales_own_model_goes_before_its_languages(
    folder: Path, locale: str, file: str
) -> None:
    """Where neither is there, the locale's own is named."""
    assert model_file(locale, folder) == folder / file


def test_a_languages_model_serves_every_locale_of_it(folder: Path) -> None:
    """Those that Alexa speaks."""
    assert model_locales(folder) == ["en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-MX"]
