"""What is set aside when a quote is compared with a text, each with a name that the result lists."""

from __future__ import annotations

import re

from claimtable.text import normalise

#: every rule by which two printed forms count as the same words
RULES: dict[str, str] = {
    "marks": "quotation marks, apostrophes, commas and other punctuation are not compared",
    "dashes": "all dashes and hyphens are the same, and part words",
    "spaces": "every run of blanks and line ends is one space",
    "case": "capitals are not compared; a changed capital inside the quote is told as editorial",
    "ellipsis": "..., […] and (...) in the quote stand for any words left out",
    "brackets": "words in square brackets are an editor's; [sic] is left out",
    "interruption": 'the article\'s words between two parts of a quotation ("...," she said, "...") are passed over',
    "contractions": "don't is do not, we're is we are",
    "spelling": "British and American spellings are the same",
    "numbers": "numbers are compared by value: 2,500 is two thousand five hundred",
    "dates": "dates are compared by value: Dec. 31 is 31 December",
    "entities": "HTML entities stand for their characters",
    "links": "links are set aside",
    "handles": "handles (@name, via @name) are set aside",
    "hashtags": "hashtags behind the quote are set aside",
    "attribution behind": "an attribution pasted behind the quote is set aside",
    "signature": "a name behind a dash is set aside",
    "name before": "a name and a colon before the quote are set aside",
    "fillers": "um, uh, you know and words said twice may be dropped; told as cleaned up",
}

_DOUBLE = re.compile("``|''")
_SIC = re.compile(r"[\[(]\s*sic\s*[\])]", re.IGNORECASE)
_LETTER_BRACKET = re.compile(r"\[(\w{1,4})\](?=\w)|(?<=\w)\[(\w{1,4})\]")
_GAP = re.compile(r"[\[(]\s*(?:\.\s?\.\s?\.\s?\.?|…)\s*[\])]|\.\s?\.\s?\.(?:\s?\.)?|(?<!\.)\.\.(?!\.)|…")
_BRACKETED = re.compile(r"\[([^\[\]]{1,200})\]")
_WORDS = re.compile(r"[^\W_]+")
_TAGS = re.compile(r"</?[a-z][^<>]{0,40}>", re.IGNORECASE)


def same_length(text: str) -> str:
    """Return ``text`` with plain quotation marks, dashes and blanks, one character for one."""
    return _DOUBLE.sub('" ', normalise(text).replace("\0", " "))


def bare(text: str) -> str:
    """Return the words of ``text`` alone, casefolded and parted by a space: equal for two prints of the same words."""
    return " ".join(_WORDS.findall(text.casefold()))


def gaps_in(text: str) -> list[tuple[int, int]]:
    """Return where ``text`` shows that words were left out: "...", "[…]", "(. . .)"."""
    return [match.span() for match in _GAP.finditer(text)]


def brackets_in(text: str) -> list[tuple[int, int]]:
    """Return the square brackets of ``text`` that hold words, without those inside a word ("[T]he")."""
    inside = [match.span() for match in _LETTER_BRACKET.finditer(text)]
    return [
        match.span()
        for match in _BRACKETED.finditer(text)
        if not any(start <= match.start() < end for start, end in inside) and not _GAP.fullmatch(match.group())
    ]


def blank_marks(text: str) -> str:
    """Return ``text`` with [sic], markup and the brackets inside words blanked out, one character for one.

    The letters of a bracket inside a word stay where they are, a NUL for each bracket: "[T]he" is still one word.
    """
    text = _SIC.sub(lambda match: " " * len(match.group()), text)
    text = _TAGS.sub(lambda match: " " * len(match.group()), text)
    return _LETTER_BRACKET.sub(lambda match: f"\0{match[1] or match[2]}\0", text)
