"""Whether the relief coach's tables hold together: steps, parts, signs and places."""

from collections.abc import Iterator

from skill.knowledge.content import Content
from skill.knowledge.faults import Fault, nearest

_MOST_STEPS = 3  # as many are coached, one after the other


def relief_faults(content: Content) -> Iterator[Fault]:
    """Each order of steps has up to three, and names steps that there are; so do `cannot`s."""
    relief, place = content.relief, "relief/coach.yaml"
    named = [(where, steps) for where, steps in relief.plans()]
    named += [(name, [one.cannot]) for name, one in relief.steps.items() if one.cannot]
    for where, steps in named:
        if len(steps) > _MOST_STEPS:
            yield Fault(place, (where,), f"{where}: {len(steps)} steps, at most {_MOST_STEPS}")
        for step in steps:
            if step not in relief.steps:
                what = f"{where}: {step} is no step{nearest(step, relief.steps)}"
                yield Fault(place, (where, step), what)
    for name in relief.signs:
        if name not in content.findings:
            what = f"signs: {name} is no finding{nearest(name, content.findings)}"
            yield Fault(place, ("signs", name), what)
    for name, part in relief.places.items():
        if part not in relief.parts:
            what = f"{name}: {part} is no part with steps{nearest(part, relief.parts)}"
            yield Fault(place, ("places", name), what)
