"""The body of an article that stands in several containers of a page, of which an extractor takes one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# a paragraph of an article has this many characters, and at most this share of them in links
_SHORTEST = 50
_MOST_LINKED = 0.4
_MOST_CONTAINERS = 50
_NO_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")
_FINAL = re.compile(r"[.!?:…][\"'”’)\]]*\s*\Z")
# what stands beside an article, by the names that pages give it
_BESIDE = re.compile(
    r"(?:^|[^a-z])(?:ads?|advert\w*|asides?|author|banner|bio|breadcrumbs?|captions?|comments?|cookies?|copyright|"
    r"credits?|disclaimer|discussion|footer|header|menu|most|nav\w*|newsletters?|paywall|popular|promo\w*|recommend\w*|"
    r"related\w*|share|sharing|sidebar|signup|social|sponsor\w*|subscri\w*|tags?|teasers?|trending|widgets?)(?:[^a-z]|$)"
)
_BESIDE_TAGS = frozenset(("aside", "nav", "footer", "form", "figure", "figcaption", "header", "table"))
_HEADINGS = frozenset(("h1", "h2", "h3"))
# names that say nothing of what stands in a container
_LAYOUT = re.compile(r"(?:col|row|grid|container|wrapper?|inner|clearfix|block|box|section|module|left|right|main)\b")


def put_together(root: Any, text: str) -> bool:
    """Put the containers of the body of a page into one; return whether there was anything to do.

    ``text`` is what was extracted. A container is of the body when it is called like one whose paragraphs were
    extracted, none of its own were, and nothing shows that it is another article or stands beside it.
    """
    found, missed = _containers(root, _NO_LETTER.sub("", text))
    moved = False
    for container in missed[:_MOST_CONTAINERS]:
        if (home := _home(container, found)) is not None:
            _move(container, home)
            moved = True
    return moved


def _containers(root: Any, text: str) -> tuple[list[Any], list[Any]]:
    """Return the elements whose paragraphs are in ``text``, and those of which none is, in the page's order.

    ``text`` has letters and digits alone: extraction changes blanks and marks.
    """
    states: dict[Any, bool] = {}
    for paragraph in root.iter("p"):
        words = " ".join("".join(paragraph.itertext()).split())
        parent = paragraph.getparent()
        if parent is not None and _is_sentence(paragraph, words):
            states[parent] = states.get(parent, False) or _NO_LETTER.sub("", words) in text
    return [node for node, seen in states.items() if seen], [node for node, seen in states.items() if not seen]


def _is_sentence(paragraph: Any, words: str) -> bool:
    if len(words) < _SHORTEST or not _FINAL.search(words):
        return False
    linked = sum(len("".join(link.itertext())) for link in paragraph.iter("a"))
    return linked <= _MOST_LINKED * len(words)


def _home(container: Any, found: list[Any]) -> Any:
    """Return the container with extracted paragraphs that ``container`` goes on, or None."""
    if any(_is_beside(node) for node in _way_up(container)):
        return None
    alike = [other for other in found if _names(container) & _names(other) and container not in other.iter()]
    if not alike or (_has_heading(container) and _has_heading(alike[0])):
        return None
    return next((other for other in reversed(alike) if _comes_before(other, container)), alike[0])


def _way_up(node: Any) -> Iterator[Any]:
    yield node
    yield from (above for above in node.iterancestors() if above.tag not in ("body", "html", "article"))


def _is_beside(node: Any) -> bool:
    if node.tag in _BESIDE_TAGS:
        return True
    return any(_BESIDE.search((node.get(name) or "").lower()) for name in ("class", "id", "role"))


def _names(node: Any) -> set[str]:
    """Return what a container is called: its tag with each of its classes, its property, or its id without numbers."""
    classes = {f"{node.tag}.{name}" for name in (node.get("class") or "").split() if not _LAYOUT.match(name.lower())}
    identity = _NUMBER.sub("", node.get("id") or "")
    classes |= {f"#{identity}"} if identity and _NUMBER.search(node.get("id")) else set()
    return classes | {f"@{name}" for name in (node.get("itemprop") or "").split()}


def _has_heading(container: Any) -> bool:
    """Tell whether a heading is the first thing in a container: then it is an article of its own."""
    first = next((node for node in container.iter() if node.tag in _HEADINGS or node.tag == "p"), None)
    return first is not None and first.tag in _HEADINGS


def _comes_before(one: Any, other: Any) -> bool:
    tree = one.getroottree()
    return bool(next((node is one for node in tree.iter(one.tag, other.tag) if node is one or node is other), False))


def _move(container: Any, home: Any) -> None:
    children = list(container)
    if _comes_before(home, container):
        home.extend(children)
    else:
        for place, child in enumerate(children):
            home.insert(place, child)
