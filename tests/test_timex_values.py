"""What a time expression means: the table of (text, publication date, TIMEX3 value) documents the grammar."""

from __future__ import annotations

import calendar
import json
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from claimtable import Article, claims_from_doc, layers
from claimtable.lexicon.calendar import HOLIDAYS
from claimtable.schema import Timex
from claimtable.timex.amounts import duration_value
from claimtable.timex.calendar import Period, day_of, period_of
from claimtable.timex.context import Context, Reading
from claimtable.timex.evidence import writes_day_first
from claimtable.timex.fallback import full_date
from claimtable.timex.grammar import match_at
from claimtable.timex.holidays import holiday
from claimtable.timex.numbers import read_number
from claimtable.timex.resolve import read
from claimtable.timex.values import is_resolved, times_of

THURSDAY = date(2021, 12, 9)
DATA = Path(__file__).parent / "data"


def value(text: str, published: date | None = THURSDAY, **circumstances: object) -> str:
    found = read(text, Context(published, **circumstances))  # type: ignore[arg-type]
    return "" if found is None else found.value


@pytest.mark.parametrize(("day", "expected"), [("friday", "2021-12-10"), ("monday", "2021-12-06")])
def test_a_verb_that_is_not_in_the_past_turns_a_weekday_to_tomorrow_and_the_day_after(day: str, expected: str) -> None:
    assert value(day, present=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # full dates
        ("march 3, 2015", "2015-03-03"),
        ("tuesday, march 3, 2015", "2015-03-03"),
        ("3 march 2015", "2015-03-03"),
        ("the 3rd of march 2015", "2015-03-03"),
        ("the third of march, 2015", "2015-03-03"),
        ("sept. 30, 1999", "1999-09-30"),
        ("2015-03-03", "2015-03-03"),
        ("3/14/2015", "2015-03-14"),
        ("14/3/2015", "2015-03-14"),
        ("3.4.2015", "2015-04-03"),
        ("feb. 29, 2020", "2020-02-29"),
        # months, years and longer
        ("march 2015", "2015-03"),
        ("the month of may 2015", "2015-05"),
        ("june last year", "2020-06"),
        ("last year's june", "2020-06"),
        ("2015", "2015"),
        ("mid-2015", "2015"),
        ("the end of 2015", "2015"),
        ("nineteen ninety-six", "1996"),
        ("the year two thousand", "2000"),
        ("'98", "1998"),
        ("the 1990s", "199X"),
        ("the late 1970s", "197X"),
        ("the '80s", "198X"),
        ("the nineties", "199X"),
        ("the 19th century", "18XX"),
        ("the 1800s", "18XX"),
        ("the 2000s", "200X"),
        ("the turn of the century", "20XX"),
        ("1980-2012", "1980/2012"),
        ("2010-11", "2010/2011"),
        # parts of years
        ("the third quarter of 2015", "2015-Q3"),
        ("the 2015 third quarter", "2015-Q3"),
        ("last year's fourth quarter", "2020-Q4"),
        ("the third quarter", "2021-Q3"),
        ("the fourth quarter", "2021-Q4"),
        ("the first half of 2015", "2015-H1"),
        ("the first half of the year", "2021-H1"),
        ("half a century ago", "1971"),
        ("by 2150", "2150"),
        ("the winter of nineteen ninety-four", "1994-WI"),
        ("19th centuries", "18XX"),
        ("jan. 3-5, 2015", "2015-01-03/2015-01-05"),
        ("fiscal 2015", "2015"),
        ("the current fiscal year", "2021"),
        ("the summer of 2015", "2015-SU"),
        ("last summer", "2021-SU"),
        ("next spring", "2022-SP"),
        ("this winter", "2021-WI"),
        ("year-end", "2021"),
    ],
)
def test_a_date_that_names_its_year_or_its_place_in_this_one(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2021-12-09"),
        ("yesterday", "2021-12-08"),
        ("late yesterday", "2021-12-08"),
        ("tomorrow", "2021-12-10"),
        ("the day before yesterday", "2021-12-07"),
        ("this week", "2021-W49"),
        ("last week", "2021-W48"),
        ("early next week", "2021-W50"),
        ("the weekend", "2021-W48-WE"),
        ("last weekend", "2021-W48-WE"),
        ("next weekend", "2021-W49-WE"),
        ("last month", "2021-11"),
        ("earlier this month", "2021-12"),
        ("next month", "2022-01"),
        ("this quarter", "2021-Q4"),
        ("last quarter", "2021-Q3"),
        ("last year", "2020"),
        ("next year", "2022"),
        ("last may", "2021-05"),
        ("this september", "2021-09"),
        ("next march", "2022-03"),
        ("last dec. 20", "2020-12-20"),
        ("three days ago", "2021-12-06"),
        ("two weeks ago", "2021-W47"),
        ("six months ago", "2021-06"),
        ("ten years ago", "2011"),
        ("[ten] years ago", "2011"),
        ("two decades ago", "2001"),
        ("36 hours ago", "2021-12-08"),
        ("a year and a half ago", "2020-06"),
        ("two weeks from now", "2021-W51"),
        ("two sundays ago", "2021-11-28"),
        ("two or three months from now", "2022-02"),
        ("65 million years ago", "PAST_REF"),
        ("several years ago", "PAST_REF"),
        ("months ago", "PAST_REF"),
    ],
)
def test_a_time_that_counts_from_publication(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("thursday", 0, "2021-12-09"),
        ("friday", 0, "2021-12-03"),
        ("friday", 1, "2021-12-10"),
        ("last thursday", 0, "2021-12-02"),
        ("next friday", 0, "2021-12-10"),
        ("january", 0, "2022-01"),
        ("january", -1, "2021-01"),
        ("june", 0, "2021-06"),
        ("june", 1, "2022-06"),
        ("dec. 31", 0, "2021-12-31"),
        ("december 31", -1, "2020-12-31"),
        ("june 30", 1, "2022-06-30"),
        ("february 29", 0, "2020-02-29"),
        ("christmas", 0, "2021-12-25"),
        ("last christmas", 0, "2020-12-25"),
        ("easter sunday 2019", 0, "2019-04-21"),
        ("good friday, 2021", 0, "2021-04-02"),
        ("thanksgiving", 0, "2021-11-25"),
        ("labor day", 0, "2021-09-06"),
        ("presidents day", -1, "2021-02-15"),
        ("labor day weekend", 0, "2021-W35-WE"),
        ("thanksgiving weekend", 0, "2021-W47-WE"),
        ("easter weekend", 0, "2021-W13-WE"),
        ("the new year", 0, "2022"),
        ("election day", 0, "2021-11-02"),
        ("the weekend", 1, "2021-W49-WE"),
    ],
)
def test_where_the_year_or_week_is_open_the_clause_decides(text: str, direction: int, expected: str) -> None:
    assert value(text, direction=direction) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 p.m.", "2021-12-09T17:00"),
        ("12:30 a.m. est", "2021-12-09T00:30"),
        ("noon thursday", "2021-12-09T12:00"),
        ("10:30 a.m. on dec. 3", "2021-12-03T10:30"),
        ("dec. 3 at 10:30 a.m.", "2021-12-03T10:30"),
        ("11 o'clock on friday night", "2021-12-03T23:00"),
        ("four in the morning", "2021-12-09T04:00"),
        ("2 at night", "2021-12-09T02:00"),
        ("8:15 in the evening", "2021-12-09T20:15"),
        ("this afternoon at about 3:30", "2021-12-09T15:30"),
        ("friday night at 10:30", "2021-12-03T22:30"),
        ("overnight saturday", "2021-12-04TNI"),
        ("this morning", "2021-12-09TMO"),
        ("last night", "2021-12-08TNI"),
        ("tonight", "2021-12-09TNI"),
        ("wednesday afternoon", "2021-12-08TAF"),
        ("the night of june 4, 1989", "1989-06-04TNI"),
    ],
)
def test_a_time_of_the_day_has_a_day_and_the_type_time(text: str, expected: str) -> None:
    found = read(text, Context(THURSDAY))
    assert found is not None
    assert (found.type, found.value) == ("TIME", expected)


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("two years", "DURATION", "P2Y"),
        ("2 1/2 years", "DURATION", "P2Y6M"),
        ("a year and a half", "DURATION", "P1Y6M"),
        ("half an hour", "DURATION", "PT30M"),
        ("more than six hours", "DURATION", "PT6H"),
        ("the past two decades", "DURATION", "P20Y"),
        ("a few days", "DURATION", "PXD"),
        ("the first nine months", "DURATION", "P9M"),
        ("a couple of weeks", "DURATION", "P2W"),
        ("18-month", "DURATION", "P18M"),
        ("2.5 million years", "DURATION", "P2500000Y"),
        ("nineteen months later", "DURATION", "P19M"),
        ("three-and-a-half years", "DURATION", "P3Y6M"),
        ("one day, 18 hours and 10 seconds", "DURATION", "P1DT18H10S"),
        ("three years and four months", "DURATION", "P3Y4M"),
        ("a year or two", "DURATION", "P1Y"),
        ("year-long", "DURATION", "P1Y"),
        ("decades-long", "DURATION", "PXDE"),
        ("the next decade", "DURATION", "P10Y"),
        ("minutes later", "DURATION", "PTXM"),
        ("every other week", "SET", "P2W"),
        ("two to three weeks", "DURATION", "P2W"),
        ("weeks", "DURATION", "PXW"),
        ("the past two quarters", "DURATION", "P2Q"),
        ("the coming months", "DATE", "FUTURE_REF"),
        ("a while", "DURATION", "PXX"),
        ("every thursday", "SET", "XXXX-WXX-4"),
        ("monday nights", "SET", "XXXX-WXX-1TNI"),
        ("each july", "SET", "XXXX-07"),
        ("twice a month", "SET", "P1M"),
        ("daily", "SET", "P1D"),
        ("now", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("at that time", "DATE", "PAST_REF"),
        ("the foreseeable future", "DATE", "FUTURE_REF"),
        ("in due course", "DATE", "FUTURE_REF"),
    ],
)
def test_durations_sets_and_references(text: str, type_: str, expected: str) -> None:
    found = read(text, Context(THURSDAY))
    assert found is not None
    assert (found.type, found.value) == (type_, expected)


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("that day", Period("day", date(2010, 5, 4)), "2010-05-04"),
        ("the next day", Period("day", date(2010, 5, 4)), "2010-05-05"),
        ("two days later", Period("day", date(2010, 5, 4)), "2010-05-06"),
        ("a week earlier", Period("day", date(2010, 5, 4)), "2010-W17"),
        ("the following year", Period("month", date(2010, 5, 1)), "2011"),
        ("a year earlier", Period("month", date(2010, 5, 1)), "2009-05"),
        ("two years later", Period("year", date(2010, 1, 1)), "2012"),
        ("ten days later", Period("month", date(2010, 5, 1)), "2010-05"),
        ("the previous friday", Period("day", date(2010, 5, 4)), "2010-04-30"),
    ],
)
def test_a_time_that_counts_from_the_last_one_mentioned(text: str, anchor: Period, expected: str) -> None:
    assert value(text, anchor=anchor) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the quarter", "2015-Q2"),
        ("a year earlier", "2014-Q2"),
        ("a year ago", "2014-Q2"),
        ("the year-ago quarter", "2014-Q2"),
        ("the 2013 quarter", "2013-Q2"),
    ],
)
def test_a_report_on_a_quarter_compares_with_that_quarter_of_other_years(text: str, expected: str) -> None:
    assert value(text, date(2015, 7, 20), report=Period("quarter", date(2015, 4, 1))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thursday", "XXXX-WXX-4"),
        ("dec. 31", "XXXX-12-31"),
        ("june", "XXXX-06"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("last year", "XXXX"),
        ("the third quarter", "XXXX-Q3"),
        ("thursday night", "XXXX-WXX-4TNI"),
        ("last summer", "XXXX-SU"),
        ("march 3, 2015", "2015-03-03"),
        ("two years", "P2Y"),
        ("now", "PRESENT_REF"),
    ],
)
def test_without_a_publication_date_what_is_unknown_is_an_x(text: str, expected: str) -> None:
    assert value(text, None) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Timex(0, 1, "", "DATE", "XXXX-WXX-4"), False),
        (Timex(0, 1, "", "TIME", "XXXX-XX-XXT17:00"), False),
        (Timex(0, 1, "", "DATE", ""), False),
        (Timex(0, 1, "", "DATE", "199X"), True),
        (Timex(0, 1, "", "DATE", "PRESENT_REF"), True),
        (Timex(0, 1, "", "SET", "XXXX-WXX-4"), True),
        (Timex(0, 1, "", "DURATION", "PXY"), True),
    ],
)
def test_a_run_counts_dates_without_a_year_as_unresolved(found: Timex, expected: bool) -> None:
    assert is_resolved(found) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The talks ended on Friday.", ["2021-12-03"]),
        ("The talks will resume on Monday.", ["2021-12-13"]),
        ("He is set to testify on Tuesday.", ["2021-12-14"]),
        ("The offer is open until Wednesday.", ["2021-12-15"]),
        ("The vote is scheduled for Monday.", ["2021-12-13"]),
        ("The game starts at 7 p.m. Saturday.", ["2021-12-11T19:00"]),
        ("She said that she would visit Paris on Tuesday.", ["2021-12-14"]),
        ("The team could arrive as early as Monday.", ["2021-12-13"]),
        ("It was founded in March.", ["2021-03"]),
        ("The bridge was closed in January.", ["2021-01"]),
        ("The bridge will close in January.", ["2022-01"]),
        ("Sales have fallen since May.", ["2021-05"]),
        ("He fell ill on May 3. Two days later he died.", ["2021-05-03", "2021-05-05"]),
        ("They met in 2015 and married a year later.", ["2015", "2016"]),
        ("On 25/12/2020 it froze, on 03/04/2021 it rained.", ["2020-12-25", "2021-04-03"]),
        ("On 12/25/2020 it froze, on 03/04/2021 it rained.", ["2020-12-25", "2021-03-04"]),
        ("They lived there from 1980 to 2012.", ["1980", "2012"]),
        ("Profit rose in the third quarter. A year earlier it fell.", ["2021-Q3", "2020-Q3"]),
        ("Sales for the quarter ended June 30 rose.", ["2021-Q2", "2021-06-30"]),
        ("Polls close at 8 p.m. Tuesday.", ["2021-12-14T20:00"]),
        ("The report is due out on Friday.", ["2021-12-10"]),
        ("The deadline is Monday.", ["2021-12-13"]),
        ("They plan a rally on Saturday.", ["2021-12-11"]),
        ("They planned a rally on Saturday.", ["2021-12-11"]),
        ("He was due to appear on Tuesday.", ["2021-12-07"]),
        ("The accession was planned for early March.", ["2022-03"]),
        ("A service planned for Wednesday was cancelled.", ["2021-12-08"]),
        ("Talks scheduled for Monday are in doubt.", ["2021-12-13"]),
        ("Observers will begin to arrive on Monday.", ["2021-12-13"]),
        ("It launches a plan beginning Monday.", ["2021-12-13"]),
        ("The rules are in force from Monday.", ["2021-12-13"]),
        ("If he wins on Saturday, he will stay.", ["2021-12-11"]),
        ("She could not be reached on Wednesday.", ["2021-12-08"]),
        ("He would not comment on Wednesday.", ["2021-12-08"]),
        ("Until Wednesday, they had no plan.", ["2021-12-08"]),
        ("They will fight Wednesday's ruling.", ["2021-12-08"]),
        ("They will announce a ruling on Wednesday.", ["2021-12-15"]),
        ("The attack on Wednesday will delay the talks.", ["2021-12-08"]),
        ("They must pay by Dec. 8.", ["2021-12-08"]),
        ("He will need them come March.", ["2022-03"]),
        ("The party plans for the November election.", ["2022-11"]),
        ("The party lost the November election.", ["2021-11"]),
        ("Another storm is likely this weekend.", ["2021-W49-WE"]),
        ("They fled following Wednesday's blast.", ["2021-12-08"]),
        ("Police died in the Sept. 11 attacks.", ["2001-09-11"]),
        ("It was the first since 9/11.", ["2001-09-11"]),
        ("On Sept. 11 the road was closed.", ["2021-09-11"]),
        ("It was 7 percent in May, up from 6 a year earlier.", ["2021-05", "2020-05"]),
        ("It was 7 in May, 6 a year earlier. Sales were 5, 4 a year earlier.", ["2021-05", "2020-05", "2020-05"]),
        ("Saturday's feast will be a success.", ["2021-12-11"]),
        ("It needs a break after the rise in June.", ["2021-06"]),
        ("Brazil begin with a clash against Spain on June 12.", ["2022-06-12"]),
        ("Output fell in the fiscal year 2006/07.", ["2006/2007"]),
        ("They were 84 for five in the morning session.", ["2021-12-09TMO"]),
        ("His address Wednesday will be remembered.", ["2021-12-08"]),
        ("The caucuses are over on Monday.", ["2021-12-13"]),
        ("They have a chance to win it on Monday.", ["2021-12-13"]),
        ("He is the first man to win it on Monday.", ["2021-12-06"]),
        ("The state holds its primary on Monday.", ["2021-12-13"]),
        ("The holiday falls on Friday.", ["2021-12-10"]),
        ("It fell on May 3. Later in the day it rained.", ["2021-05-03", "2021-05-03"]),
        ("It was built in 1816. We use it today, 200 years later.", ["1816", "2021-12-09", "2021"]),
        ("He fell since the start of the 2016 campaign.", ["2016"]),
        ("They met on New Year's.", ["2022-01-01"]),
        ("The show runs Friday through Sunday.", ["2021-12-10", "2021-12-12"]),
        ("The fiscal year ends Sept. 30.", ["2021", "2022-09-30"]),
        ("It began in 2010. Eleven years later, it is still there.", ["2010", "2021"]),
        ("In 2010, 500 died; the year before, 300 did.", ["2010", "2009"]),
        ("Shares fell 3 percent for the week.", ["2021-W49"]),
        ("Rain is likely Sunday afternoon.", ["2021-12-12TAF"]),
        ("They will meet and vote again on Sunday.", ["2021-12-12"]),
        ("Oil for May delivery fell 76 cents.", ["2022-05"]),
        ("It was due to land at 0640 local time.", ["2021-12-09T06:40"]),
        ("Sales rose in the week ended Nov. 2.", ["P1W", "2021-11-02"]),
        ("He won in 1968. That November his rival lost.", ["1968", "1968-11"]),
        ("He said that November was cold.", ["2021-11"]),
        ("He left in 1989. That autumn the wall fell.", ["1989", "1989-FA"]),
    ],
)
def test_the_sentence_decides_which_one_is_meant(nlp: Language, sentence: str, expected: list[str]) -> None:
    assert [found.value for found in times_of(nlp(sentence), THURSDAY)] == expected


