"""Pages: one self-contained HTML file each, that works from ``file://``, without network, and obeys no article.

How a page is made:

1. A template in ``templates/`` extends ``base.html`` and fills its block ``body``. Jinja escapes what it prints
   (autoescape is always on); no template uses ``|safe``, ``style=`` or ``on...=`` (the policy forbids the last two).
2. Its style sheets lie in ``styles/``, its scripts in ``scripts/``, as files of their own; ``base.css`` and
   ``base.js`` come first in every page. They are put into the page as they are, and the page's
   Content-Security-Policy allows these very bytes by their SHA-256 and nothing else: no other script or style, no
   image, font, frame, form or connection. Scripts build elements by ``el`` of ``base.js``, never from HTML text: the
   policy forbids ``innerHTML``, too (Trusted Types).
3. Data come as one JSON value, which ``pageData()`` of ``base.js`` reads; ``escaping.for_page`` writes it.
4. ``render("x.html", title=..., styles=("x.css",), scripts=("x.js",), data=..., ...)`` returns the page as text; the
   caller writes it with ``files.atomic_writer``.

Colours and underlines of cue, mention, quantity, time and place are the classes ``mark-cue`` ... ``mark-place`` of
``base.css``, light and dark.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from claimtable.escaping import for_page

BASE_STYLES = ("base.css",)
BASE_SCRIPTS = ("base.js",)


def render(
    template: str,
    *,
    title: str,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    data: Any = None,
    **context: Any,
) -> str:
    """Return a page as HTML.

    ``template`` is a file in ``templates/``, ``styles`` and ``scripts`` are files in ``styles/`` and ``scripts/``
    beside those of every page, in this order; ``data`` is what the scripts read, any JSON value; ``context`` holds the
    other names of the template. Raises jinja2.UndefinedError for a name that the template uses and nobody gave.
    """
    style = "".join(asset("styles", name) for name in (*BASE_STYLES, *styles))
    script = _enclosed("".join(asset("scripts", name) for name in (*BASE_SCRIPTS, *scripts)))
    return (
        _environment()
        .get_template(template)
        .render(
            title=title,
            policy=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            data=Markup(for_page(data)),
            **context,
        )
    )


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy of a page that holds one style sheet and one script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def asset(folder: str, name: str) -> str:
    """Return a file of ours, with the line ends that a browser reads; ``folder`` is ``styles`` or ``scripts``."""
    return resources.files(__name__).joinpath(folder, name).read_text(encoding="utf-8")


def _enclosed(script: str) -> str:
    """Return the scripts of a page as one function, so that they share names with each other and nobody else."""
    return f"(() => {{\n'use strict';\n{script}}})();\n"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader(__name__, "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
