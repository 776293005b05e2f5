"""Rules in plain words, with their ages, numbers and lists: what decides, for who signs it."""

from collections.abc import Iterator

from skill.knowledge.content import Content


def finding_rule(content: Content, name: str) -> str:
    """How grave a finding is, whom to call, what it follows from, what is never said with it."""
    row = content.urgency.rows.get(name)
    finding = content.findings[name]
    level = f"{row.level}, {row.door or 'no door of its own'}" if row else "left to the leg check"
    never = f"; never: {', '.join(row.never)}" if row and row.never else ""
    follows = "; ".join(" with ".join(parts) for parts in finding.follows_from)
    return f"{finding.what}: {level}{never}" + (f"; follows from {follows}" if follows else "")


def check_rules(content: Content) -> Iterator[str]:
    """Each question's condition and decisions, then each rule of the leg check."""
    terms = content.triage.terms
    for one in content.triage.questions:
        when = terms.in_words(one.when) if one.when else "always"
        decisions = f"yes: {one.yes}; no: {one.no}; unsure: {one.unsure}"
        yield f"question {one.id}: asked when {when}; {decisions}"
    for rule in content.triage.rules:
        when = terms.in_words(rule.when) if rule.when else ""
        held = " and ".join(filter(None, (", ".join(rule.findings), when)))
        yield f"rule: {held}: {rule.outcome}"
    yield from (f"term {name}: {value}" for name, value in terms.values().items())


def needs(content: Content) -> Iterator[str]:
    """The daily needs of each authority."""
    for authority, one in content.intake.items():
        for need in one.needs:
            group = f"{need.sex} {need.from_age} to {need.to_age}, {need.stage}"
            yield f"{authority} ({', '.join(one.locales)}): {group}: {need.milligrams} milligrams"
