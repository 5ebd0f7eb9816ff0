"""XML from agencies: NITF and NewsML-G2; an .xml file may be a feed too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.feeds import as_utf8, entries
from claimtable.readers.html import decode_page
from claimtable.readers.model import Draft, Item, Options, Repaired, Skipped, Source

_FEEDS = ("rss", "feed", "RDF")
_BLOCKS = ("p", "hl2", "h1", "h2", "h3", "h4", "li", "dd", "dt", "blockquote")


def read_xml(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of a NITF, NewsML-G2, RSS or Atom file. Entities and the network are never followed."""
    page = decode_page(source.read_document())
    yield from page.repaired(source.path)
    data = as_utf8(page.text)
    root, broken = parse(data)
    name = _name(root)
    if broken:
        yield Repaired(source.path, "XML", f"{broken}; what could be read of it was")
    if name == "nitf":
        yield _nitf(root)
    elif name in ("newsItem", "newsMessage"):
        items = [node for node in root.iter() if _name(node) == "newsItem"]
        for number, item in enumerate(items, start=1):
            line = None if len(items) == 1 else number
            kind = _other_kind(item)
            yield Skipped(source.path, "not text", f"a {kind} item", line) if kind else _news_item(item, line)
    elif name in _FEEDS:
        yield from entries(data, source)
    elif source.in_folder:
        yield Skipped(source.path, "not read", f"XML of another kind: <{name}>")
    else:
        raise ReadError(f"<{name}> is no XML that is read; NITF, NewsML-G2, RSS and Atom are")


def parse(data: bytes) -> tuple[Any, str]:
    """Return the root element, and how the XML is broken (an empty string: not), which lxml reads as far as it goes.

    Raises ReadError for XML that declares entities of its own, and where nothing is left of it.
    """
    etree = need("lxml.etree", "reading XML", package="lxml", extra="web")
    broken = ""
    try:
        root = etree.fromstring(data, _parser(etree))
    except etree.XMLSyntaxError as error:
        broken = f"the XML is broken: {error.msg}"
        root = etree.fromstring(data, _parser(etree, recover=True))
        if root is None or not "".join(root.itertext()).strip():
            raise ReadError(broken) from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise ReadError("the XML declares entities of its own, which are not followed")
    return root, broken


def _parser(etree: Any, *, recover: bool = False) -> Any:
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False}
    return etree.XMLParser(recover=recover, **options)


def _name(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _first(root: Any, *path: str) -> Any:
    """Return the first element below ``root`` that is reached by names, at any depth each; None when there is none."""
    for name in path:
        root = next((node for node in root.iter() if node is not root and _name(node) == name), None)
        if root is None:
            return None
    return root


def _words(node: Any) -> str:
    return "" if node is None else " ".join("".join(node.itertext()).split())


def _paragraphs(body: Any) -> str:
    """Return the text of the innermost blocks below ``body``, parted by empty lines."""
    found = []
    for node in body.iter():
        if _name(node) in _BLOCKS and not any(_name(below) in _BLOCKS for below in node.iter() if below is not node):
            found.append(_words(node))
    return "\n\n".join(filter(None, found)) or _words(body)


def _nitf(root: Any, line: int | None = None) -> Draft:
    body = _first(root, "body.content")
    issued, publication = _first(root, "docdata", "date.issue"), _first(root, "pubdata")
    dates = [
        issued.get("norm") if issued is not None else None,
        publication.get("date.publication") if publication is not None else None,
    ]
    identity = _first(root, "docdata", "doc-id")
    return Draft(
        text=_paragraphs(body) if body is not None else "",
        title=_words(_first(root, "hedline", "hl1")) or _words(_first(root, "head", "title")),
        published=next(filter(None, dates), None),
        url=(publication.get("ex-ref") or "") if publication is not None else "",
        id=(identity.get("id-string") or "") if identity is not None else "",
        line=line,
    )


def _news_item(item: Any, line: int | None) -> Draft:
    content = _first(item, "contentSet")
    nitf = _first(content, "nitf") if content is not None else None
    inner = _nitf(nitf) if nitf is not None else None
    dates = ("contentCreated", "firstCreated", "versionCreated")
    published = next(filter(None, (_words(_first(item, name)) for name in dates)), None)
    text = inner.text if inner is not None else _inline(content)
    return Draft(
        text=text,
        title=_words(_first(item, "contentMeta", "headline")) or (inner.title if inner is not None else ""),
        published=published,
        id=item.get("guid") or "",
        line=line,
    )


def _other_kind(item: Any) -> str:
    """Return what an item of NewsML-G2 is (picture, video, ...) when it is no text and holds none; else empty."""
    classed = _first(item, "itemMeta", "itemClass")
    kind = (classed.get("qcode") or "").rpartition(":")[2] if classed is not None else ""
    content = _first(item, "contentSet")
    remote = _first(content, "remoteContent") if content is not None else None
    if not kind and remote is not None:
        kind = (remote.get("contenttype") or "").partition("/")[0]
    if kind in ("", "text") or any(
        _first(content, name) is not None for name in ("inlineXML", "inlineData") if content is not None
    ):
        return ""
    return kind


def _inline(content: Any) -> str:
    """Return the text of a content set: XHTML in ``inlineXML``, or the characters of ``inlineData``."""
    if content is None:
        return ""
    data = _first(content, "inlineData")
    if data is not None:
        return "".join(data.itertext()).strip()
    body = _first(content, "body")
    return _paragraphs(body if body is not None else content)
