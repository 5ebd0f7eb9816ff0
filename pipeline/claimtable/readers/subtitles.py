"""Subtitles (SubRip and WebVTT): one file, one article; who is named before words speaks them, as in a transcript."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from claimtable.errors import ReadError
from claimtable.readers.encodings import decode
from claimtable.readers.model import Draft, Item, Options, Source

_TIMES = re.compile(r"^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->")
_BLOCK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# WebVTT's voice: <v Nora Fell>, <v.loud Nora Fell>
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^<>\n]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>|<\d[\d:.]*>|\{\\[^{}\n]{0,40}\}")
# what is heard and not said: [applause], (MUSIC), ♪ ... ♪
_SOUND = re.compile(r"\[[^\[\]\n]{1,60}\]|\([A-Z][A-Z ,'-]{2,60}\)|[♪♫][^♪♫\n]*[♪♫]?")
_NAMED = re.compile(
    r"^(?:>>+ ?|- ?)?(?=\S)(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?: \([^()\n]{1,40}\))?): ?(?=\S)"
)
# a new speaker who is not named: ">> Thank you", "- Thank you"
_NEXT = re.compile(r"^(?:>>+ ?|- ?)(?=\S)")
UNNAMED = "SPEAKER"


def read_subtitles(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a .srt or .vtt file: ``NAME: words`` for every turn, without times, tags and sounds.

    A line that is shown twice in a row, as automatic captions do, counts once; a speaker who is not named (``>>``) is
    ``SPEAKER``. Raises ReadError when there are no words with a time.
    """
    decoded = decode(source.read_document())
    yield from decoded.repaired(source.path)
    lines = list(_lines(decoded.text))
    if not lines:
        raise ReadError("there are no subtitles in it (no words behind a line of times)")
    yield Draft("\n".join(_turns(lines)))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines that are shown, in order."""
    last = ""
    for block in _BLOCK.split(text.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff\n ")):
        rows = block.split("\n")
        times = next((number for number, row in enumerate(rows[:2]) if _TIMES.match(row)), None)
        for row in rows[times + 1 :] if times is not None else ():
            shown = _shown(row)
            if shown and shown != last:
                yield shown
                last = shown


def _shown(row: str) -> str:
    named = _VOICE.sub(lambda match: f"{match[1].strip()}: ", row)
    return " ".join(_SOUND.sub(" ", html.unescape(_TAG.sub("", named))).split())


def _turns(lines: list[str]) -> Iterator[str]:
    """Yield a line for each turn; what follows without a name goes on."""
    turn, speaker = "", ""
    for line in lines:
        named, unnamed = _NAMED.match(line), _NEXT.match(line)
        name = named["name"] if named else UNNAMED if unnamed else speaker
        begin = named or unnamed
        words = line[begin.end() :] if begin else line
        if turn and ((unnamed and not named) or name != speaker):
            yield turn
            turn = ""
        turn = f"{turn} {words}" if turn else f"{name}: {words}" if name else words
        speaker = name
    yield turn
