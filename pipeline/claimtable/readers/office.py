"""Office files are ZIP files with XML in them: the XML of one member, checked."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from claimtable.errors import ReadError
from claimtable.readers.model import MAX_DOCUMENT_BYTES


def xml_of(data: bytes, member: str, called: str) -> ElementTree.Element:
    """Return the root of ``member`` of an office file. Raises ReadError for what is no file of the kind ``called``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(member) as stream:
            xml = stream.read(MAX_DOCUMENT_BYTES + 1)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise ReadError(f"it is no {called} ({error})") from error
    if len(xml) > MAX_DOCUMENT_BYTES:
        raise ReadError(f"it has more than {MAX_DOCUMENT_BYTES:,} bytes, which no article has")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # no office writes them; entities can grow without end
        raise ReadError(f"it is no {called} (it declares entities)")
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise ReadError(f"the {called} is broken ({error})") from error
