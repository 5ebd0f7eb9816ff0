"""The parts of a check: words, values, sentences, names, quotations in drafts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtable.verify.normalising import same_length
from claimtable.verify.quotations import quoted_spans
from claimtable.verify.sentences import neighbours, sentence_at, sentence_breaks
from claimtable.verify.speakers import agreement
from claimtable.verify.spelling import spelling_key
from claimtable.verify.tokens import tokens_of
from claimtable.verify.values import values_in


def keys(text: str) -> list[str]:
    return [token.key for token in tokens_of(text, gaps=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We don't know", ["we", "do", "not", "know"]),
        ("We do not know", ["we", "do", "not", "know"]),
        ("can't, cannot, won't", ["can", "not", "can", "not", "will", "not"]),
        ("“T”he [T]he", ["t", "he", "the"]),
        ("the U.S. and the US", ["the", "us", "and", "the", "us"]),
        ("in the U.S", ["in", "the", "us"]),
        ("a well-known man", ["a", "well", "known", "man"]),
        ("cut ... here [sic] and […] there", ["cut", "...", "here", "and", "...", "there"]),
        ("[the mayor]'s plan", ["the", "mayor", "'s", "plan"]),
        ("two  thousand\nmen", ["#2000", "men"]),
        ("\0'0 \0[a]\0", ["#0", "a"]),
        ("", []),
    ],
)
def test_texts_become_words(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,500 and two thousand five hundred", ["#2500", "#2500"]),
        ("$5 million, 5 million dollars, US$5m", ["#5000000 dollar"] * 3),
        ("20 percent, 20%, 20 per cent", ["#20 percent"] * 3),
        ("Dec. 31, 2021 and 31 December 2021 and 2021-12-31", ["2021-12-31"] * 3),
        ("in 2016, but 2000 troops", ["2016", "#2000"]),
        ("thousands of them, 2,000 of them", ["#~2000", "#2000"]),
        ("one of them came on the 2nd", []),
    ],
)
def test_numbers_and_dates_are_read_by_value(text: str, expected: list[str]) -> None:
    assert [value.key for value in values_in(text)] == expected


@given(st.text())
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    tokens = tokens_of(text, gaps=True)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    assert len(same_length(text)) == len(text)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        *(("organised", "organized"), ("centre", "center"), ("travelled", "traveled"), ("defence", "defense")),
        *(("paediatrician", "pediatrician"), ("tyres", "tires"), ("instalment", "installment"), ("kerb", "curb")),
    ],
)
def test_spellings_of_one_word_have_one_key(british: str, american: str) -> None:
    assert spelling_key(british) == spelling_key(american)


@pytest.mark.parametrize(
    "pair",
    [
        *(("four", "for"), ("wise", "wize"), ("public", "pubic"), ("there", "their"), ("filled", "filed")),
        *(
            ("polling", "poling"),
            ("scoured", "scored"),
            ("michael", "michel"),
            ("tonnes", "tons"),
            ("timbre", "timber"),
        ),
    ],
)
def test_other_words_keep_their_keys(pair: tuple[str, str]) -> None:
    assert spelling_key(pair[0]) != spelling_key(pair[1])


@pytest.mark.parametrize(
    ("alleged", "speaker", "role", "expected"),
    [
        ("McKenzie", "Frank McKenzie", "", "same"),
        ("Gen. Frank McKenzie", "Frank McKenzie", "", "same"),
        ("Frank McKenzie", "Frank X. McKenzie", "", "same"),
        ("Ben Ortiz", "Benjamin Ortiz", "", "same"),
        ("José Núñez", "Jose Nunez", "", "same"),
        ("John Kirby", "Ann Kirby", "", "other"),
        ("Bob Ortiz", "Robert Ortiz", "", "same"),
        ("Kim", "Kim Jong Un", "", "same"),
        ("Labour", "Labour Party", "", "same"),
        ("Bank", "Bank of England", "", "same"),
        ("M. Shah", "Misha Shah", "", "same"),
        ("the mayor of Easton", "Nora Fell", "mayor of Easton", "same"),
        ("Judicial Watch", "Tom Fitton", "president of Judicial Watch", "unknown"),
        ("Donald Trump", "Roger Stone", "Donald Trump confidant", "unknown"),
        ("England", "Bank of England", "", "unknown"),
        ("Commerce", "Department of Commerce", "", "unknown"),
        ("Kirby", "Ann Lee and John Kirby", "", "same"),
        ("Pentagon", "Frank McKenzie", "Pentagon spokesman", "same"),
        ("Bush", "Bush administration", "", "unknown"),
        ("McKenzie", "he", "", "unknown"),
        ("McKenzie", "", "", "unknown"),
        ("", "Frank McKenzie", "", "unknown"),
    ],
)
def test_names_are_compared_as_names(alleged: str, speaker: str, role: str, expected: str) -> None:
    assert agreement(alleged, speaker, role) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we go" and "we stay".', ["we go", "we stay"]),
        ('"It goes on\n"and on," he said.', ["It goes on", "and on,"]),
        ("'We go home now,' it's said.", ["We go home now,"]),
        ("''We go,'' he said.", [" We go,"]),
        ("It's the dockers' quay.", []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, expected: list[str]) -> None:
    plain = same_length(text)
    assert [plain[start:end] for start, end in quoted_spans(plain)] == expected


def test_sentences_end_at_stops_but_not_at_titles() -> None:
    text = "Mr. Lund paid $5. Then J. B. Dahl left. Nobody came."
    start = text.index("Dahl")
    first, last = sentence_at(text, start, start + 4)
    assert text[first:last] == "Then J. B. Dahl left."
    assert neighbours(text, first, last) == ("Mr. Lund paid $5.", "Nobody came.")


@pytest.mark.parametrize(
    "text",
    [
        "No. | I'm not angry.",
        "He lives at No. 10 Dock Street. | It is small.",
        "We left Marlowe Inc. | The price fell.",
        "Marlowe Inc. Chairman Lund left.",
        "We love the U.S. | We stay.",
        "The U.S. Army left on Dec. 31, 2020.",
        "The last boat went at 10 p.m. | They had waited.",
        "Gen. Moss met J. B. Dahl on St. Mary's.",
    ],
)
def test_an_abbreviation_ends_a_sentence_where_the_next_word_begins_one(text: str) -> None:
    parts = text.split("| ")
    plain = "".join(parts)
    assert sentence_breaks(plain, 0, len(plain)) == [sum(map(len, parts[:n])) for n in range(len(parts))]
