"""A draft -> its quotations, each with the speaker that stands beside it: rules on characters, no model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtable.errors import ReadError
from claimtable.schema import Failure
from claimtable.verify.attributions import REPORTING_VERB as _VERB
from claimtable.verify.normalising import same_length
from claimtable.verify.prepared import FEWEST_WORDS
from claimtable.verify.quotations import Span, quoted_spans
from claimtable.verify.statements import interruptions

_WORD = re.compile(r"[^\W_]+")
_REACH = 160
_PART = r"[A-ZÀ-Þ](?:[\w'-]*\w|\.)"
_NAME = rf"(?P<name>{_PART}(?: (?:(?:van|von|der|de|del|di|da|al|el|bin) )*{_PART}){{0,4}})"
_ASIDE = r"(?:, [^\"\n]{1,80}?,)?"
_ROLE = r"(?:(?:the|a|an) )?(?:[a-z][\w-]*,? ){0,5}"
_AFTER = (
    re.compile(rf"\"?[,.]? ?{_VERB} {_ROLE}{_NAME}"),
    re.compile(rf"\"?[,.]? ?{_ROLE}{_NAME}{_ASIDE},? (?:\w+ )?{_VERB}\b"),
    re.compile(rf"\"?[,.]? ?according to {_ROLE}{_NAME}"),
)
_BEFORE = (
    re.compile(rf"{_NAME}{_ASIDE} (?:\w+ )?{_VERB}\b[^\".!?\n]{{0,60}}\"?$"),
    re.compile(rf"(?i:according to) {_ROLE}{_NAME},? \"?$"),
)
_NO_NAMES = frozenset("He She It They We I You The A An This That But And In On At As When Who".split())


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quotation of a draft: characters ``start`` to ``end``, its line, its words, and who is said to have said it.

    ``speaker`` is empty where the sentence names nobody. A quotation that the attribution interrupts is one.
    """

    start: int
    end: int
    line: int
    text: str
    speaker: str


def quotations_in(text: str) -> list[DraftQuote]:
    """Return the quotations of ``text`` that have enough words to be checked, in order."""
    plain = same_length(text)
    found = []
    for parts in _joined(plain):
        words = " ".join(text[start:end].strip() for start, end in parts)
        if len(_WORD.findall(words)) >= FEWEST_WORDS:
            start, end = parts[0][0], parts[-1][1]
            found.append(DraftQuote(start, end, plain.count("\n", 0, start) + 1, words, _speaker(plain, parts)))
    return found


def _joined(plain: str) -> list[list[Span]]:
    """Return the quoted stretches, those of one interrupted sentence together."""
    spans = quoted_spans(plain)
    between = set(interruptions(plain, spans))
    found: list[list[Span]] = []
    for span in spans:
        last = found[-1][-1] if found else None
        gap = (last[1], span[0]) if last is not None else None
        if gap in between and gap is not None and "\n" not in plain[gap[0] : gap[1]] and plain[gap[0] - 1] == ",":
            found[-1].append(span)
        else:
            found.append([span])
    return found


def _speaker(plain: str, parts: list[Span]) -> str:
    """Return the name beside a reporting verb behind the first part, before it, or behind the last."""
    for end in dict.fromkeys((parts[0][1], parts[-1][1])):
        tail = plain[end : end + _REACH].split("\n")[0]
        for pattern in _AFTER:
            if (match := pattern.match(tail)) and match["name"] not in _NO_NAMES:
                return match["name"]
    start = parts[0][0]
    head = plain[max(0, start - _REACH) : start].split("\n")[-1]
    for pattern in _BEFORE:
        if (match := pattern.search(head)) and match["name"] not in _NO_NAMES:
            return match["name"]
    return ""


def read_draft(path: str) -> str:
    """Return the text of a draft in any format that articles are read from. Raises ReadError when it has none."""
    from claimtable.readers import read

    for item in read([path]):
        if isinstance(item, Failure):
            raise ReadError(str(item))
        return f"{item.title}\n\n{item.text}" if item.title else item.text
    raise ReadError(f"{path}: there is no text in it")