SUNDAY = date(2012, 10, 14)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Next year's race will be held on 27 October.", ["2013", "2013-10-27"]),
        ("Last year's show opened on 3 September.", ["2011", "2011-09-03"]),
        ("Next year's race is in June. It began on 3 May.", ["2013", "2013-06", "2012-05-03"]),
        ("They met on April 24 and 25.", ["2012-04-24", "2012-04-25"]),
        ("They met on September 3, 5 and 7.", ["2012-09-03", "2012-09-05", "2012-09-07"]),
        ("It was closed from 1 to 15 August.", ["2012-08-01", "2012-08-15"]),
        ("The strike began on 2 August and ended on the 15th.", ["2012-08-02", "2012-08-15"]),
        ("The fair (12-14 July) was full.", ["2012-07-12/2012-07-14"]),
        ("On May 3 and 5 men were shot.", ["2012-05-03"]),
        ("The town came on the 15th place.", []),
        ("The court sits again on Thursday.", ["2012-10-18"]),
        ("He is meeting the king on Friday.", ["2012-10-19"]),
        ("The law takes effect on July 1.", ["2013-07-01"]),
        ("They must pay by February.", ["2013-02"]),
        ("They did not pay by February.", ["2012-02"]),
        ("The vote takes place on Sunday week.", ["2012-10-28"]),
        ("He will speak in the coming weeks.", ["FUTURE_REF"]),
        ("They were happy days of song.", []),
    ],
)
def test_days_take_month_year_and_week_from_their_sentence(nlp: Language, sentence: str, expected: list[str]) -> None:
    assert [found.value for found in times_of(nlp(sentence), SUNDAY)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The committee met on the last Friday of this month.", ["2012-10-26"]),
        ("They vote on the first Monday of June 2013.", ["2013-06-03"]),
        ("The fair was on the second Saturday of September.", ["2012-09-08"]),
        ("They led 24-10 in the third quarter.", []),
        ("Bell scored a touchdown in the third quarter.", []),
        ("Sales fell 4 percent in the first half.", ["2012-H1"]),
        ("The magnet reached 12.8-13.0 tesla.", []),
        ("About a quarter of the staff left.", []),
        ("Prices will fall next year.", ["2013"]),
        ("The school will move in two weeks.", ["2012-W43"]),
        ("The paint dried in two weeks.", ["P2W"]),
        ("The report on Thursday will show a rise.", ["2012-10-18"]),
        ("If it is approved on Thursday, work will begin.", ["2012-10-18"]),
        ("In March 1992 the city fell, and in August the siege ended.", ["1992-03", "1992-08"]),
        ("The games ran from July 26 to August 11, 2008.", ["2008-07-26", "2008-08-11"]),
        ("The boat sank at 20:00hrs on Monday.", ["2012-10-08T20:00"]),
        ("As of writing nobody knows.", ["PRESENT_REF"]),
    ],
)
def test_times_of_kinds_that_came_later(nlp: Language, sentence: str, expected: list[str]) -> None:
    assert [found.value for found in times_of(nlp(sentence), SUNDAY)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It will rise by 2024 - higher than in any other state.", ["2024"]),
        ("He was jailed in 1995 to 15 years.", ["1995", "P15Y"]),
        ("Prices showed their sharpest fall since May 1986 in March.", ["1986-05", "2021-03"]),
        ("There is no plan at this point.", ["PRESENT_REF"]),
    ],
)
def test_years_beside_other_numbers_and_times(nlp: Language, sentence: str, expected: list[str]) -> None:
    assert [time.value for time in times_of(nlp(sentence), THURSDAY)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They are less likely to vote for him in November.", "2016-11"),
        ("She feels good about chances in November.", "2016-11"),
        ("Voters approved the tax in November.", "2015-11"),
        ("He has led since November.", "2015-11"),
    ],
)
def test_november_before_an_american_election_is_that_of_the_election(
    nlp: Language, sentence: str, expected: str
) -> None:
    doc = nlp(f"The Republican nominee hopes to win the election. {sentence}")
    assert [time.value for time in times_of(doc, date(2016, 4, 22))] == [expected]


