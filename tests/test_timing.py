"""``when`` and ``said_on`` of a claim."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.timing import pick_times
from claimtable.layers import Attribution
from claimtable.schema import Timex
from claimtable.timex.values import times_of

THURSDAY = date(2021, 12, 9)


def times(doc: Doc, *, content: str, cue: str = "", published: str = "2021-12-09") -> tuple[Timex | None, Timex | None]:
    """When and said_on of the claim whose words are ``content`` and whose cue is ``cue``, given as they are printed."""
    start = doc.text.index(content)
    span = doc.char_span(start, start + len(content))
    assert span is not None
    attribution = None
    if cue:
        place = doc.text.index(cue)
        words = doc.char_span(place, place + len(cue))
        assert words is not None
        attribution = Attribution((), (words,), (span,))
    claim_span = ClaimSpan(doc, (span,), "indirect" if cue else "narrator", 1, attribution, bool(cue))
    return pick_times(claim_span, times_of(doc, date.fromisoformat(published)))[:2]


def values(found: tuple[Timex | None, Timex | None]) -> tuple[str, str]:
    return tuple("" if time is None else time.value for time in found)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "expected"),
    [
        ("The bridge fell on Monday, the mayor said.", "The bridge fell on Monday", "said", ("2021-12-06", "")),
        ("The mayor said on Tuesday the bridge fell.", "the bridge fell", "said", ("", "2021-12-07")),
        (
            "On Tuesday, the mayor said that the bridge fell last week.",
            "the bridge fell last week",
            "said",
            ("2021-W48", "2021-12-07"),
        ),
        ("The mayor said last week that the bridge fell.", "the bridge fell", "said", ("", "")),
        ("The mayor spoke on Tuesday, saying the bridge fell.", "the bridge fell", "saying", ("", "2021-12-07")),
        ("A report published Monday says the bridge fell.", "the bridge fell", "says", ("", "2021-12-06")),
        (
            "A mayor who was elected on Monday says the bridge fell.",
            "the bridge fell",
            "says",
            ("", ""),
        ),
        ("Findings presented on Monday suggest the bridge fell.", "the bridge fell", "suggest", ("", "2021-12-06")),
        ("The mayor said at 10:40 a.m. that the bridge fell.", "the bridge fell", "said", ("", "")),
        ("Posts from Tuesday mocked the mayor and said it fell.", "it fell", "said", ("", "2021-12-07")),
        (
            "Police held on Monday a man who had said that the bridge fell.",
            "the bridge fell",
            "said",
            ("", ""),
        ),
        (
            "The mayor said in an interview for Monday that the bridge fell.",
            "the bridge fell",
            "said",
            ("", ""),
        ),
        ("The mayor said at noon on Monday the bridge fell.", "the bridge fell", "said", ("", "2021-12-06")),
        ("The mayor urged them on Monday to wait.", "them on Monday to wait", "urged", ("", "2021-12-06")),
        ("The mayor plans tomorrow to close it.", "to close it", "plans", ("2021-12-10", "")),
        ("They estimated by 2050 it would fall.", "it would fall", "estimated", ("2050", "")),
        ("The mayor will say on Monday that it fell.", "it fell", "say", ("2021-12-13", "")),
        (
            "The mayor denied it on Monday and today she said the bridge fell.",
            "the bridge fell",
            "said",
            ("", "2021-12-09"),
        ),
    ],
)
def test_the_time_of_saying_is_never_the_time_of_the_event(
    nlp: Language, sentence: str, content: str, cue: str, expected: tuple[str, str]
) -> None:
    assert values(times(nlp(sentence), content=content, cue=cue)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge that opened in 2015 fell on Monday", "2021-12-06"),
        ("It is not in the current plan", ""),
        ("It is now in the plan", "PRESENT_REF"),
        ("The winner of 2015 and the winner of 2016 met", "2015"),
        ("The bridge was closed for two years", ""),
        ("The bridge is closed every Monday", ""),
        ("The bridge fell late Monday night", "2021-12-06"),
        ("Traffic grew by 3 percent in 2015; it has shrunk since", "2015"),
        ("Now that the bridge is open in 2021, traffic grows", "2021"),
    ],
)
def test_when_is_what_modifies_the_main_verb_else_the_first(nlp: Language, sentence: str, expected: str) -> None:
    assert values(times(nlp(sentence + "."), content=sentence))[0] == expected


def test_an_interval_has_both_values_and_all_its_days(nlp: Language) -> None:
    when, _ = times(nlp("The bridge was open from 1980 to 2012."), content="The bridge was open from 1980 to 2012")
    assert when is not None
    assert (when.value, when.text) == ("1980/2012", "1980 to 2012")
    assert (when.first, when.last) == (date(1980, 1, 1), date(2012, 12, 31))


def test_claims_written_before_they_were_read_keep_their_times(nlp: Language) -> None:
    path = Path(__file__).parent / "data" / "claims-times.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = []
    for row in rows:
        when, said = values(times(nlp(row["text"]), content=row["claim"], cue=row["cue"], published=row["published"]))
        right.append((when in (row["when"], row["when"][:10]), said == row["said_on"]))
    assert sum(one for one, _ in right) >= 33
    assert sum(said for _, said in right) >= 38


def test_commas_may_part_the_days_of_an_interval(nlp: Language) -> None:
    sentence = "The bridge was shut between Nov. 28, 2005, and Oct. 12, 2006"
    assert values(times(nlp(sentence + "."), content=sentence))[0] == "2005-11-28/2006-10-12"


def test_a_claim_without_times_has_none(nlp: Language) -> None:
    assert times(nlp("The bridge fell."), content="The bridge fell") == (None, None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sales fell by a third on 2005 levels.", ""),
        ("The price is $412,000, up from $380,000 a year ago.", ""),
        ("Emissions must fall by half on 1990 levels by 2030.", "2030"),
        ("Shares fell to their lowest level since March.", ""),
        ("Profit rose to $4 million in 2020 from $3 million in 2019.", "2020"),
        ("The man who escaped in 2011 was arrested on Sunday.", "2021-12-05"),
        ("The 2019 champion withdrew on Tuesday.", "2021-12-07"),
    ],
)
def test_a_time_that_is_only_compared_with_or_of_another_clause_is_no_when(
    nlp: Language, sentence: str, expected: str
) -> None:
    assert values(times(nlp(sentence), content=sentence.rstrip(".")))[0] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sales rose in the first ten months of the year.", "2021-01/2021-10"),
        ("Sales rose in the first six months of 2020.", "2020-H1"),
        ("Sales rose in the last three months of 2020.", "2020-Q4"),
    ],
)
def test_months_of_a_year_are_an_interval(nlp: Language, sentence: str, expected: str) -> None:
    assert values(times(nlp(sentence), content=sentence.rstrip(".")))[0] == expected


def test_a_post_is_dated_by_the_date_behind_its_author(nlp: Language) -> None:
    doc = nlp("The bridge will open next month. \u2014 Ada Roe (@adaroe) November 2, 2021")
    content, source, cue = (
        doc.char_span(*_place(doc, words)) for words in ("The bridge will open next month", "Ada Roe", "\u2014")
    )
    assert content is not None
    assert source is not None
    assert cue is not None
    post = Attribution((source,), (cue,), (content,))
    claim_span = ClaimSpan(doc, (content,), "direct", 1, post, True)
    assert values(pick_times(claim_span, times_of(doc, THURSDAY))[:2])[1] == "2021-11-02"


def _place(doc: Doc, words: str) -> tuple[int, int]:
    start = doc.text.index(words)
    return start, start + len(words)


def test_the_turn_of_a_transcript_which_has_no_cue_was_said_on_no_day(nlp: Language) -> None:
    doc = nlp("ROE: The bridge fell on Monday.")
    turn = Attribution((doc[0:1],), (), (doc[2:-1],))
    claim_span = ClaimSpan(doc, (doc[2:-1],), "direct", 1, turn, True)
    assert values(pick_times(claim_span, times_of(doc, THURSDAY))[:2]) == ("2021-12-06", "")


def test_the_choice_has_its_probability(nlp: Language) -> None:
    doc = nlp("The bridge fell on Monday.")
    claim_span = ClaimSpan(doc, (doc[:-1],), "narrator", 1, None, False)
    assert pick_times(claim_span, times_of(doc, THURSDAY))[2] > 0.8


def test_who_speaks_without_a_verb_of_saying_said_it_on_no_day(nlp: Language) -> None:
    doc = nlp("Ana Sol: The bridge opened on Monday.")
    content = doc[3 : len(doc)]
    claim_span = ClaimSpan(doc, (content,), "direct", 1, Attribution((doc[0:2],), (), (content,)), False)
    assert values(pick_times(claim_span, times_of(doc, THURSDAY))[:2]) == ("2021-12-06", "")
