"""What tests of pages share: hostile articles, and a page taken apart as a browser would."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

#: texts that try to end an element, open one, run a script, load something, or hide what they are
HOSTILE = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    "</SCRIPT ><script>window.hit = 1</script>",
    "<!--<script>window.hit = 1",
    "<!-- --!><script>window.hit = 1</script>",
    "]]><script>window.hit = 1</script>",
    "</title><script>window.hit = 1</script>",
    "</style><script>window.hit = 1</script>",
    "</textarea><script>window.hit = 1</script>",
    "<img src=x onerror=window.hit=1>",
    "<img src=//spy.example/x.png>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit = 1</script></svg>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<body onload=window.hit=1>",
    "<details open ontoggle=window.hit=1>",
    "<input autofocus onfocus=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
    "<iframe src=javascript:parent.hit=1></iframe>",
    "<object data='data:text/html,<script>parent.hit = 1</script>'></object>",
    "<embed src=javascript:window.hit=1>",
    "<a href='javascript:window.hit=1'>open</a>",
    "<form action=//spy.example><button>send</button></form>",
    "<meta http-equiv=refresh content='0;url=//spy.example'>",
    "<base href=//spy.example/>",
    "<link rel=stylesheet href=//spy.example/x.css>",
    "<style>* { display: none }</style>",
    "<style>@import '//spy.example/x.css';</style>",
    "<p style='position:fixed;inset:0'>over it all</p>",
    "<math><mtext></mtext><script>window.hit = 1</script></math>",
    "<template><script>window.hit = 1</script></template>",
    '" onmouseover="window.hit=1" x="',
    "' onfocus='window.hit=1' autofocus='",
    "`${window.hit = 1}`",
    "{{ 7 * 7 }} {% raw %} {# no #} ${window.hit = 1}",
    "\\u003cscript\\u003ewindow.hit = 1\\u003c/script\\u003e",
    "&lt;script&gt;window.hit = 1&lt;/script&gt;",
    "line\u2028separator\u2029window.hit = 1",
    "\u202egpj.exe\u202c \u2066left\u2069",
    "null \x00 bell \x07 escape \x1b[31m",
    "half a pair \ud83d, a whole one \U0001f600",
    "__proto__ constructor toString",
)


@dataclass
class Page(HTMLParser):
    """A page's elements, its contents of scripts and styles, and what a browser would be asked to fetch."""

    source: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    contents: dict[str, list[str]] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = ""
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag
        if tag in ("script", "style"):
            self.contents.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style"):
            self.contents[self._open][-1] += data
        else:
            self.text.append(data)

    @property
    def data(self) -> Any:
        return json.loads(self.contents["script"][0])

    @property
    def policy(self) -> dict[str, list[str]]:
        (content,) = (
            attrs["content"] for tag, attrs in self.tags if attrs.get("http-equiv") == "Content-Security-Policy"
        )
        return {name: values for name, *values in (part.split() for part in str(content).split(";"))}

    def handlers(self) -> list[str]:
        """Attributes that would run a script or style an element."""
        return [name for _, attrs in self.tags for name in attrs if name == "style" or re.match("on[a-z]", name)]

    def addresses(self) -> list[str]:
        """What the page would load or lead to."""
        names = ("src", "href", "action", "srcdoc", "formaction", "poster", "srcset", "background")
        return [str(attrs[name]) for _, attrs in self.tags for name in names if name in attrs]


def hash_of(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
