"""What people say around a request: "alexa", "please", "can you tell me"."""

from collections.abc import Iterator, Sequence

from nlu.words import Span

_HEADS = [
    tuple(head.split())
    for head in (
        "please", "alexa", "hey", "hi", "hello", "okay", "well", "so", "oh", "ah", "hm", "hmm",
        "now", "then", "and", "but", "also", "actually", "just", "sorry", "excuse me", "listen",
        "thanks", "thank you", "great", "good", "right", "fine", "look", "yes", "yeah",
        "quick question", "question", "i have a question", "one question", "1 question",
        "can you", "could you", "would you", "will you", "can you please", "could you please",
        "would you please", "can you tell me", "could you tell me", "would you tell me",
        "can you please tell me", "please tell me", "tell me", "do you know", "i want to know",
        "i would like to know", "i was wondering", "i am wondering", "i wonder", "i just wanted to",
        "i want you to", "i would like you to", "let me ask", "let me ask you", "i want to ask",
        "i wanted to ask", "i would like to ask", "any idea", "do you think",
        "can you tell me if", "could you tell me if", "tell me if", "do you know if",
        "i was wondering if", "i am wondering if", "i wonder if",
    )
]  # fmt: skip
_TAILS = [
    tuple(tail.split())
    for tail in (
        "please", "thanks", "thank you", "alexa", "then", "though", "now", "actually", "too",
        "if you do not mind", "if you can", "by the way", "do you know", "please and thank you",
        "thank you very much", "thanks a lot", "you know", "okay", "anyway", "really", "exactly",
        "again", "for me", "right now", "at all",
    )
]  # fmt: skip
_MOST = 16  # ways to strip a sentence; more than a person says


def bare(words: Sequence[str]) -> list[Span]:
    """Spans of the sentence without heads and tails, the least stripped first; never empty ones."""
    spans = [(0, len(words))]
    for start, end in spans:
        if len(spans) > _MOST:
            break
        shorter = [(after, end) for after in _after_head(words, start)]
        shorter += [(start, before) for before in _before_tail(words, end)]
        spans += [span for span in shorter if span[0] < span[1] and span not in spans]
    return spans[1:]


def core(words: Sequence[str]) -> Span:
    """The span without any head and tail: what a sentence of many words is about."""
    return min(bare(words), key=lambda span: span[1] - span[0], default=(0, len(words)))


def _after_head(words: Sequence[str], start: int) -> Iterator[int]:
    for head in _HEADS:
        if tuple(words[start : start + len(head)]) == head:
            yield start + len(head)


def _before_tail(words: Sequence[str], end: int) -> Iterator[int]:
    for tail in _TAILS:
        if tuple(words[max(end - len(tail), 0) : end]) == tail:
            yield end - len(tail)