def test_months_in_a_text_about_the_past_are_of_the_year_named_last(nlp: Language) -> None:
    doc = nlp(
        "The line opened in 1861. In 1863 it was sold. In May a bridge fell. In 1870 it closed. In June it was razed."
    )
    assert [found.value for found in times_of(doc, SUNDAY)] == ["1861", "1863", "1863-05", "1870", "1870-06"]


@pytest.mark.parametrize(
    ("table", "least", "most_spurious"),
    [("times.jsonl", 0.96, None), ("times-2.jsonl", 0.98, 1), ("times-3.jsonl", 0.98, 2), ("times-4.jsonl", 0.9, None)],
)
def test_a_table_written_before_the_rules_were_tried_on_it(
    nlp: Language, table: str, least: float, most_spurious: int | None
) -> None:
    """The second and third table list all times of their sentences; the first one does not."""
    rows = [json.loads(line) for line in (DATA / table).read_text(encoding="utf-8").splitlines()]
    right = total = spurious = 0
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        found = times_of(doc, date.fromisoformat(row["published"]) if row["published"] else None)
        values = [(time.text.lower(), time.value) for time in found]
        wanted = [(printed.lower(), value) for printed, value in row["times"]]
        total += len(wanted)
        right += sum(any(printed in text and value == got for text, got in values) for printed, value in wanted)
        spurious += sum(not any(printed in text or text in printed for printed, _ in wanted) for text, _ in values)
    assert right >= least * total
    assert most_spurious is None or spurious <= most_spurious


