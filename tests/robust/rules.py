"""What holds of every exchange, whatever was said in whatever state."""

import json
import re
from collections.abc import Iterator, Mapping

import msgspec

from simulator.wire.reply import Reply, read_reply
from simulator.wire.response_checks import end_faults, faults
from skill.adapters.record_store import StoredRow
from skill.alexa import screen, session
from skill.alexa.heard import heard
from skill.alexa.read_envelope import read_envelope
from skill.dialog import danger
from skill.dialog.effects import Directive
from skill.dialog.events import AskedHelp, Event, SaidSelfHarm, Stopped
from skill.dialog.expected import topic
from skill.dialog.interpret import interpret
from skill.dialog.preferences import Preferences
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from tests.robust.door import plays
from tests.robust.life import APL, Exchange

_SPOKEN = ("LaunchRequest", "IntentRequest", "Connections.Response", screen.TOUCH)
_MARKUP = re.compile(r"<[/\w!]|\$\{|&\w+;")
_MOST_CALLS = 10  # of Alexa's services in one turn: the list, the zone, four effects, looks at them


def complaints(exchange: Exchange, parts: TurnParts) -> list[str]:
    """All that is wrong with a reply."""
    reply = read_reply(exchange.body)
    kind = exchange.request["type"]
    if kind not in _SPOKEN:
        return list(end_faults(reply, kind))
    handed_over = any(one["type"] == "Connections.SendRequest" for one in reply.directives)
    microphone = reply.should_end is False and not handed_over
    return [
        *_wordless(reply),
        *faults(reply, microphone=microphone, handed_over=handed_over),
        *_session(reply, handed_over=handed_over),
        *_screen(reply, shows=exchange.shows),
        *_manners(exchange, reply, parts),
    ]


def _wordless(reply: Reply) -> Iterator[str]:
    """A track is heard too, and may come without a word before it."""
    words = reply.speech.text.strip() if reply.speech else ""
    if not words and not plays(reply):
        yield "nothing is heard"


def _meant(exchange: Exchange, parts: TurnParts) -> Event | None:
    """What words mean first of all; None for a request without any."""
    spoken = heard(read_envelope(exchange.whole).request.intent, parts.routes)
    if not spoken.words:
        return None
    bundle, before = parts.bundle(exchange.request["locale"]), _before(exchange)
    reading = bundle.read(spoken.words, complete=spoken.complete, asked=topic(before))
    return interpret(reading, before, bundle.knowledge)[0]


def _before(exchange: Exchange) -> State:
    return session.state_in(exchange.whole.get("session", {}).get("attributes"))


def keep_the_rules(exchange: Exchange, parts: TurnParts) -> None:
    """Raise AssertionError where one is broken."""
    wrong = complaints(exchange, parts)
    assert wrong == [], (wrong, read_reply(exchange.body).speech, exchange.request)


def _session(reply: Reply, *, handed_over: bool) -> Iterator[str]:
    """A question, an end, or Alexa takes over; and the state outlives the way through her."""
    state = _state(reply)
    if json.loads(json.dumps(session.attributes(state))) != reply.attributes:
        yield "the state does not survive the way through Alexa"
    if (reply.reprompt is None) != (state.asked is None):
        yield "a reprompt must come with a question, and only with one"
    if reply.should_end is not (state.asked is None and not handed_over):
        yield "the session must stay open for a question, and for nothing else"
    effect = state.last.effect if state.last else None
    if not isinstance(effect, Directive | None):
        yield f"{type(effect).__name__} was wanted and never done"
    if _acts(reply) & {"basics.trouble"}:
        yield "something went wrong"


def _screen(reply: Reply, *, shows: bool) -> Iterator[str]:
    """Plain texts, on devices that draw, under the token of the question."""
    for directive in reply.directives:
        if not directive["type"].startswith(f"{APL}."):
            continue
        if not shows:
            yield "a device without a screen was sent a document"
        if directive.get("token", "") != screen.token(_state(reply).asked):
            yield "the screen's token is not its question's"
        if markup := _MARKUP.search(json.dumps(directive["datasources"], ensure_ascii=False)):
            yield f"the screen's texts hold {markup[0]}"


def _manners(exchange: Exchange, reply: Reply, parts: TurnParts) -> Iterator[str]:
    """Danger first; help and stop always."""
    event, before = exchange.event or _meant(exchange, parts), _before(exchange)
    knowledge = parts.bundle(exchange.request["locale"]).knowledge
    acts, asks = [act.act for act in reply.acts], reply.asks is not None
    if event is None:
        return
    if danger.found(event, before, knowledge):
        if acts != ["danger.alert"]:
            yield "a danger was not answered"
    elif isinstance(event, SaidSelfHarm):
        asked = reply.asks.act if reply.asks else ""
        if (
            not {"mind.crisis", "danger.alert", "triage.get_adult"} & set(acts)
            and asked != "mind.ask"
        ):
            yield "a cry for help was not answered"
    elif isinstance(event, Stopped) and asks:
        yield "stop does not end"
    elif isinstance(event, AskedHelp) and not asks:
        yield "help does not help"


def broken_promises(
    exchange: Exchange, calls: list[tuple[str, int | None]], rows: Mapping[str, StoredRow]
) -> Iterator[str]:
    """Nothing is called done that was not; what is kept is preferences, and can be read again.

    `calls`: method and status of each call that the turn made; `rows`: the table after it.
    """
    spoken = exchange.request["type"] in _SPOKEN  # other replies hand back what was carried
    acts = _acts(read_reply(exchange.body)) - _repeated(exchange) if spoken else set()
    if "reminders.set" in acts and not _done(calls, "POST", "PUT"):
        yield "a reminder was called set that Alexa does not have"
    if "reminders.canceled" in acts and not _done(calls, "DELETE"):
        yield "a reminder was called canceled that may still ring"
    if "basics.forgotten" in acts and rows:
        yield "a person was called forgotten who is not"
    if len(calls) > _MOST_CALLS:
        yield f"{len(calls)} calls in one turn: {_MOST_CALLS} at most"
    for row in rows.values():
        record = json.loads(row.text)
        record.pop("version")
        if json.loads(msgspec.json.encode(msgspec.convert(record, Preferences))) != record:
            yield "what is kept does not survive the way through the table"


def _repeated(exchange: Exchange) -> set[str]:
    """What was said before, where the reply says just that again, as after a stale touch."""
    last = session.state_in(exchange.whole.get("session", {}).get("attributes")).last
    said = [(act.act, act.facts) for act in last.says] if last else []
    says = [(act.act, act.facts) for act in read_reply(exchange.body).acts]
    return {name for name, _ in said} if said == says else set()


def _done(calls: list[tuple[str, int | None]], *methods: str) -> bool:
    return any(method in methods and status == 200 for method, status in calls)


def _state(reply: Reply) -> State:
    return session.state_in(dict(reply.attributes))


def _acts(reply: Reply) -> set[str]:
    return {act.act for act in (*reply.acts, *filter(None, [reply.asks]))}
