"""Questions to begin a conversation with, taken from the model's own samples."""

from simulator.understanding import InteractionModel

# What shows most of a skill about cramps; another skill's model gives whatever it has.
_SHOWING = (
    "WhyAtNightIntent",
    "HowMuchMagnesiumIntent",
    "ReliefNowIntent",
    "TriageIntent",
    "RoutineIntent",
    "SetReminderIntent",
)
_MOST = 6
_FEWEST_WORDS = 5


def openings(model: InteractionModel) -> list[str]:
    """At most six sentences, each of another intent, without slots."""
    others = [name for name, intent in model.intents.items() if not intent.built_in]
    shown = [name for name in _SHOWING if name in model.intents] or others[:_MOST]
    found = [_sentence(model.intents[name].samples) for name in shown]
    return [sentence for sentence in found if sentence]


def _sentence(samples: tuple[str, ...]) -> str | None:
    plain = [sample for sample in samples if "{" not in sample]
    longer = (sample for sample in plain if len(sample.split()) >= _FEWEST_WORDS)
    return next(longer, plain[0] if plain else None)