def test_inside_a_quote_times_count_from_the_day_of_saying(nlp: Language) -> None:
    doc = nlp('"We will vote tomorrow," the mayor said on Monday.')
    quote = doc.char_span(0, 24)
    source, cue = doc.char_span(25, 34), doc.char_span(35, 39)
    assert quote is not None
    assert source is not None
    assert cue is not None
    layers.set_spans(doc, layers.QUOTES, [quote])
    layers.set_attributions(doc, [layers.Attribution((source,), (cue,), (quote,))])
    assert [found.value for found in times_of(doc, THURSDAY)] == ["2021-12-07", "2021-12-06"]


def test_results_to_come_are_those_of_the_quarter_that_is_over(nlp: Language) -> None:
    doc = nlp("It will report fourth-quarter results on Feb. 2 and open a plant in the fourth quarter.")
    values = [found.value for found in times_of(doc, date(2021, 1, 20))]
    assert values == ["2020-Q4", "2021-02-02", "2021-Q4"]


def test_the_option_decides_ambiguous_numeric_dates(nlp: Language) -> None:
    doc = nlp("It rained on 03/04/2021.")
    assert [found.value for found in times_of(doc, THURSDAY, day_first=True)] == ["2021-04-03"]
    assert [found.value for found in times_of(doc, THURSDAY, day_first=False)] == ["2021-03-04"]


