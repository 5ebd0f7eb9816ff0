"""Web pages: the article's text by trafilatura, its date by htmldate."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.bodies import put_together
from claimtable.readers.encodings import Decoded, decode
from claimtable.readers.menus import remove_menus
from claimtable.readers.model import Draft, Item, Options, Repaired, Source
from claimtable.readers.page_dates import outlets_day
from claimtable.readers.posts import show_posts
from claimtable.readers.titles import headings, without_headline, without_site

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I)
# what the web calls Latin-1 is Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
_LATIN = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252"}
# a bound that never moves: htmldate's own is the day on which it runs
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page, and what was repaired in it."""

    draft: Draft
    repairs: tuple[str, ...] = ()


def read_html(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a web page. Raises ReadError when the page holds none."""
    page = decode_page(source.read_document())
    found = article(page.text)
    if found is None:
        raise ReadError("no article text was found in the page")
    yield from page.repaired(source.path)
    if _has_no_end(page.text):
        yield Repaired(source.path, "page", NO_END)
    yield from (Repaired(source.path, "page", repair) for repair in found.repairs)
    yield found.draft


#: what is said of a page that stops
NO_END = "it has no end (</body> or </html>): it may be cut"


def _has_no_end(page: str) -> bool:
    return "<body" in page and "</body" not in page and "</html" not in page


def decode_page(data: bytes, declared: str = "") -> Decoded:
    """Return a page as text; ``declared`` is the encoding that came with it, before what the page itself says."""
    if not declared and (meta := _CHARSET.search(data[:4096])):
        declared = meta[1].decode("ascii")
    return decode(data, "cp1252" if declared.lower() in _LATIN else declared)


def article(page: str, *, url: str = "", line: int | None = None) -> Page | None:
    """Return the article of a page: text with its paragraphs as lines, title, original date; None without a text."""
    given, page = page, _LONG_TAG.sub(_bounded, page)
    repairs = ["a tag with more than a thousand attributes was read without them"] if page != given else []
    tree = _parsed(page)
    if tree is None:
        return None
    document = _extract(tree, url)
    if document is None or not (document.text or "").strip():
        return None
    text = document.text
    if (whole := _whole(tree, url, text)) != text:
        text = whole
        repairs.append("the body of the article stands in several containers, which were put together")
    title, text = repair(document.title or "").strip(), repair(text).strip()
    found = headings(page)
    url = document.url or url
    title = without_site(title, repair(document.sitename or ""), url, found)
    draft = Draft(
        text=without_headline(text, (title, *found)),  # the heading is the title, not a sentence
        title=title,
        published=outlets_day(page, document.date),
        url=url,
        line=line,
    )
    return Page(draft, tuple(repairs))


def _parsed(page: str) -> Any:
    """Return a page as a tree, without menus and with its posts as paragraphs; None for what is no page."""
    utils = need("trafilatura.utils", "reading web pages", package="trafilatura", extra="web")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = utils.load_html(page)
    if tree is not None:
        remove_menus(tree)
        show_posts(tree)
    return tree


def _whole(tree: Any, url: str, text: str) -> str:
    """Return the text of a page with what stands in other containers of its body, or ``text``."""
    document = _extract(tree, url) if put_together(tree, text) else None
    found = (document.text or "") if document is not None else ""
    return found if len(found) > len(text) else text


# a tag of this many characters, and this many attributes; the longest of real pages have some 50
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>?")
_MOST_ATTRIBUTES = 1000
_ATTRIBUTE = re.compile(r"\s[^\s=<>\"'/]+")


def _bounded(tag: re.Match[str]) -> str:
    """Return a tag, without attributes where there are so many that the parser takes the square of their number."""
    name = tag[0][1:100].split()[0].rstrip(">/")
    return f"<{name}>" if len(_ATTRIBUTE.findall(tag[0])) > _MOST_ATTRIBUTES else tag[0]


def _extract(tree: Any, url: str) -> Any:
    trafilatura = need("trafilatura", "reading web pages", package="trafilatura", extra="web")
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )


def repair(text: str) -> str:
    """Return ``text`` with mojibake (UTF-8 that was read as Latin-1, and its kin) undone; sound text stays as it is."""
    from ftfy import fix_encoding

    return fix_encoding(text)
