"""The day of a page that is stamped in UTC is the outlet's own; all samples are our own."""

from __future__ import annotations

from datetime import date

import pytest

from claimtable.readers.page_dates import outlets_day

STAMP = '<meta property="article:published_time" content="2024-03-07T02:30:00Z">'
EARLY, LATE = date(2024, 3, 6), date(2024, 3, 7)


@pytest.mark.parametrize(
    "shown",
    [
        '<script type="application/ld+json">{"datePublished":"2024-03-06T21:30:00-05:00"}</script>',
        '<meta itemprop="datePublished" content="2024-03-06T18:30:00.000-0800">',
        '<time datetime="2024-03-07T02:30:00.000Z">March 6, 2024, 9:30 p.m. ET</time>',
        '<div class="byline-date">Published 9:30 PM EST, Wed March 6, 2024</div>',
        '<span class="x published">6 March 2024</span>',
        '<p id="post-date">By <a>Ann Roe</a>, Mar. 6, 2024</p>',
    ],
)
def test_an_evening_in_america_is_the_day_before(shown):
    assert outlets_day(f"<html><head>{STAMP}</head><body>{shown}<p>Words.</p></body></html>", "2024-03-07") == EARLY


def test_a_morning_in_australia_is_the_day_after():
    page = '<meta content="2024-03-06T22:30:00Z"><time>7 March 2024</time><p>Words.</p>'
    assert outlets_day(page, "2024-03-06") == LATE


@pytest.mark.parametrize(
    "page",
    [
        STAMP,
        f'{STAMP}<time datetime="2024-03-07T02:30:00Z">7 March 2024</time><span class="date">6 March 2024</span>',
        f'{STAMP}<span class="date">1 March 2024</span>',
        f"{STAMP}<p>It was on March 6, 2024 that the bridge was closed.</p>",
        '<meta content="2024-03-07T15:30:00Z"><span class="date">6 March 2024</span>',
        '<meta content="2024-03-07T02:30:00-05:00"><span class="date">6 March 2024</span>',
        '<meta content="2024-03-07"><span class="date">6 March 2024</span>',
        STAMP + '<span class="date">' * 1000,
    ],
)
def test_else_the_stamp_holds(page):
    assert outlets_day(page, "2024-03-07") == LATE


@pytest.mark.parametrize("found", [None, "", "2024-13-01"])
def test_no_date(found):
    assert outlets_day(STAMP, found) is None
