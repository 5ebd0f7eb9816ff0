"""Verdicts on quotes, over a small store of our own articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtable.errors import ReadError
from claimtable.store import Store, index
from claimtable.verify import Verdict, verify
from newsstore import ARTICLES, CLAIMS, make_store, write_lines


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(make_store(tmp_path_factory.mktemp("store"))) as opened:
        yield opened


def check(store: Store, quote: str, speaker: str = "") -> Verdict:
    return verify(quote, store, speaker)[0]


@pytest.mark.parametrize(
    "quote",
    [
        "We will not close the northern quay, but we need four more cranes",
        '"We will not close the northern quay - but we need four more cranes."',
        "we  will not close\nthe northern quay but we need four more cranes",
        "Nobody at the port has lost a job since March.",
        "I told the board in Oslo that the old colour scheme has to go",
        "a gift to the shipping companies that own half of this town",
    ],
)
def test_the_same_words_are_verbatim(store: Store, quote: str) -> None:
    found = check(store, quote)
    assert (found.verdict, found.alterations, found.faithful) == ("verbatim", (), True)


@pytest.mark.parametrize(
    "quote",
    [
        "We will not close ... but we need four more cranes",
        "We will not close […] but we need four more cranes",
        "They have promised us cranes [...] and we have seen two of them",
        "They have promised us cranes for ten years ...",
        "They have promised us cranes .. and we have seen two of them",
    ],
)
def test_words_that_an_ellipsis_leaves_out_are_elided(store: Store, quote: str) -> None:
    assert check(store, quote).verdict == "elided"


@pytest.mark.parametrize(
    ("quote", "rule"),
    [
        ("We [the port] will not close the northern quay, but we need four more cranes", "brackets"),
        ("[The port] will not close the northern quay, but we need four more cranes", "brackets"),
        ("We will not close the northern quay [sic], but we need 4 more cranes", "numbers"),
        ("We won't close the northern quay, but we need four more cranes", "contractions"),
        ("I told the board in Oslo that the old color scheme has to go", "spelling"),
        ("They've promised us cranes for ten years and we've seen two of them", "contractions"),
    ],
)
def test_what_an_editor_may_do_is_editorial_and_the_rule_is_listed(store: Store, quote: str, rule: str) -> None:
    found = check(store, quote)
    assert found.verdict == "editorial"
    assert rule in found.rules


@pytest.mark.parametrize(
    ("quote", "cut", "matters"),
    [
        ("We will not close the northern quay", "but we need four more cranes", True),
        ("the wages rise, the quay will stay silent", "Unless", True),
        ("They have promised us cranes for ten years", "and we have seen two of them", False),
        ("the old colour scheme has to go", "I told the board in Oslo", False),
    ],
)
def test_a_sentence_that_loses_an_end_is_truncated(store: Store, quote: str, cut: str, matters: bool) -> None:
    found = check(store, quote)
    assert (found.verdict, found.cut_matters) == ("truncated", matters)
    assert cut in found.cut_off


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("We will close the northern quay, but we need four more cranes", "negation"),
        ("Somebody at the port has lost a job since March", "negation"),
        ("We will not close the northern quay, but we need five more cranes", "number"),
        ("We will not close the northern quay, but we need at least four more cranes", "number"),
        ("Nobody at the port has lost a job since April", "date"),
        ("we need seven more cranes", "number"),
        ("I told the board in Bergen that the old colour scheme has to go", "name"),
        ("We will not sell the northern quay, but we need four more cranes", "wording"),
        ("We will not close the quay, but we need four more cranes", "wording"),
        ("They have promised us cranes for ten years and we have seen two million of them", "number"),
    ],
)
def test_changed_words_are_altered_with_their_kind(store: Store, quote: str, kind: str) -> None:
    found = check(store, quote)
    assert (found.verdict, found.alterations[:1]) == ("altered", (kind,))
    assert not found.faithful


def test_a_bracket_may_not_hide_a_negation(store: Store) -> None:
    found = check(store, "We [will] close the northern quay, but we need four more cranes")
    assert (found.verdict, found.alterations) == ("altered", ("negation",))


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("2,500 containers would be moved by Dec. 31, 2021", "paraphrase"),
        ("two thousand five hundred containers will be moved by 31 December 2021", "paraphrase"),
        ("the council expects to pay five million dollars for the road", "paraphrase"),
        ("the plan a gift to the shipping companies that own half of this town", "paraphrase"),
        ("the council expects to pay $5 billion for the road", "altered"),
        ("2,500 containers would be moved by Dec. 30, 2021", "altered"),
    ],
)
def test_indirect_speech_is_no_quotation(store: Store, quote: str, verdict: str) -> None:
    assert check(store, quote).verdict == verdict


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [
        ("Ingrid Solheim", "verbatim"),
        ("Solheim", "verbatim"),
        ("I. Solheim", "verbatim"),
        ("Harbour master Ingrid Solheim", "verbatim"),
        ("Petter Lund", "misattributed"),
        ("Tove Dahl", "misattributed"),
        ("", "verbatim"),
    ],
)
def test_the_speaker_is_compared(store: Store, speaker: str, verdict: str) -> None:
    found = check(store, "Nobody at the port has lost a job since March", speaker)
    assert found.verdict == verdict
    assert found.speaker == "Ingrid Solheim"


def test_a_quote_that_extraction_missed_is_found_in_the_text(store: Store) -> None:
    found = check(store, "The board does not comment")
    assert found.verdict == "verbatim"
    assert found.matches[0].claim_id == ""
    assert "the article's own words" in found.reasons[0]


def test_the_earliest_appearance_comes_first_and_copies_are_collapsed(store: Store) -> None:
    found = check(store, "Nobody at the port has lost a job since March")
    assert [(match.article_id, match.copies) for match in found.matches] == [("harbour", ("copy",))]
    assert found.matches[0].published == "2021-11-02"


def test_offsets_point_to_the_printed_words(store: Store) -> None:
    quote = "Nobody at the docks has lost a job since March"
    found = check(store, quote)
    match = found.matches[0]
    text = ARTICLES[0]["text"]
    assert text[match.start : match.end] == match.text == "Nobody at the port has lost a job since March"
    assert match.before.endswith("told reporters.")
    for piece in found.diff:
        assert quote[piece.quote_start : piece.quote_end] == piece.quote
        assert text[piece.start : piece.end] == piece.article


@pytest.mark.parametrize(
    "quote",
    [
        "The northern lights were seen over the port by nobody who had a camera",
        "We will close the case of the silent witness before the wages are paid",
        "Wir werden den nördlichen Kai nicht schließen, sagte sie",
        '"quay" AND NOT (cranes OR NEAR("port" "job", 5)) *',
        "'; DROP TABLE claims; -- {text} : quay^",
    ],
)
def test_what_nobody_said_is_not_found_and_the_search_is_told(store: Store, quote: str) -> None:
    found = check(store, quote)
    assert (found.verdict, found.matches) == ("not found", ())
    assert found.searched.articles == 3
    assert "3 articles" in found.reasons[0]


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("", "no words"),
        ("“…”, --- !", "no words"),
        ("yes", "too short"),
        ("of the", "too short"),
        ("quay " * 20_000, "100,000 characters"),
    ],
)
def test_what_identifies_nothing_is_not_checked(store: Store, quote: str, reason: str) -> None:
    found = check(store, quote)
    assert found.verdict == "unchecked"
    assert reason in found.reasons[0]


def test_without_texts_the_claims_are_checked(tmp_path: Path) -> None:
    claims = write_lines(tmp_path / "alone.jsonl", CLAIMS[:4])
    index([claims], str(tmp_path / "claims.db"))
    quote = "We will not close the northern quay, but we need five more cranes"
    found = verify(quote, str(tmp_path / "claims.db"))[0]
    assert (found.verdict, found.alterations, found.speaker) == ("altered", ("number",), "Ingrid Solheim")
    assert found.matches[0].start == CLAIMS[1]["start"]


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="claimtable index"):
        verify("one two three four", str(tmp_path / "none.db"))


@settings(max_examples=60, deadline=None)
@given(quote=st.text(max_size=120) | st.text(alphabet="ab quay\"'[].…*:^(){}-\0\ud800", max_size=80))
def test_any_text_gets_a_verdict(store: Store, quote: str) -> None:
    for found in verify(quote, store):
        assert found.verdict
        assert 0 <= found.confidence <= 1


@settings(max_examples=40, deadline=None)
@given(start=st.integers(0, 9), length=st.integers(5, 12), cut=st.integers(1, 3))
def test_a_part_of_a_quotation_is_never_altered(store: Store, start: int, length: int, cut: int) -> None:
    words = "They have promised us cranes for ten years and we have seen two of them".split()[start : start + length]
    if len(words) >= 4:
        assert check(store, " ".join(words)).verdict in ("verbatim", "truncated")
        assert check(store, " ".join([*words[:2], "not", *words[2:]])).alterations == ("negation",)
