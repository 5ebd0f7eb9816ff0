"""Mails (.eml), such as press releases and newsletters: one file, one article. Only the standard library is needed."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

from claimtable.errors import ReadError
from claimtable.readers.encodings import decode
from claimtable.readers.markup import plain_text
from claimtable.readers.model import Draft, Item, Options, Source
from claimtable.readers.wrapping import join_lines

# the line that parts a mail from its signature (RFC 3676, 4.3), and lines of an earlier mail that it quotes
_SIGNATURE = re.compile(r"^-- ?$.*", re.M | re.S)
_QUOTED = re.compile(r"^>.*\n?", re.M)
_ANSWERS = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)


def read_mail(source: Source, options: Options) -> Iterator[Item]:
    """Yield a mail as an article: its text, else its page as text; the subject is the title, ``Date`` the date.

    The signature, quoted lines of earlier mails and attachments are left out. Raises ReadError when it has no words.
    """
    message = email.message_from_bytes(source.read_document(), policy=email.policy.default)
    part = message.get_body(("plain", "html"))
    if part is None or not any(message[header] for header in ("Subject", "From", "Date")):
        raise ReadError("it is no mail with a text")
    data = part.get_payload(decode=True)
    decoded = decode(data if isinstance(data, bytes) else b"", str(part.get_param("charset") or ""))
    text = decoded.text.replace("\r\n", "\n")
    if part.get_content_type() == "text/html":
        text = plain_text(text)
    text = join_lines(_QUOTED.sub("", _SIGNATURE.sub("", text))).strip()
    if not text:
        raise ReadError("there are no words in it")
    yield from decoded.repaired(source.path)
    yield Draft(text, _ANSWERS.sub("", str(message["Subject"] or "")).strip(), published=str(message["Date"] or ""))
