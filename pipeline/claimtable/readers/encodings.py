"""Bytes -> text: byte order mark, declaration, UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re

from claimtable.errors import ReadError

# the longer marks first: UTF-32's begins with UTF-16's
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 100_000
# what English text in Windows-1252 has above ASCII: punctuation, signs, Latin letters
_WESTERN = re.compile(
    "[\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030"
    "\u2039\u203a\u20ac\u2122\u00a0-\u00ff]*"
)


def decode(data: bytes, declared: str = "") -> str:
    """Return ``data`` as text. ``declared`` is the encoding that the input names itself, if it does.

    Raises ReadError when the bytes are no text or no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding)
    encoding = detect(data, declared)
    return data.decode(encoding, "replace")


def detect(data: bytes, declared: str = "") -> str:
    """Return the name of the encoding of ``data``: by its mark, its zeros, UTF-8, what is declared, or a guess.

    Raises ReadError when the bytes are no text or no encoding fits.
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if marked:
        return "utf-16" if marked.startswith("utf-16") else "utf-32" if marked.startswith("utf-32") else marked
    if b"\0" in data and (wide := _wide(data[:_SAMPLE])):
        return wide
    if _binary(data[:_SAMPLE]):
        raise ReadError("it is no text: binary data")
    return next((name for name in ("utf-8", declared) if name and _fits(data, name)), "") or _guess(data[:_SAMPLE])


def _fits(data: bytes, encoding: str) -> bool:
    try:
        # a sample may end in the middle of a character
        codecs.getincrementaldecoder(encoding)().decode(data)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _by_mark(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"it begins with the mark of {encoding.upper()} but is not in it ({error.reason})") from error


def _wide(sample: bytes) -> str:
    """Return the name of the two-byte encoding of ``sample``, without a mark, or an empty string."""
    half = len(sample) // 2
    even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if max(even, odd) < 0.4 * half or min(even, odd) > 0.05 * half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _binary(sample: bytes) -> bool:
    return len(_CONTROL.findall(sample)) > 0.02 * len(sample)


def _guess(sample: bytes) -> str:
    # A few high bytes that are quotes, dashes or accents in Windows-1252: the common case of English news, where a
    # statistical guess on so few bytes is often wrong.
    western = sample.decode("cp1252", "replace")
    high = "".join(char for char in western if char >= "\x80")
    if len(high) <= 0.05 * len(western) and _WESTERN.fullmatch(high):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise ReadError("its encoding cannot be told; save it as UTF-8")
    return best.encoding