def test_the_days_of_a_value_are_inclusive(nlp: Language) -> None:
    doc = nlp("It happened in February 2020, in the third quarter of 2015 and in the 1990s.")
    days = [(found.first, found.last) for found in times_of(doc, None)]
    assert days == [
        (date(2020, 2, 1), date(2020, 2, 29)),
        (date(2015, 7, 1), date(2015, 9, 30)),
        (date(1990, 1, 1), date(1999, 12, 31)),
    ]


# numbers, calendar and the libraries behind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-four", 24),
        ("two hundred and five", 205),
        ("1,250", 1250),
        ("a dozen", 12),
        ("several", None),
        ("x", None),
    ],
)
def test_numbers_in_words_and_digits(text: str, expected: int | None) -> None:
    assert read_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2011 march 4", date(2011, 3, 4)),
        ("march 2011", None),
        ("49", None),
        ("four", None),
        ("the 1990s", None),
        ("2010-11", None),
        ("we", None),
        ("2011 est", None),
    ],
)
def test_dateparser_is_asked_for_full_dates_only(text: str, expected: date | None) -> None:
    assert full_date(text) == expected


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"])
def test_the_time_zone_of_the_machine_moves_no_date(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    if hasattr(time, "tzset"):
        time.tzset()
    assert full_date.__wrapped__("2011 march 4, 11:30 pm est") == date(2011, 3, 4)
    assert value("tomorrow") == "2021-12-10"


def test_day_first_is_read_off_the_other_dates() -> None:
    assert writes_day_first("on 3/4/2020, and on 4 may and 5 june")
    assert not writes_day_first("on 3/4/2020, and on may 4")
    assert not writes_day_first("on 3/4/2020")


#: a country that keeps the holidays whose country is not told by their names
KEEPER = {"republic day": "IN", "labour day": "NZ"}
#: not kept in every year: reunited in 1990, a change of emperors in 2019, a pandemic in 2020
GAPS = {"german unity day", "diwali", "emperor's birthday", "songkran"}


@pytest.mark.parametrize("name", sorted(HOLIDAYS - GAPS))
def test_every_holiday_is_read_in_every_year_of_news(name: str) -> None:
    for year in range(1986, 2035):
        found = holiday(name, year, (KEEPER.get(name, "US"),))
        assert found is not None
        assert found.first.year == year


@pytest.mark.parametrize("name", sorted(HOLIDAYS - {"emperor's birthday"}))
def test_every_holiday_is_found_in_a_text(name: str) -> None:
    (match, *_) = match_at(f"the shop was shut on {name} 2019, he said", len("the shop was shut on "))
    countries = (KEEPER.get(name, "US"),)
    found = match.rule.read(match.groups, Context(None, countries=countries))
    expected = holiday(name, 2019, countries)
    assert found is not None
    assert expected is not None
    assert found.value == expected.value


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 2021, "2021-11-25"),
        ("mother's day", 2024, "2024-05-12"),
        ("father's day", 2024, "2024-06-16"),
        ("memorial day", 2024, "2024-05-27"),
        ("election day", 2016, "2016-11-08"),
        ("election day", 2022, "2022-11-08"),
        ("black friday", 2019, "2019-11-29"),
        ("remembrance sunday", 2021, "2021-11-14"),
        ("mothering sunday", 2024, "2024-03-10"),
        ("juneteenth", 2021, "2021-06-19"),
        ("waitangi day", 2022, "2022-02-06"),
        ("chinese new year", 2007, "2007-02-18"),
        ("yom kippur", 2024, "2024-10-12"),
        ("diwali", 2024, "2024-10-31"),
        ("shrove tuesday", 2023, "2023-02-21"),
    ],
)
def test_days_of_holidays(name: str, year: int, day: str) -> None:
    found = holiday(name, year)
    assert found is not None
    assert found.value == day


