"""Answers of web servers as crawls keep them: headers and a body, which may be in pieces, compressed, or cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from claimtable.compression import GZIP, RAW, ZLIB, Inflate
from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.model import MAX_DOCUMENT_BYTES

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b", re.I)
_HEADER_LINE = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*:")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.I)
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml)\b", re.I)
_PIECE = 1 << 13


@dataclass(slots=True)
class Answer:
    """An answer: its status (None: not told), headers in lower case, the body as it was meant, what was repaired."""

    status: int | None
    headers: dict[str, str]
    body: bytes
    repairs: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The type of the body in lower case; empty when it is neither told nor seen."""
        told = self.headers.get("content-type", "").lower()
        return told or ("text/html" if _MARKUP.match(self.body) else "")

    @property
    def charset(self) -> str:
        """The encoding of the body, or an empty string."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else ""


def parse(data: bytes) -> Answer:
    """Return the answer that ``data`` hold; what does not fit its headers is taken as it is, and told.

    Raises ReadError when a page is too large, or nothing can decompress it.
    """
    status = _STATUS.match(data)
    headers, body, repairs = _headers(data, bool(status))
    answer = Answer(int(status[1]) if status else None, headers, body, repairs)
    for coding in (*reversed(_listed(headers, "transfer-encoding")), *reversed(_listed(headers, "content-encoding"))):
        if coding == "chunked":
            _put_together(answer)
        else:
            _decompress(answer, coding)
    if len(answer.body) > MAX_DOCUMENT_BYTES:
        raise ReadError(f"the page is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB")
    return answer


def _listed(headers: dict[str, str], name: str) -> list[str]:
    return [word for word in headers.get(name, "").lower().replace(" ", "").split(",") if word]


def _headers(data: bytes, has_status: bool) -> tuple[dict[str, str], bytes, list[str]]:
    repairs = [] if has_status else ["it has no status line"]
    if not has_status and (_MARKUP.match(data) or not _HEADER_LINE.match(data.split(b"\n")[0])):
        # a body without headers, or behind a first line that is broken
        _, _, rest = data.partition(b"\n")
        if _MARKUP.match(data) or not _HEADER_LINE.match(rest):
            return {}, data, repairs
        data = rest
    end = _END_OF_HEADERS.search(data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    headers: dict[str, str] = {}
    for line in head.split(b"\n")[1 if has_status else 0 :]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers, body, repairs


def _put_together(answer: Answer) -> None:
    """Put a body together that was sent in pieces, as far as they go."""
    pieces, place, body = [], 0, answer.body
    while size := _CHUNK.match(body, place):
        length = int(size[1], 16)
        if not length:
            break
        pieces.append(body[size.end() : size.end() + length])
        place = size.end() + length
    if not pieces:
        if body.strip() and not size:
            answer.repairs.append("it is said to come in pieces (chunked), and does not")
        else:
            answer.body = b""
        return
    if place > len(body):
        answer.repairs.append("its last piece (chunk) is cut")
    elif not size:
        answer.repairs.append(f"the header of its piece (chunk) {len(pieces) + 1} is broken: the rest is read as it is")
        pieces.append(body[place:])
    answer.body = b"".join(pieces)


def _decompress(answer: Answer, encoding: str) -> None:
    """Decompress the body; one that is not in the encoding that it names stays as it is."""
    make = _DECOMPRESSORS.get(encoding)
    if encoding in ("", "identity", "none") or not answer.body:
        return
    if make is None:
        answer.repairs.append(f"its Content-Encoding {encoding[:40]!r} is none that is known: it is read as it is")
        return
    data, error = _decompressed(make(answer.body), answer.body)
    if not data and not error:
        return
    if not data:
        if not _MARKUP.search(answer.body[:1024]):
            raise ReadError(f"its {encoding} data are broken ({error})")
        answer.repairs.append(f"it is said to be compressed ({encoding}), and is not")
        return
    answer.body = data
    if error:
        answer.repairs.append(f"its {encoding} data are broken or cut ({error}): what comes before is read")


def _decompressed(stream: _Compressed, data: bytes) -> tuple[bytes, str]:
    """Return what ``data`` hold, up to what a page may hold, and why there is no more."""
    found: list[bytes] = []
    size = 0
    try:
        for place in range(0, len(data), _PIECE):
            found.append(stream.decompress(data[place : place + _PIECE]))
            size += len(found[-1])
            if size > MAX_DOCUMENT_BYTES:
                return b"".join(found), ""
        if not stream.ended():
            return b"".join(found), "they end too early"
    except Exception as error:  # every library has its own
        return b"".join(found), str(error) or type(error).__name__
    return b"".join(found), ""


@dataclass(frozen=True, slots=True)
class _Compressed:
    """A stream of compressed data: what gives the next piece, and whether all has been given."""

    decompress: Callable[[bytes], bytes]
    ended: Callable[[], bool]


def _inflate(form: int) -> _Compressed:
    inflate = Inflate(form)

    def ended() -> bool:
        inflate.decompress(b"", 1)  # raises where something was broken
        return inflate.eof

    return _Compressed(partial(inflate.decompress, max_length=MAX_DOCUMENT_BYTES + 1), ended)


def _deflate(data: bytes) -> _Compressed:
    # with the header of zlib, as the standard has it, or without, as many servers send it
    with_header = len(data) > 1 and data[0] & 15 == 8 and not (data[0] << 8 | data[1]) % 31
    return _inflate(ZLIB if with_header else RAW)


def _brotli(data: bytes) -> _Compressed:
    stream: Any = need("brotli", "reading pages that brotli compressed", package="brotli", extra="web").Decompressor()
    return _Compressed(stream.process, stream.is_finished)


def _zstd(data: bytes) -> _Compressed:
    zstandard = need("zstandard", "reading pages in Zstandard", package="zstandard", extra="zstd")
    stream: Any = zstandard.ZstdDecompressor().decompressobj()
    return _Compressed(stream.decompress, lambda: bool(stream.eof))


_DECOMPRESSORS: dict[str, Callable[[bytes], _Compressed]] = {
    "gzip": lambda data: _inflate(GZIP),
    "x-gzip": lambda data: _inflate(GZIP),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
