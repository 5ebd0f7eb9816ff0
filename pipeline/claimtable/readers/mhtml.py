"""Saved web pages (.mhtml, .mht): one file, one article. It is a mail whose first HTML part is the page."""

from __future__ import annotations

import email
import email.message
import email.policy
from collections.abc import Iterator

from claimtable.errors import ReadError
from claimtable.readers.html import article, decode_page
from claimtable.readers.model import Item, Options, Repaired, Source


def read_mhtml(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a saved page. Raises ReadError when there is no page in it, or no article in the page."""
    message = email.message_from_bytes(source.read_document(), policy=email.policy.compat32)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        raise ReadError("there is no web page in it")
    page = decode_page(_bytes(part), str(part.get_param("charset") or ""))
    found = article(page.text, url=_address(part) or _address(message))
    if found is None:
        raise ReadError("no article text was found in the page")
    yield from page.repaired(source.path)
    yield from (Repaired(source.path, "page", repair) for repair in found.repairs)
    yield found.draft


def _bytes(part: email.message.Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _address(part: email.message.Message) -> str:
    found = str(part.get("Content-Location") or part.get("Snapshot-Content-Location") or "").strip()
    return found if found.startswith(("http:", "https:")) else ""