@pytest.mark.parametrize(
    ("name", "country", "day"),
    [
        ("independence day", "US", "2020-07-04"),
        ("independence day", "IN", "2020-08-15"),
        ("independence day", "UA", "2020-08-24"),
        ("independence day", "MX", "2020-09-16"),
        ("republic day", "IT", "2020-06-02"),
        ("thanksgiving", "CA", "2020-10-12"),
        ("thanksgiving", "US", "2020-11-26"),
        ("thanksgiving", "GB", "2020-11-26"),
        ("labour day", "NZ", "2020-10-26"),
        ("labour day", "CA", "2020-09-07"),
        ("labour day", "ZA", "2020-05-01"),
        ("labor day", "MX", "2020-09-07"),
        ("memorial day", "KR", "2020-06-06"),
        ("chuseok", "KR", "2020-10-01"),
        ("christmas", "RU", "2020-12-25"),
    ],
)
def test_the_country_decides_about_days_that_countries_keep_differently(name: str, country: str, day: str) -> None:
    found = holiday(name, 2020, (country,))
    assert found is not None
    assert found.value == day


def test_without_a_country_a_shared_name_has_no_day() -> None:
    assert [holiday(name, 2020) for name in ("republic day", "labour day")] == [None, None]
    assert holiday("republic day", 2020, ("XX",)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Americans will mark Independence Day.", "2022-07-04"),
        ("The flag was raised on Independence Day.", "XXXX-XX-XX"),
        ("The flag was raised on Independence Day 2019.", "XXXX-XX-XX"),
        ("The flag was raised in Delhi on Independence Day.", "2021-08-15"),
        ("The flag was raised in Delhi on Independence Day 2019.", "2019-08-15"),
        ("Troops marched through Kyiv on Independence Day 2019.", "2019-08-24"),
        ("Bakers in Toronto were open on Thanksgiving 2019.", "2019-10-14"),
        ("The shops were shut on Mother's Day.", "XXXX-XX-XX"),
    ],
)
def test_a_day_that_other_countries_have_too_is_that_of_the_country_that_is_named(
    nlp: Language, text: str, expected: str
) -> None:
    assert [found.value for found in times_of(nlp(text), date(2021, 12, 10))] == [expected]


