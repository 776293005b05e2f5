"""What is to be watched for: each is a finding with a row of urgency.yaml, and words to open it."""

from collections.abc import Iterator

from skill.knowledge.content import Content
from skill.knowledge.faults import Fault, nearest
from skill.knowledge.models import Answer, Words, listed

# Where a list stands: its file, the words that lead to it, the findings in it.
Place = tuple[str, tuple[str, ...], list[str]]


def watch_faults(content: Content) -> Iterator[Fault]:
    """What no row says how urgent it is, or no words open a list of."""
    rows, words = content.urgency.rows, content.urgency.for_signs
    for file, lead, names in watch_lists(content):
        for name in names:
            if name not in rows:
                what = f"watches {name}, of which urgency.yaml has no row{nearest(name, rows)}"
                yield Fault(file, (*lead, name), what)
            elif rows[name].opens not in words:
                what = f"watches {name}, but `for_signs` has no words for {rows[name].opens}"
                yield Fault(file, (*lead, name), what)


def watch_lists(content: Content) -> Iterator[Place]:
    """Every list of findings to watch for, wherever it stands."""
    for name, answer in content.answers.items():
        yield from _of_answer(f"answers/{name}.yaml", answer)
    for table, rows in content.tables.items():
        for name, row in rows.items():
            yield f"tables/{table}.yaml", (name, "watch"), listed(row.watch)
    yield "urgency.yaml", ("danger_signs",), content.urgency.danger_signs
    yield "urgency.yaml", ("safety_net",), content.urgency.safety_net
    routine, file = content.routine, "routine/bedtime.yaml"
    yield file, ("check", "watch"), routine.check.watch
    yield file, ("children_watch",), routine.children_watch
    yield file, ("pain_watch",), routine.pain_watch
    yield from ((file, (name, "watch"), step.watch) for name, step in routine.steps.items())
    for said, lists in content.relief.watch.items():
        yield from (("relief/coach.yaml", (said, one), names) for one, names in lists.items())


def _of_answer(file: str, answer: Answer) -> Iterator[Place]:
    cases: dict[str, Words] = {"": answer, **answer.cases}
    for case, words in cases.items():
        yield file, tuple(filter(None, [case, "watch"])), listed(words.watch)
