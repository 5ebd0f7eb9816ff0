"""Pages are one file each, run their own script and style and nothing else, and obey no article."""

from __future__ import annotations

import json
import re
from importlib import resources

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtable import pages
from claimtable.escaping import for_page
from claimtable.pages import render
from page_support import HOSTILE, Page, hash_of

PARTS = [
    (folder, item.name)
    for folder in ("styles", "scripts")
    for item in resources.files(pages).joinpath(folder).iterdir()
    if item.name.endswith((".css", ".js"))
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(text: str) -> None:
    page = Page(render("base.html", title=text, data={"text": text, text: [text]}))
    assert page.data == {"text": text, text: [text]}
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert [tag for tag, _ in page.tags].count("style") == 1
    assert page.handlers() == []
    assert page.addresses() == []


@given(st.text(alphabet=st.characters()))
def test_data_come_back_as_they_were_and_hold_no_markup(text: str) -> None:
    written = for_page(text)
    assert json.loads(written) == text
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", written)
    written.encode()


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        for_page({"value": float("inf")})


def test_the_policy_allows_the_pages_own_style_and_script_only() -> None:
    page = Page(render("base.html", title="A page"))
    assert page.policy["default-src"] == ["'none'"]
    assert page.policy["script-src"] == [hash_of(page.contents["script"][1])]
    assert page.policy["style-src"] == [hash_of(page.contents["style"][0])]
    assert page.policy["base-uri"] == page.policy["form-action"] == ["'none'"]
    assert "'unsafe-inline'" not in page.source


def test_the_policy_stands_before_everything_that_it_governs() -> None:
    tags = [(tag, attrs.get("http-equiv")) for tag, attrs in Page(render("base.html", title="A page")).tags]
    assert tags.index(("meta", "Content-Security-Policy")) < tags.index(("style", None))


def test_a_name_that_nobody_gave_is_an_error_and_no_gap() -> None:
    with pytest.raises(jinja2.UndefinedError):
        pages._environment().get_template("base.html").render(title="A page")


@pytest.mark.parametrize(("folder", "name"), PARTS)
def test_a_part_ends_no_element_and_builds_no_html(folder: str, name: str) -> None:
    text = pages.asset(folder, name)
    assert not re.search(r"</|<!--|\r", text)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|https?://", text
    )


def test_templates_switch_no_escaping_off() -> None:
    for item in resources.files(pages).joinpath("templates").iterdir():
        text = item.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|\bon[a-z]+=|\bstyle=", text), item.name


def test_the_same_page_has_the_same_bytes() -> None:
    assert render("base.html", title="A", data=[1]) == render("base.html", title="A", data=[1])
