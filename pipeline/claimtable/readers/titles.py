"""The title of a page without the name of its site, and the text of a page without its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from claimtable.readers.markup import fragment_text
from claimtable.text import fold

_PARTS = re.compile(r"\s+(?:[|–—•·»«:/-]{1,2}|::)\s+|\s*\|\s*")
_HEADING = re.compile(r"<h1\b[^<>]*>", re.I)
_MOST_HEADINGS, _LONGEST_HEADING = 3, 2_000
# a headline stands in the first lines of a text when it stands there
_FIRST_LINES = 3


def headings(page: str) -> list[str]:
    """Return the words of the first headings of the highest level."""
    found = []
    for begin in list(_HEADING.finditer(page))[:_MOST_HEADINGS]:
        end = page.find("</", begin.end(), begin.end() + _LONGEST_HEADING)
        while end >= 0 and page[end : end + 4].lower() != "</h1":
            end = page.find("</", end + 2, begin.end() + _LONGEST_HEADING)
        if end >= 0 and (words := fragment_text(page[begin.end() : end])):
            found.append(" ".join(words.split()))
    return found


def without_site(title: str, site: str, url: str = "", known: Iterable[str] = ()) -> str:
    """Return ``title`` without the name of its site at the end or the beginning.

    A part that a bar or a dash sets off is the site's name when ``site`` or the host of ``url`` says so, or when the
    rest is a heading of the page (``known``).

    >>> without_site("Council backs bridge | The Harbour Post", "The Harbour Post")
    'Council backs bridge'
    >>> without_site("Leeds - a city of bridges", "The Harbour Post")
    'Leeds - a city of bridges'
    """
    names = {fold(site), _joined(site)} - {""}
    host = _joined((urlsplit(url).hostname or "").removeprefix("www.").rpartition(".")[0])
    whole = {fold(heading) for heading in known}
    while marks := list(_PARTS.finditer(title)):
        ends = (
            (title[marks[-1].end() :], title[: marks[-1].start()]),
            (title[: marks[0].start()], title[marks[0].end() :]),
        )
        rest = next((rest for part, rest in ends if _is_site(part, names, host) or fold(rest) in whole), "")
        if not rest.strip():
            break
        title = rest.strip()
    return title


def _is_site(part: str, names: set[str], host: str) -> bool:
    joined = _joined(part)
    plain = joined.removeprefix("the")
    return bool(plain) and (
        joined in names or fold(part) in names or (len(plain) > 2 and plain == host.removeprefix("the"))
    )


def _joined(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


def without_headline(text: str, titles: Iterable[str]) -> str:
    """Return ``text`` without those of its first lines that are one of ``titles``; something must be left."""
    known = {fold(title) for title in titles} - {""}
    lines = text.split("\n")
    kept = [line for place, line in enumerate(lines) if place >= _FIRST_LINES or fold(line) not in known]
    return "\n".join(kept).strip() if any(line.strip() for line in kept) else text
