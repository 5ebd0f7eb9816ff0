"""Which words are time expressions, and of which TIMEX3 type."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimtable import layers
from claimtable.components.times import annotate_times, find_times


def found(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in find_times(nlp(text))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge opened on Tuesday, March 3, 2015.", [("Tuesday, March 3, 2015", "DATE")]),
        ("The bridge opened on 3 March.", [("3 March", "DATE")]),
        ("The bridge opened in early 2015.", [("early 2015", "DATE")]),
        ("The bridge closed two years ago.", [("two years ago", "DATE")]),
        ("The bridge was open for two years.", [("two years", "DURATION")]),
        ("A three-week strike ended.", [("three-week", "DURATION")]),
        ("A third-quarter loss was reported.", [("third-quarter", "DATE")]),
        ("It closed over the next three years.", [("the next three years", "DURATION")]),
        ("It must close by the end of the month.", [("the end of the month", "DATE")]),
        ("It closed sometime last week.", [("sometime last week", "DATE")]),
        ("He ran it in one hour, 26 minutes and 43 seconds.", [("one hour, 26 minutes and 43 seconds", "DURATION")]),
        ("It lasted three years and four months.", [("three years and four months", "DURATION")]),
        ("It takes a year or two.", [("a year or two", "DURATION")]),
        ("The council meets every other week.", [("every other week", "SET")]),
        ("Two Sundays ago it was full.", [("Two Sundays ago", "DATE")]),
        ("He left minutes later.", [("minutes later", "DURATION")]),
        ("In those days milk was cheap.", [("those days", "DATE")]),
        ("At present nobody lives there.", [("At present", "DATE")]),
        ("The bridge fell at 11 o'clock on Friday night.", [("11 o'clock on Friday night", "TIME")]),
        ("As recently as 2015 it was open.", [("2015", "DATE")]),
        ("It opens at 9am.", [("9am", "TIME")]),
        ("It opens at 9 a.m.", [("9 a.m.", "TIME")]),
        ("He rang at 4 in the morning.", [("4 in the morning", "TIME")]),
        ("This afternoon at about 3:30 it rained.", [("This afternoon at about 3:30", "TIME")]),
        ("It landed Monday just before 3 p.m.", [("Monday just before 3 p.m.", "TIME")]),
        ("The river rose overnight Saturday.", [("overnight Saturday", "TIME")]),
        ("He left days after the vote.", [("days", "DURATION")]),
        ("The bridge opens at 10:30 a.m. on Friday.", [("10:30 a.m. on Friday", "TIME")]),
        ("The bridge closed late Monday night.", [("late Monday night", "TIME")]),
        ("The bridge closes every Monday.", [("every Monday", "SET")]),
        ("The toll is $5 a day.", [("a day", "SET")]),
        ("The bridge is now closed and will open soon.", [("now", "DATE"), ("soon", "DATE")]),
        ("Profit rose in the third quarter of 2015.", [("the third quarter of 2015", "DATE")]),
        ("The bridge was open from 1980 to 2012.", [("1980", "DATE"), ("2012", "DATE")]),
        ("It was the style of the 1990s.", [("the 1990s", "DATE")]),
        ("The town was cut off for weeks.", [("weeks", "DURATION")]),
        ("They met the previous year.", [("the previous year", "DATE")]),
        ("On the night of May 4 the bridge fell.", [("the night of May 4", "TIME")]),
    ],
)
def test_dates_times_durations_and_sets_are_found(
    nlp: Language, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert found(nlp, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The boy is 12 years old.",
        "A 12-year-old boy sang.",
        "The two-year-olds sang.",
        "Ann Bell, 44, sang.",
        "The ticket costs $2015.",
        "They sold 2015 kilograms of rice.",
        "The museum shows a 2000-year-old coin.",
        "They may march and then march again.",
        "We saw a second ship.",
        "Flight 1815 landed.",
        "They won the second half.",
        "The fall of the wall surprised them.",
        "He called as soon as it rang.",
        "Winter wheat is sown here.",
        "Highs were in the 60s.",
        "The Sunday Times reported it.",
        "The stock fell in after-hours trading.",
        'She sang on "60 Minutes".',
        "The bank raised its overnight interest rates.",
        "Two men in their 40s sang.",
        "She lost in the quarter-finals.",
        "The soon-to-be mayor sang.",
        "Hayden hit his fifth century.",
        "He was named player of the year.",
        "It was the Year of the Dragon.",
        "She sang on The Tonight Show.",
        "Bell writes for the Daily Post.",
        "Of the 1,590 votes 1128 were valid.",
        "The index fell to 1462.93.",
    ],
)
def test_ages_prices_counts_verbs_and_names_are_none(nlp: Language, sentence: str) -> None:
    assert found(nlp, sentence) == []


def test_a_full_date_in_an_order_that_only_dateparser_reads_is_found(nlp: Language) -> None:
    assert found(nlp, "The bridge opened on 2015 March 4.") == [("2015 March 4", "DATE")]


def test_an_expression_never_crosses_a_paragraph(nlp: Language) -> None:
    assert found(nlp, "It opened in March\n2015 was a good year.")[0] == ("March", "DATE")


def test_the_component_stores_what_it_finds(nlp: Language) -> None:
    doc = annotate_times(nlp("It opened on Monday."))
    assert [span.text for span in doc._.times] == ["Monday"]
    assert layers.TIMES in doc.spans


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            (
                *(
                    "the",
                    "last",
                    "next",
                    "may",
                    "second",
                    "year",
                    "years",
                    "ago",
                    "2015",
                    "3",
                    "three",
                    "quarter",
                    "of",
                ),
                *("Monday", "p.m.", ",", ".", "-", "'", "İ", "10:30", "\n", "week", "every", "a"),
            )
        ),
        max_size=25,
    )
)
def test_no_text_raises_and_expressions_do_not_overlap(nlp: Language, words: list[str]) -> None:
    spans = find_times(nlp.make_doc(" ".join(words)))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.label_ in ("DATE", "TIME", "DURATION", "SET") for span in spans)
