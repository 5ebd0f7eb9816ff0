"""The publication date out of an article's own text, or of its file's name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtable.timex.published import published_from_both, published_from_name, published_from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LAGOS, May 4, 2019 (Agency) - The port reopened.", date(2019, 5, 4)),
        ("QUITO, Ecuador, Jan. 9, 2003 (Wire) -- The road is closed.", date(2003, 1, 9)),
        ("Oslo, 3 May 2011 — The ferry sank.", date(2011, 5, 3)),
        ("2020-02-29\nThe bridge opened.", date(2020, 2, 29)),
        ("Bridge opens\n\nTuesday, March 3, 2015\n\nThe bridge opened.", date(2015, 3, 3)),
        ("Bridge opens\nPublished: 14 June 2008, 10:30 GMT\nThe bridge opened.", date(2008, 6, 14)),
        ("Bridge opens\nPosted on September 1st, 1999\nThe bridge opened.", date(1999, 9, 1)),
        ("2016/08/05\nThe bridge opened.", date(2016, 8, 5)),
        ("2016-08-05T10:00:00Z\nThe bridge opened.", date(2016, 8, 5)),
    ],
)
def test_a_dateline_or_a_line_that_is_a_date_tells_it(text: str, expected: date) -> None:
    assert published_from_text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge opened on March 3, 2015, to cheers.",
        "LAGOS, May 4 (Agency) - The port reopened.",
        "February 30, 2015\nThe bridge opened.",
        "One.\nTwo.\nThree.\nMarch 3, 2015",
        "In May 2015 - the mayor says - the bridge opened.",
    ],
)
def test_other_text_tells_none(text: str) -> None:
    assert published_from_text(text) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2021-12-09-title.txt", date(2021, 12, 9)),
        ("20211209_title.html", date(2021, 12, 9)),
        ("agency.2021.12.09.json", date(2021, 12, 9)),
        ("in/2020-01-01/title-2021-12-09.txt", date(2021, 12, 9)),
        ("title.txt", None),
        ("2021-13-09.txt", None),
        ("9120211209777.txt", None),
        ("09-12-2021.txt", None),
        ("", None),
    ],
)
def test_a_file_name_tells_it_year_first(name: str, expected: date | None) -> None:
    assert published_from_name(name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("LAGOS, May 4 (Agency) - The port reopened.", "2019/lagos.txt", date(2019, 5, 4)),
        ("Port reopens\n\nLAGOS, Saturday, 4 May — The port reopened.", "lagos_2019.txt", date(2019, 5, 4)),
        ("LAGOS, May 4 (Agency) - The port reopened.", "in/2019-05/lagos.txt", date(2019, 5, 4)),
        ("LAGOS, May 4 (Agency) - The port reopened.", "export-2024/lagos.txt", None),
        ("LAGOS, May 4 (Agency) - The port reopened.", "lagos.txt", None),
        ("LAGOS, February 30 (Agency) - The port reopened.", "2019/lagos.txt", None),
        ("The port reopened on May 4 - at last.", "2019/lagos.txt", None),
        ("LAGOS - The port reopened.", "2019/lagos.txt", None),
    ],
)
def test_a_dateline_without_a_year_takes_that_of_the_path(text: str, name: str, expected: date | None) -> None:
    assert published_from_both(text, name) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_neither_ever_raises(text: str) -> None:
    published_from_text(text)
    published_from_name(text)
    published_from_both(text, "2019/" + text)
