"""Which file holds the model of a locale: its own, or the one of its language.

<folder>/en-GB.json serves en-GB alone; <folder>/en.json every English locale without its own.
"""

from pathlib import Path

FOLDER = Path("interaction_model")
# https://developer.amazon.com/docs/alexa/custom-skills/develop-skills-in-multiple-languages.html
ALEXA_LOCALES = (
    *("ar-SA", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX", "es-US"),
    *("fr-CA", "fr-FR", "hi-IN", "it-IT", "ja-JP", "nl-NL", "pt-BR"),
)


def model_file(locale: str, folder: Path = FOLDER) -> Path:
    """The file to read; the locale's own where neither exists."""
    own, shared = folder / f"{locale}.json", folder / f"{locale.partition('-')[0]}.json"
    return shared if shared.is_file() and not own.is_file() else own


def model_locales(folder: Path = FOLDER) -> list[str]:
    """The locales that have a model, sorted."""
    own = {path.stem for path in folder.glob("??-??.json")}
    return sorted(own | {one for one in ALEXA_LOCALES if model_file(one, folder).is_file()})
