"""What the skill understood, in one short line."""

from collections.abc import Iterator

from simulator.wire.reply import Json


def reading_line(reading: Json) -> str:
    """Like: question, form reason; subject why-at-night 0.93; chest-pain stated (emergency).

    Only what the Reading has; "nothing understood" for one that has none of it.
    """
    return "; ".join(part for part in _parts(reading) if part) or "nothing understood"


def _parts(reading: Json) -> Iterator[str]:
    frame, form = reading.get("frame"), reading.get("form")
    yield ", ".join(text for text in (frame, form and f"form {form}") if text)
    for best in (reading.get("candidates") or ())[:1]:
        yield f"subject {best.get('subject')} {best.get('p', 0):.2f}"
    for finding in reading.get("findings") or ():
        level = finding.get("level")
        yield f"{finding.get('id')} {finding.get('how')}" + (f" ({level})" if level else "")
    if suspected := reading.get("suspected"):
        yield f"suspected: {', '.join(suspected)}"
