"""Characters before any model: same-length normalisation and paragraphs. Offsets never move."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ＇", "'"),
        **dict.fromkeys("‹›", "'"),
        **dict.fromkeys("“”„‟″＂«»", '"'),
        **dict.fromkeys("‐‑‒−﹣－", "-"),
        **dict.fromkeys("―⸺⸻﹘", "—"),
        # every blank of one code point that Unicode knows, and the tabulator
        **dict.fromkeys(
            "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029", "\n"),
    }
)
#: so many words are remembered in their folded form
_WORDS = 20_000
_SPACED_EN_DASH = re.compile(r"(?<=\s)–(?=\s)")
_LINE = re.compile(r"[^\n]+")
_WRAP_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_FINAL = re.compile(r"[.!?:;][\"')\]]*\s*$")
#: spaCy strips the marks at the ends of a word one by one, so a run of them costs the square of its length
_LONGEST_RUN = 256
_RUN = re.compile(rf"(?:[^\w\s]|_){{{_LONGEST_RUN + 1},}}")


def normalise(text: str) -> str:
    r"""Return ``text`` with typographic characters replaced by plain ones, one for one: the length never changes.

    Quotation marks become ``"`` and ``'``, rare dashes ``-`` or ``—``, a spaced en dash ``—``, an en dash without
    spaces ``-``, blanks a space, and every kind of line end ``\n``.
    """
    return _SPACED_EN_DASH.sub("—", text.translate(_SAME_LENGTH)).replace("–", "-")


def model_text(text: str) -> str:
    """Return what the models read: ``normalise(text)``, with the line ends of hard-wrapped paragraphs as spaces.

    Of a run of punctuation marks longer than any print has, those behind the first 256 become spaces too.
    """
    plain = _RUN.sub(lambda run: run[0][:_LONGEST_RUN].ljust(len(run[0])), normalise(text))
    return _WRAP_BREAK.sub(" ", plain) if is_hard_wrapped(plain) else plain


def is_hard_wrapped(text: str) -> bool:
    """Tell whether the lines of ``text`` (normalised) are broken at a column rather than at paragraphs.

    True when there are blank lines or at least four lines, no line is long, and most lines that another one follows
    directly are of middling length and do not end a sentence.
    """
    lines = text.split("\n")
    followed = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(followed) < 3 or max(map(len, lines)) > 120:
        return False
    broken = sum(len(line) >= 40 and not _FINAL.search(line) for line in followed)
    return broken >= 0.5 * len(followed)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the character offsets (start, end) of the paragraphs of ``text``, without blanks at their edges.

    Every line is a paragraph, unless the text is hard-wrapped: then blank lines part the paragraphs.
    """
    found = []
    for match in _LINE.finditer(model_text(text)):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if start < end:
            found.append((start, end))
    return found


# letters that Unicode does not decompose, as English newspapers write them
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_NO_SPACE = re.compile(r"[.'’]")
_NO_WORD = re.compile(r"[^\w\s]|_")


@lru_cache(maxsize=_WORDS)
def fold(text: str) -> str:
    """Return ``text`` casefolded, without diacritics and punctuation, blanks single: the form in which names compare.

    >>> fold("Mustafa al-Kadhimi, Jr.")
    'mustafa al kadhimi jr'
    >>> fold("U.N.")
    'un'
    """
    if text.isascii():  # most words of English news: the same, much faster
        return text.lower() if text.isalpha() else _joined(text.lower())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS))
    return _joined("".join(char for char in plain if not unicodedata.combining(char)))


def _joined(letters: str) -> str:
    return " ".join(_NO_WORD.sub(" ", _NO_SPACE.sub("", letters)).split())


# what no output can hold: NUL and halves of surrogate pairs
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def writable(text: str) -> str:
    """Return ``text`` with every NUL and every lone surrogate replaced by U+FFFD, one for one: offsets stay.

    Lone surrogates come from JSON escapes and from file names that are no UTF-8.
    """
    return _UNWRITABLE.sub("\ufffd", text)


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with what it counts, for people; ``plural`` is the noun's, where that is not its form with "s".

    >>> counted(1, "article"), counted(1200, "claim"), counted(2, "copy", "copies")
    ('1 article', '1,200 claims', '2 copies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
