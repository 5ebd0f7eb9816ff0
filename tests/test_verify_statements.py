"""What a quote may pass over, join and leave out: gaps, splices, ellipses, transcripts, what is pasted along."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtable.store import index
from claimtable.verify import Verdict, verify
from claimtable.verify.pasted import PASTED, set_aside
from claimtable.verify.speakers import agreement, is_nobody
from newsstore import article, claim, write_lines

MILL = """\
“The firm would not close the mill,” Ada Roe told reporters. “We have orders for 300 jobs.”

“The mill is finished,” said Carl Dahl. “It was the only work here,” said Eva Falk.

The firm “would not close the mill” and would not cut 300 jobs, Roe added, because “orders are good”.

“The fares will rise only if the council agrees. We asked for help. Nobody answered our letters,” Roe said.
"""

HEARING = """\
MS. KELLER: Well, uh, I I did not sign the letter, you know, before Monday.

MR. ROE: Objection.

MS. KELLER: It was on my desk when I came back from Oslo.

MR. ROE: Who put it there?
"""


def said(words: str, speaker: str, kind: str = "direct", statement: int = 1) -> dict[str, object]:
    return claim("mill", MILL, words, kind, speaker, statement_id=statement)


CLAIMS = [
    said("The firm would not close the mill", "Ada Roe"),
    said("We have orders for 300 jobs", "Ada Roe"),
    said("The mill is finished", "Carl Dahl", statement=2),
    said("It was the only work here", "Eva Falk", statement=3),
    said("The firm “would not close the mill” and would not cut 300 jobs / orders are good", "Ada Roe", "mixed", 4),
    said("The fares will rise only if the council agrees", "Ada Roe", statement=5),
    said("We asked for help", "Ada Roe", statement=5),
    said("Nobody answered our letters", "Ada Roe", statement=5),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("mill")
    claims = write_lines(folder / "claims.jsonl", CLAIMS)
    texts = [article("mill", MILL, "2024-05-14", "Mill"), article("hearing", HEARING, "2024-05-15", "Hearing")]
    write_lines(folder / "claims.articles.jsonl", texts)
    index([claims], str(folder / "claims.db"))
    return str(folder / "claims.db")


def check(store: str, quote: str, speaker: str = "") -> Verdict:
    return verify(quote, store, speaker)[0]


def test_an_attribution_between_two_parts_of_a_statement_is_passed_over(store: str) -> None:
    found = check(store, "The firm would not close the mill. We have orders for 300 jobs", "Ada Roe")
    assert (found.verdict, found.speaker_verdict) == ("verbatim", "same")


def test_words_between_two_quotations_that_were_said_are_not_free(store: str) -> None:
    found = check(store, "The firm would not close the mill and would cut jobs because orders are good")
    assert not found.faithful
    assert found.alterations[0] in ("negation", "number")


@pytest.mark.parametrize(
    "quote",
    [
        "The mill is finished. It was the only work here",
        "The mill is finished ... It was the only work here",
        "The firm would not close the mill ... the council agrees",
        "We have orders for 300 jobs ... Nobody answered our letters",
    ],
)
def test_statements_that_do_not_belong_together_are_not_joined(store: str, quote: str) -> None:
    assert check(store, quote).verdict in ("joined", "spliced", "altered")


def test_an_ellipsis_may_leave_out_whole_sentences_of_one_statement(store: str) -> None:
    assert check(store, "The fares will rise only if the council agrees ... Nobody answered our letters").faithful


def test_an_ellipsis_may_not_hide_a_condition(store: str) -> None:
    assert check(store, "The fares will rise ...").verdict == "truncated"
    assert check(store, "The fares will rise ... the council agrees").verdict == "spliced"


def test_statements_of_one_article_joined_say_so(store: str) -> None:
    found = check(store, "We have orders for 300 jobs. Nobody answered our letters", "Ada Roe")
    assert found.verdict == "joined"
    assert "was said by Ada Roe in mill" in found.reasons[0]


def test_what_stands_between_joined_parts_is_no_change_of_them(store: str) -> None:
    found = check(store, "The fares will rise only if the council agrees. Nobody answered our letters", "Ada Roe")
    assert found.verdict == "joined"
    assert not any("changed" in reason for reason in found.reasons)


def test_one_article_is_no_copy_of_itself(store: str) -> None:
    found = check(store, "We asked for help. Nobody answered our letters", "Ada Roe")
    assert [match.copies for match in found.matches] == [()]


def test_a_long_attribution_inside_a_statement_leaves_its_speaker(tmp_path: Path) -> None:
    text = (
        "“Nobody is stupid,” finance director Ulla Berg said on a call with analysts from nine banks in three "
        "countries that had asked for it. “They can weigh a bar.”\n"
    )
    claims = [
        claim("bars", text, words, "direct", "Ulla Berg", statement_id=1, cue="said")
        for words in ("Nobody is stupid", "They can weigh a bar")
    ]
    path = write_lines(tmp_path / "claims.jsonl", claims)
    write_lines(tmp_path / "claims.articles.jsonl", [article("bars", text, "2024-05-14", "Bars")])
    index([path], str(tmp_path / "claims.db"))
    found = check(str(tmp_path / "claims.db"), "Nobody is stupid. They can weigh a bar.", "Ulla Berg")
    assert (found.verdict, found.answer) == ("verbatim", "faithful")


def test_half_a_quotation_with_an_invented_half_is_partly_quoted(store: str) -> None:
    found = check(store, "We have orders for 300 jobs, and I shall buy every other factory in the valley by June")
    assert found.verdict in ("partly quoted", "altered")
    assert not found.faithful


def test_turns_of_a_transcript_are_quotations(store: str) -> None:
    assert check(store, "It was on my desk when I came back from Oslo").verdict == "verbatim"


def test_fillers_and_repetitions_may_be_cleaned_up(store: str) -> None:
    found = check(store, "I did not sign the letter before Monday")
    assert found.faithful
    assert found.verdict in ("cleaned up", "truncated", "verbatim")


def test_cleaning_up_may_not_take_a_negation(store: str) -> None:
    assert check(store, "I did sign the letter before Monday").alterations == ("negation",)


@pytest.mark.parametrize(
    "quote",
    [
        "We have orders for 300 jobs https://example.org/a via @millnews",
        "“We have orders for 300 jobs” #mill #jobs",
        "“We have orders for 300 jobs,” Ada Roe said.",
        "Ada Roe: “We have orders for 300 jobs.”",
        "We have orders for&nbsp;300 jobs",
        "We have or\u00adders for 300 jobs",
    ],
)
def test_what_is_pasted_along_is_set_aside(store: str, quote: str) -> None:
    assert check(store, quote).faithful


def test_a_name_pasted_along_is_compared(store: str) -> None:
    assert check(store, "“We have orders for 300 jobs,” Olaf Novak said.").verdict == "misattributed"


@pytest.mark.parametrize("kind", PASTED, ids=lambda kind: kind.name)
def test_each_kind_of_pasted_words_is_found_by_its_example(kind: object) -> None:
    aside = set_aside(kind.example)  # type: ignore[attr-defined]
    assert aside.found == (kind.name,)  # type: ignore[attr-defined]
    assert " ".join(aside.text.replace("\u2060", "").split()) == kind.left  # type: ignore[attr-defined]
    assert len(aside.text) == len(kind.example)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("alleged", "role", "expected"),
    [
        ("Noora Fell", "", "near"),
        ("Nora Fel", "", "near"),
        ("Nora Dahl", "", "other"),
        ("Mora Hill", "", "other"),
        ("@norafell", "", "same"),
        ("N.F.", "", "same"),
        ("mayor", "mayor of Easton", "same"),
        ("Easton's mayor", "mayor of Easton", "same"),
    ],
)
def test_names_compare_as_people_do(alleged: str, role: str, expected: str) -> None:
    assert agreement(alleged, "Nora Fell", role) == expected


@pytest.mark.parametrize("source", ["spokesman for Gov. Ruth Hale", "aide to Ruth Hale", "office of Ruth Hale"])
def test_who_speaks_for_somebody_is_not_that_person(source: str) -> None:
    assert agreement("Ruth Hale", source) == "unknown"
    assert agreement(source, source) == "same"
    assert agreement("Health Department", "Department of Health") == "same"


@pytest.mark.parametrize("name", ["unknown", "N/A", "-", "", "?"])
def test_no_name_is_no_speaker(store: str, name: str) -> None:
    assert is_nobody(name)
    assert check(store, "We have orders for 300 jobs", name).speaker_verdict == ""


def test_an_unsure_speaker_is_not_confirmed(tmp_path: Path) -> None:
    unsure = said("We have orders for 300 jobs", "Ada Roe") | {"speaker_certain": False}
    claims = write_lines(tmp_path / "claims.jsonl", [unsure])
    write_lines(tmp_path / "claims.articles.jsonl", [article("mill", MILL, "2024-05-14", "Mill")])
    index([claims], str(tmp_path / "claims.db"))
    found = check(str(tmp_path / "claims.db"), "We have orders for 300 jobs", "Carl Dahl")
    assert (found.answer, found.faithful) == ("speaker not confirmed", False)
    assert "whether it was Carl Dahl is open" in found.reasons[0]


def test_without_an_alleged_speaker_there_is_nobody_to_confirm(store: str) -> None:
    assert check(store, "We have orders for 300 jobs").answer == "faithful"


@pytest.mark.parametrize(
    ("speaker", "answer"), [("Keller", "faithful"), ("Ms. Keller", "faithful"), ("Roe", "not faithful")]
)
def test_a_turn_is_said_by_whom_it_names(store: str, speaker: str, answer: str) -> None:
    assert check(store, "It was on my desk when I came back from Oslo", speaker).answer == answer


def test_two_peoples_words_that_stand_side_by_side_are_joined(tmp_path: Path) -> None:
    text = "“The lights were green,” said Ada Roe. “I filmed them.”\nFireball over the bay — Bay Post\nNobody was hurt."
    claims = [
        claim("sky", text, "I filmed them", "direct", "Ada Roe"),
        claim("sky", text, "Fireball over the bay", "direct", "Bay Post", statement_id=2),
    ]
    table = write_lines(tmp_path / "claims.jsonl", claims)
    write_lines(tmp_path / "claims.articles.jsonl", [article("sky", text, "2024-05-14", "Sky")])
    index([table], str(tmp_path / "claims.db"))
    assert check(str(tmp_path / "claims.db"), "I filmed them. Fireball over the bay", "Ada Roe").verdict == "joined"


def test_a_likeness_of_names_counts_only_where_no_such_person_is_named(tmp_path: Path) -> None:
    text = "“The lights were green,” said Joan Brown. John Brown saw nothing."
    table = write_lines(
        tmp_path / "claims.jsonl", [claim("sky", text, "The lights were green", "direct", "Joan Brown")]
    )
    write_lines(tmp_path / "claims.articles.jsonl", [article("sky", text, "2024-05-14", "Sky")])
    index([table], str(tmp_path / "claims.db"))
    store = str(tmp_path / "claims.db")
    assert check(store, "The lights were green", "John Brown").answer == "speaker not confirmed"
    assert check(store, "The lights were green", "Joan Browne").speaker_verdict == "near name"


def test_an_unsure_speaker_accuses_nobody(tmp_path: Path) -> None:
    unsure = said("We have orders for 300 jobs", "Ada Roe") | {"speaker_certain": False}
    claims = write_lines(tmp_path / "claims.jsonl", [unsure])
    write_lines(tmp_path / "claims.articles.jsonl", [article("mill", MILL, "2024-05-14", "Mill")])
    index([claims], str(tmp_path / "claims.db"))
    found = check(str(tmp_path / "claims.db"), "We have orders for 300 jobs", "Carl Dahl")
    assert (found.verdict, found.speaker_verdict) == ("verbatim", "cannot tell")


def test_whom_the_article_never_names_did_not_say_it_there(tmp_path: Path) -> None:
    unsure = said("We have orders for 300 jobs", "Ada Roe") | {"speaker_certain": False}
    claims = write_lines(tmp_path / "claims.jsonl", [unsure])
    write_lines(tmp_path / "claims.articles.jsonl", [article("mill", MILL, "2024-05-14", "Mill")])
    index([claims], str(tmp_path / "claims.db"))
    assert check(str(tmp_path / "claims.db"), "We have orders for 300 jobs", "Olaf Novak").verdict == "misattributed"


@pytest.mark.parametrize("quote", ["It was the only chance here", "Nobody answered my letters", "The mill is sold"])
def test_a_short_quote_with_one_word_changed_is_altered_and_not_absent(store: str, quote: str) -> None:
    assert check(store, quote).verdict == "altered"


def test_two_peoples_quotations_read_as_one_are_joined_whoever_is_named(store: str) -> None:
    found = check(store, "The mill is finished. It was the only work here", "Carl Dahl")
    assert (found.verdict, found.answer) == ("joined", "not faithful")
    assert "said by Eva Falk" in " ".join(found.reasons)


def test_who_is_only_described_is_not_accused(store: str) -> None:
    assert check(store, "The mill is finished", "a councillor").answer == "speaker not confirmed"
    assert check(store, "The mill is finished", "Olaf Novak").verdict == "misattributed"


def test_an_ellipsis_may_not_make_one_sentence_of_two(store: str) -> None:
    assert check(store, "We asked ... answered our letters").verdict == "spliced"
    assert check(store, "We asked for help ... our letters").verdict != "elided"


def test_an_editors_words_part_no_number(store: str) -> None:
    assert check(store, "We have orders [last year] for 300 [new] jobs").verdict == "editorial"


def test_a_bracket_hides_neither_a_number_nor_a_year(tmp_path: Path) -> None:
    text = "“I have 1 million votes more since May 4, 2021 in this town,” said Ada Roe."
    words = "I have 1 million votes more since May 4, 2021 in this town"
    table = write_lines(tmp_path / "claims.jsonl", [claim("vote", text, words, "direct", "Ada Roe")])
    write_lines(tmp_path / "claims.articles.jsonl", [article("vote", text, "2024-05-14", "Vote")])
    index([table], str(tmp_path / "claims.db"))
    store = str(tmp_path / "claims.db")
    assert check(store, words.replace("1 million", "a million")).answer == "faithful"
    assert check(store, words.replace("1 million", "[many] million")).alterations == ("number",)
    assert check(store, words.replace(", 2021", " [that year]")).alterations == ("date",)
    assert check(store, words.replace(", 2021", "")).alterations == ("date",)


def test_a_filler_beside_its_like_is_left_out_whole(tmp_path: Path) -> None:
    text = "ROE: If you you know, are late, you wait.\nDAHL: Yes.\nROE: It goes from week to to week in May."
    table = write_lines(tmp_path / "claims.jsonl", [claim("talk", text, "you wait", "direct", "Roe")])
    write_lines(tmp_path / "claims.articles.jsonl", [article("talk", text, "2024-05-14", "Talk")])
    index([table], str(tmp_path / "claims.db"))
    assert check(str(tmp_path / "claims.db"), "If you are late, you wait").verdict == "cleaned up"
    assert check(str(tmp_path / "claims.db"), "It goes from week to week in May").verdict == "cleaned up"


@pytest.mark.parametrize("cells", [{"speaker_certain": False}, {"speaker_certain": True, "speaker_confidence": 0.78}])
def test_an_unsure_reading_confirms_nobody(tmp_path: Path, cells: dict[str, object]) -> None:
    unsure = said("We have orders for 300 jobs", "Ada Roe") | cells
    claims = write_lines(tmp_path / "claims.jsonl", [unsure])
    write_lines(tmp_path / "claims.articles.jsonl", [article("mill", MILL, "2024-05-14", "Mill")])
    index([claims], str(tmp_path / "claims.db"))
    found = check(str(tmp_path / "claims.db"), "We have orders for 300 jobs", "Ada Roe")
    assert (found.answer, found.reasons) == (
        "speaker not confirmed",
        ("read as words of Ada Roe, but not surely: see the sentence",),
    )


def test_questions_and_answers_name_nobody(tmp_path: Path) -> None:
    text = "Q: Why did you leave?\nA: We left because the harbour was closed.\nQ: And then?\nA: We came back in May."
    words = "We left because the harbour was closed"
    table = write_lines(tmp_path / "claims.jsonl", [claim("talk", text, words, "direct", "Ada Roe")])
    write_lines(tmp_path / "claims.articles.jsonl", [article("talk", text, "2024-05-14", "Talk")])
    index([table], str(tmp_path / "claims.db"))
    assert check(str(tmp_path / "claims.db"), words, "Ada Roe").answer == "faithful"
    assert check(str(tmp_path / "claims.db"), "We came back in May", "Ada Roe").answer == "speaker not confirmed"


def test_a_handle_that_is_a_word_of_the_sentence_is_compared() -> None:
    assert set_aside("@norafell's harbour is closed").found == ()
    assert set_aside("@norafell: The harbour is closed").found == ("handles",)


@pytest.mark.parametrize(("confidence", "verdict"), [(0.95, "misattributed"), (0.8, "verbatim")])
def test_a_named_speaker_is_accused_by_a_very_sure_reading_only(
    tmp_path: Path, confidence: float, verdict: str
) -> None:
    sure = said("We have orders for 300 jobs", "Ada Roe") | {"speaker_certain": True, "speaker_confidence": confidence}
    claims = write_lines(tmp_path / "claims.jsonl", [sure])
    write_lines(tmp_path / "claims.articles.jsonl", [article("mill", MILL, "2024-05-14", "Mill")])
    index([claims], str(tmp_path / "claims.db"))
    found = check(str(tmp_path / "claims.db"), "We have orders for 300 jobs", "Carl Dahl")
    assert (found.verdict, found.answer == "faithful") == (verdict, False)


def test_a_slip_in_a_surname_is_near() -> None:
    assert agreement("Bernie Sander", "Sanders") == "near"