def test_the_outlet_decides_where_the_text_names_no_country(nlp: Language) -> None:
    doc = nlp("The flag was raised on Independence Day 2019.")
    assert [found.value for found in times_of(doc, None, country="IN")] == ["2019-08-15"]
    article = Article("a", "“The flag was torn on Independence Day 2019,” said Ann Hall.", url="https://news.co.in/a")
    (claim,) = claims_from_doc(nlp(article.text), article)
    assert claim.when is not None
    assert claim.when.value == "2019-08-15"


units = st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"])
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
PHRASES = st.sampled_from(
    [
        phrase.strip()
        for line in """
            today; yesterday; last week; next month; this year; last quarter; the weekend; friday; last friday; easter
            next friday; march; dec. 31; february 29; february 30; three weeks ago; two years from now; last summer
            this winter; the third quarter; christmas; thanksgiving; last may; a decade ago; year-end; tonight; 5 p.m.
            friday night; the first half; that day; a year earlier; two days later; the nineties; the '20s; 4/5/99
            the current fiscal year; the 99th century; a million years ago; 999999999 years later; q3; monday next week
            """.strip().splitlines()
        for phrase in line.split(";")
    ]
)


@given(PHRASES, st.one_of(st.none(), days), st.sampled_from([-1, 0, 1]), st.booleans())
def test_no_day_of_the_calendar_makes_a_phrase_raise(text: str, day: date | None, direction: int, past: bool) -> None:
    found = read(text, Context(day, direction=direction, past=past))
    if found is not None and found.period is not None:
        assert found.period.first <= found.period.last


