"""`make understanding`: the figures, by topic, with confusions and at each sensitivity."""

import sys
import time
from pathlib import Path

from simulator.understanding import InteractionModel, Resolver
from simulator.understanding.resolver import FLOORS
from skill.knowledge.load import load
from skill.knowledge.localise import localise
from skill.settings import Settings
from tests.understanding.corpus import OUT, Sentence, fresh, sentences
from tests.understanding.hearing import Ear
from tests.understanding.score import score, score_fresh

_CACHE = Path(".local/understanding")
_SHOWN = 20


def main(arguments: list[str]) -> int:
    """Print the report; `--wrong` lists every sentence that went wrong."""
    settings = Settings()
    content = load(settings.content, settings.interaction_model)
    model = settings.interaction_model / "en.json"
    knowledge = localise(content, "en-US")
    starts = []
    for _ in range(2):
        started = time.perf_counter()
        ear = Ear(model, content, knowledge, _CACHE)
        starts.append(time.perf_counter() - started)
    parsed, corpus = InteractionModel.read(model), sentences()
    total = score(ear, corpus)
    out = sys.stdout.write
    for name, (right, out_of) in total.counts.items():
        out(f"{name:26} {right:4} of {out_of:4}  {right / out_of:6.1%}\n")
    out("on the fresh set, which nobody tuned on:\n")
    for name, (right, out_of) in score_fresh(ear, fresh()).counts.items():
        out(f"  {name:24} {right:4} of {out_of:4}  {right / out_of:6.1%}\n")
    out(f"{'samples exact':26} {_exact(ear.resolver, parsed):.1%}\n")
    out(f"{'resolver alone':26} {_speed(ear.resolver, corpus):.0f} sentences a second\n")
    first, again = starts
    out(f"{'start':26} {first:.2f} s, with the index in the cache {again:.2f} s\n")
    out("\nTopics below 100 %:\n")
    for topic, (right, out_of) in sorted(
        total.by_topic.items(), key=lambda one: one[1][0] / one[1][1]
    ):
        if right < out_of:
            out(f"  {topic:26} {right} of {out_of}\n")
    out("\nConfusions:\n")
    for (topic, taken), count in total.confusions.most_common(_SHOWN):
        out(f"  {count}  {topic} taken for {taken}\n")
    _sensitivities(ear, corpus)
    if "--wrong" in arguments:
        for name, sentence, heard in total.wrong:
            understood = heard.understood
            out(
                f"{name}: {sentence.say!r} ({sentence.topic or sentence.intent}): {heard.answer}, "
                f"{understood.intent} {understood.how} {understood.score:.2f}\n"
            )
    return 0


def _exact(resolver: Resolver, model: InteractionModel) -> float:
    """The share of samples without slots that their own intent understands word for word."""
    samples = [
        (intent.name, sample)
        for intent in model.intents.values()
        for sample in intent.samples
        if "{" not in sample
    ]
    found = [resolver.understand(sample) for _, sample in samples]
    right = sum(
        f.intent == name and f.how == "exact" for f, (name, _) in zip(found, samples, strict=True)
    )
    return float(right / len(samples))


def _speed(resolver: Resolver, corpus: dict[str, list[Sentence]]) -> float:
    lines = [one.say for file in corpus.values() for one in file]
    started = time.perf_counter()
    for line in lines:
        resolver.understand(line)
    return float(len(lines) / (time.perf_counter() - started))


def _sensitivities(ear: Ear, corpus: dict[str, list[Sentence]]) -> None:
    """How many sentences would stand at each fallbackIntentSensitivity."""
    sys.stdout.write("\nAt each fallback sensitivity (answered of in domain, refused of far):\n")
    lines = [one for file, found in corpus.items() for one in found]
    scores = {one.say: ear.hear(one.say).understood.score for one in lines}
    far = [one for one in corpus[OUT] if not one.near]
    known = [one for one in lines if one.topic not in ("none", "any", "danger", "")]
    for level, floor in FLOORS.items():
        answered = sum(scores[one.say] >= floor for one in known) / len(known)
        refused = sum(scores[one.say] < floor for one in far) / len(far)
        sys.stdout.write(f"  {level:7} {answered:6.1%} {refused:6.1%}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
