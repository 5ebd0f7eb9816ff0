"""Bytes -> text: byte order mark, UTF-8, declaration, then a guess; what does not fit is repaired and told."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimtable.errors import ReadError
from claimtable.readers.model import Repaired

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
_PADDING = bytes(16)
_FEW_CONTROLS = 4
# what English text in Windows-1252 has above ASCII: punctuation, signs, Latin letters; and bytes that mean nothing
_WESTERN = re.compile(
    "[\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030"
    "\u2039\u203a\u20ac\u2122\u00a0-\u00ff\ufffd]*"
)
# in other alphabets the bytes above ASCII come in rows, in Western ones alone or in twos
_ROW = re.compile("[\x80-\U0010ffff]{3}")
# the apostrophe of MacRoman inside an English word: in Windows-1252 no word has such a capital in it
_MAC = re.compile(rb"[a-z]\xd5(?:s|t|re|ve|ll|d|m)\b")
# what stands for a byte that is no UTF-8 after decoding, and such bytes as begin a character that is cut
_STRAY = re.compile("[\udc80-\udcff]+")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_CUT = re.compile(rb"[\xc2-\xdf]\Z|[\xe0-\xf4][\x80-\xbf]*\Z")
_LARGEST_LOSS = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what was repaired in it (an empty string: nothing)."""

    text: str
    repair: str = ""

    def repaired(self, path: str, line: int | None = None) -> Iterator[Repaired]:
        """Yield what to tell, if there is anything."""
        if self.repair:
            yield Repaired(path, "encoding", self.repair, line)


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return ``data`` as text. ``declared`` is the encoding that the input names itself, if it does.

    A few bytes that do not fit cost no more than themselves. Raises ReadError when the bytes are no text or no
    encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark) and encoding != "utf-8":
            return decode_as(data[len(mark) :], encoding, "it begins with the mark of")
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data and (wide := _wide(data[:_SAMPLE])):
        return decode_as(data, wide)
    if data.endswith(_PADDING) and (text := data.rstrip(b"\0")):
        found = decode(text, declared)
        return Decoded(found.text, found.repair or f"{len(data) - len(text):,} zeros at its end are left out")
    if _binary(data[:_SAMPLE]):
        raise ReadError("it is no text: binary data")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _other(data, declared)


def _other(data: bytes, declared: str) -> Decoded:
    """Return text that is not, or not everywhere, in UTF-8."""
    if _SURROGATE.search(data) and (found := _joined(data)):
        return found
    mixed = data.decode("utf-8", "surrogateescape")
    sound, strays = _counts(mixed)
    if sound >= strays:
        return _mended(mixed, strays)
    if declared and (found := _declared(data, declared)):
        return found
    encoding = _guess(data[:_SAMPLE])
    if encoding == "cp1252":
        return _mended(mixed, strays) if sound else Decoded(_western(data))
    return _with_losses(data, encoding, f"its encoding was guessed: {encoding.upper()}")


def _joined(data: bytes) -> Decoded | None:
    """Return UTF-8 in which halves of characters stand as if they were characters, as some programs write it."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Decoded(whole, "halves of characters (surrogates) in its UTF-8 were put together, or are lost")


def _mended(mixed: str, strays: int) -> Decoded:
    """Return UTF-8 that was decoded with surrogates, its other bytes read as Windows-1252."""
    text = _STRAY.sub(lambda found: _western(found[0].encode("utf-8", "surrogateescape")), mixed)
    told = "1 byte that is no UTF-8 was" if strays == 1 else f"{strays:,} bytes that are no UTF-8 were"
    return Decoded(text, f"{told} read as Windows-1252")


def _western(data: bytes) -> str:
    if len(data) > 1 and (cut := _CUT.search(data)):  # the begin of a character whose end is missing
        return data[: cut.start()].decode("cp1252", "replace") + "\ufffd"
    return data.decode("cp1252", "replace")


def _declared(data: bytes, declared: str) -> Decoded | None:
    try:
        found = _with_losses(data, declared)
    except (LookupError, ValueError, ReadError):  # no such encoding, none of text, or it does not fit
        return None
    return found


def _with_losses(data: bytes, encoding: str, repair: str = "") -> Decoded:
    """Return ``data`` in ``encoding``, told when a few characters are lost. Raises ReadError when many are."""
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost > max(1, _LARGEST_LOSS * len(text)):
        raise ReadError(f"it is not in {encoding.upper()}, in which it seems to be; save it as UTF-8")
    return Decoded(text, f"{lost:,} of its characters are not in {encoding.upper()} and are lost" if lost else repair)


def wide_encoding(head: bytes) -> str:
    """Return the name of the encoding of several bytes a character that ``head`` begins, or an empty string."""
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "")
    return ("" if marked == "utf-8" else marked) or (_wide(head) if b"\0" in head else "")


def detect(data: bytes) -> str:
    """Return the name of the encoding of ``data``: by its mark, its zeros, UTF-8, or a guess.

    Raises ReadError when the bytes are no text or no encoding fits.
    """
    if wide := wide_encoding(data[:_SAMPLE]):
        return wide
    if _binary(data[:_SAMPLE]):
        raise ReadError("it is no text: binary data")
    sound, strays = _counts(data.decode("utf-8", "surrogateescape"))
    return "utf-8" if sound >= strays else _guess(data[:_SAMPLE])


def _counts(mixed: str) -> tuple[int, int]:
    """Return how many characters beyond ASCII are sound UTF-8, and how many bytes are none."""
    strays = sum(map(len, _STRAY.findall(mixed)))
    # sound ones come about by chance in hardly any other encoding
    return sum(char >= "\x80" for char in mixed) - strays, strays


def decode_as(data: bytes, encoding: str, why: str = "it has the zeros of") -> Decoded:
    """Return text that says itself that it is in ``encoding``, such as UTF-16; ``why`` is how.

    Raises ReadError when more than a few characters are not.
    """
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd")
        if lost > _LARGEST_LOSS * len(text):
            told = f"{why} {encoding.upper()} but is not in it ({error.reason})"
            raise ReadError(told) from error
        return Decoded(text, f"{lost:,} of its characters are broken in {encoding.upper()} and are lost")


def _wide(sample: bytes) -> str:
    """Return the name of the two-byte encoding of ``sample``, without a mark, or an empty string."""
    half = len(sample) // 2
    even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if max(even, odd) < 0.4 * half or min(even, odd) > 0.05 * half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _binary(sample: bytes) -> bool:
    return len(_CONTROL.findall(sample)) > max(_FEW_CONTROLS, 0.02 * len(sample))


def _guess(sample: bytes) -> str:
    # A few high bytes that are quotes, dashes or accents in Windows-1252: the common case of English news, where a
    # statistical guess on so few bytes is often wrong.
    western = sample.decode("cp1252", "replace")
    high = "".join(char for char in western if char >= "\x80")
    few = len(high) <= 0.05 * len(western) or (len(high) <= 0.25 * len(western) and not _ROW.search(western))
    if few and _WESTERN.fullmatch(high):
        return "mac_roman" if _MAC.search(sample) else "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise ReadError("its encoding cannot be told; save it as UTF-8")
    return best.encoding