@given(st.text(alphabet=st.sampled_from("0123456789 ,./-:'apmthnsdreyfouwkl"), max_size=30), days)
def test_no_text_raises(text: str, day: date) -> None:
    read(text.lower(), Context(day))


@given(days.filter(lambda day: 200 <= day.year <= 9800), units)
def test_the_periods_of_a_unit_follow_each_other(day: date, unit: str) -> None:
    here = period_of(day, unit)  # type: ignore[arg-type]
    after = here.shift(1)
    assert after is not None
    assert here.first <= here.last < after.first
    if unit not in ("weekend", "season"):
        assert here.first <= day <= here.last
        assert here.last + timedelta(days=1) == after.first
    assert after.shift(-1) == here


MOVING = """
    yesterday; last week; this month; last year; last summer; three weeks ago; last friday; friday; this weekend
    the weekend; june 30; june; last june; next june; february 29; labor day; easter weekend; the new year; next monday
    two sundays ago; christmas; this winter; the third quarter; q2; a decade ago; monday night; tonight; 5 p.m. friday
    """.replace("\n", ";").split(";")


@given(
    st.sampled_from([phrase.strip() for phrase in MOVING if phrase.strip()]),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
    st.integers(min_value=1, max_value=400),
    st.sampled_from([-1, 0, 1]),
    st.booleans(),
    st.booleans(),
)
def test_a_later_publication_never_gives_an_earlier_time(
    text: str, day: date, ahead: int, direction: int, past: bool, arranged: bool
) -> None:
    sooner = Context(day, direction=direction, past=past, arranged=arranged)
    later = replace(sooner, published=day + timedelta(days=ahead))
    assert _first(read(text, sooner)) <= _first(read(text, later))


@pytest.mark.parametrize("words", ["to begin ", "beginning ", "they met on Monday, ", "Monday and "])
def test_no_depth_of_clauses_is_too_much(nlp: Language, words: str) -> None:
    assert times_of(nlp(words * 1500 + "on Friday."), THURSDAY)[-1].value in ("2021-12-03", "2021-12-10")


def _first(found: Reading | None) -> date:
    assert found is not None
    assert found.period is not None
    return found.period.first


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_leap_days_and_year_ends(day: date) -> None:
    assert value("today", day) == day.isoformat()
    assert value("tomorrow", day) == (day + timedelta(days=1)).isoformat()
    leap = date.fromisoformat(value("february 29", day))
    assert calendar.isleap(leap.year)
    week = value("this week", day)
    assert date.fromisocalendar(int(week[:4]), int(week[6:]), 4).year == int(week[:4])


@given(
    st.fractions(min_value=0, max_value=1000), st.sampled_from(["hours", "days", "weeks", "months", "years", "decades"])
)
def test_every_amount_has_a_duration(amount: object, unit: str) -> None:
    assert duration_value(amount, unit).startswith("P")  # type: ignore[arg-type]


def test_a_value_with_a_time_of_day_has_a_day() -> None:
    assert day_of("2021-12-09TNI") == "2021-12-09"
    assert day_of("2021-W49") == "2021-W49"
