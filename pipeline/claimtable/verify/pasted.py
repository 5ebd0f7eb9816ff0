"""What is pasted along with a quote and was not said: links, handles, hashtags, entities, an attribution beside it.

Everything is replaced by characters of the same length, so that offsets in the quote as given stay true.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from claimtable.verify.attributions import REPORTING_VERB

#: a name, as far as capitals tell
NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*)(?: (?:(?:van|von|der|de|del|di|da|al|el|bin|of|the) )*[A-ZÀ-Þ][\w'’.-]*){0,4}"
_JOINER = "\u2060"
_MARK = "[\"“”„«»‘’']"


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _decoded(match: re.Match[str]) -> str:
    """Return the character that an entity stands for, with invisible ones behind it for the length."""
    text = html.unescape(match.group())
    return text.ljust(len(match.group()), _JOINER) if len(text) <= len(match.group()) else match.group()


def _kept(group: str) -> Callable[[re.Match[str]], str]:
    """Return a replacement that keeps ``group`` where it stands and blanks the rest of the match."""

    def replace(match: re.Match[str]) -> str:
        start, end = match.start(group) - match.start(), match.end(group) - match.start()
        return " " * start + match[group] + " " * (len(match.group()) - end)

    return replace


@dataclass(frozen=True, slots=True)
class Pasted:
    """A kind of what is pasted along: a name for the result, what it looks like, and what takes its place."""

    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]
    example: str
    left: str


#: in the order in which they are looked for; ``example`` becomes ``left`` (blanks aside)
PASTED: tuple[Pasted, ...] = (
    Pasted(
        "entities",
        re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,12});"),
        _decoded,
        "up&#44; a third",
        "up, a third",
    ),
    Pasted("links", re.compile(r"(?:https?://|www\.)\S+"), _blank, "We stay https://t.co/a1", "We stay"),
    Pasted(
        "handles",
        re.compile(r"\b(?:via|RT|cc|by) @\w{2,}:?|^\s*(?:@\w{2,}:\s*)+|(?:(?<=\s)@\w{2,}\s*)+(?=(?:\s*#\w+)*\s*$)"),
        _blank,
        "We stay via @post",
        "We stay",
    ),
    Pasted("hashtags", re.compile(r"(?:(?<=\s)#\w+\s*)+$"), _blank, "We stay #harbour", "We stay"),
    Pasted(
        "attribution behind",
        re.compile(
            rf"(?P<said>^.*?[,.!?\"”’])\s+"
            rf"(?:(?P<name>{NAME}) {REPORTING_VERB}|{REPORTING_VERB} (?P<other>{NAME}))[.,]?\s*$",
            re.DOTALL,
        ),
        _kept("said"),
        "It was worth it, Nora Fell said.",
        "It was worth it,",
    ),
    Pasted(
        "signature",
        re.compile(
            rf"(?P<said>^.*\S)\s*(?:—|–|--|(?<=[.!?\"”’]) ?-)\s*(?P<name>{NAME})(?:, [^.!?\n]{{1,40}})?\s*$", re.DOTALL
        ),
        _kept("said"),
        "It was worth it. — Nora Fell",
        "It was worth it.",
    ),
    Pasted(
        "name before",
        re.compile(rf"^\s*(?P<name>{NAME})(?: \([^)]{{1,40}}\))?: ?(?P<said>{_MARK}.*)$", re.DOTALL),
        _kept("said"),
        'Nora Fell: "It was worth it."',
        '"It was worth it."',
    ),
    Pasted(
        "name before",
        re.compile(r"^\s*(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}): (?P<said>.*\w.*)$", re.DOTALL),
        _kept("said"),
        "NORA FELL: It was worth it.",
        "It was worth it.",
    ),
)


@dataclass(frozen=True, slots=True)
class Aside:
    """A quote without what was pasted along: its text (of the same length), the names of what was found, and the name
    that an attribution pasted along gives, or an empty string.
    """

    text: str
    found: tuple[str, ...] = ()
    name: str = ""


def set_aside(text: str) -> Aside:
    """Return ``text`` with what was pasted along replaced, character for character.

    >>> set_aside("We stay, Nora Fell said.")
    Aside(text='We stay,                ', found=('attribution behind',), name='Nora Fell')
    """
    found, name = [], ""
    for kind in PASTED:
        match = kind.pattern.search(text)
        replaced = kind.pattern.sub(kind.replace, text) if match else text
        if match is not None and replaced != text:
            names = match.groupdict()
            name = name or names.get("name") or names.get("other") or ""
            text = replaced
            found.append(kind.name)
    return Aside(text, tuple(found), name)
