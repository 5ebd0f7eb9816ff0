"""A draft's quotations with their speakers, as the project itself reads an article."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from claimtable.cli import app
from claimtable.extraction import claims_from_doc
from claimtable.schema import Article
from claimtable.store import Store, index
from claimtable.table import claim_record, to_json
from claimtable.verify import verify
from claimtable.verify.batch import read_quotes
from claimtable.verify.claimed_dates import differing_dates
from claimtable.verify.claimed_figures import differing_figures
from claimtable.verify.drafts import analyse, is_sure
from claimtable.verify.manuscripts import mark_html, mark_markdown, read_draft
from newsstore import make_store


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("“We need four cranes,” said Ingrid Solheim.", [("We need four cranes,", "Ingrid Solheim")]),
        ("“We need four cranes,” Peter Lund, the mayor, said.", [("We need four cranes,", "Peter Lund")]),
        ("According to Tove Dahl, “the quay is silent now”.", [("the quay is silent now", "Tove Dahl")]),
        (
            "Tove Dahl came. “We need cranes,” she said, “as long as ships come.”",
            [("We need cranes, as long as ships come.", "Tove Dahl")],
        ),
        (
            "Tove Dahl said the quay was shut. Ingrid Solheim (Harbour News, 6 March 2024): “We need four cranes.”",
            [("We need four cranes.", "Ingrid Solheim")],
        ),
        (
            "‘This town was built on fish, and it will be run by people who fish,’ said Peter Dale.",
            [("This town was built on fish, and it will be run by people who fish,", "Peter Dale")],
        ),
        (
            "“The mill is finished,” said Carl Dahl. “It was the only work here,” said Eva Falk.",
            [("The mill is finished,", "Carl Dahl"), ("It was the only work here,", "Eva Falk")],
        ),
    ],
)
def test_a_draft_gives_its_quotations_with_their_speakers(
    nlp: Language, draft: str, expected: list[tuple[str, str]]
) -> None:
    found = analyse(Article("draft", draft), nlp).quotes
    assert [(quote.text, quote.speaker) for quote in found] == expected


def test_every_paragraph_of_a_long_quotation_has_the_speaker(nlp: Language) -> None:
    draft = (
        "“My father sailed for 40 years. He never complained.\n\n“He complained about the weather,” Peter Dale said."
    )
    assert {quote.speaker for quote in analyse(Article("draft", draft), nlp).quotes} == {"Peter Dale"}


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_report_on_a_draft_holds_the_lines_and_the_figures(tmp_path: Path, suffix: str) -> None:
    store = make_store(tmp_path)
    draft, report = tmp_path / "draft.md", tmp_path / f"report.{suffix}"
    draft.write_text("Ingrid Solheim said 2,900 containers would be moved.\n\n“We need four cranes,” said Tove Dahl.\n")
    assert CliRunner().invoke(app, ["verify", "--article", str(draft), "--in", store, "-o", str(report)]).exit_code == 4
    written = report.read_text(encoding="utf-8")
    assert "figure differs: Ingrid Solheim" in written
    assert "line 3" in written


@pytest.mark.parametrize(("confidence", "sure"), [(0.95, True), (None, True), (0.8, False)])
def test_a_draft_accuses_by_a_very_sure_reading_only(nlp: Language, confidence: float | None, sure: bool) -> None:
    (claim,) = analyse(Article("draft", "“We need four cranes,” said Ingrid Solheim."), nlp).claims
    assert is_sure(replace(claim, speaker=replace(claim.speaker, confidence=confidence))) == sure


def test_a_quotation_knows_its_line(nlp: Language) -> None:
    draft = "First.\n\nTove Dahl said: “We need four cranes.”"
    assert [quote.line for quote in analyse(Article("draft", draft), nlp).quotes] == [3]


def test_a_draft_is_read_in_any_format(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("# Cranes\n\n“We need four cranes,” said Ingrid Solheim.\n", encoding="utf-8")
    assert "We need four cranes" in read_draft(str(path)).text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("semicolons.csv", b"Zitat;quote;said by\n1;We need four cranes;Solheim\n"),
        ("windows.csv", "quote,claimant\n“We need four cranes”,Solheim\n".encode("cp1252")),
        ("tabs.csv", b"statement\tspeaker\nWe need four cranes\tSolheim\n"),
        ("marked.csv", "\ufeffquote,attributed_to\nWe need four cranes,Solheim\n".encode()),
    ],
)
def test_a_file_of_quotes_is_read_as_offices_write_it(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (listed,) = read_quotes(str(path))
    assert (listed.quote.strip("“”"), listed.speaker) == ("We need four cranes", "Solheim")


def test_a_reported_figure_that_the_archive_has_otherwise_is_told(nlp: Language, tmp_path: Path) -> None:
    printed = "The health ministry said on Monday that 14 people died in the fire."
    claims = tmp_path / "claims.jsonl"
    article = Article("story-1", printed, published=date(2024, 5, 14))
    rows = [claim_record(claim) for claim in claims_from_doc(nlp(printed), article)]
    claims.write_text("".join(to_json(row) + "\n" for row in rows), encoding="utf-8")
    index([str(claims)], str(tmp_path / "claims.db"))
    with Store(str(tmp_path / "claims.db")) as store:
        wrong = analyse(Article("draft", printed.replace("14", "40")), nlp)
        (found,) = differing_figures(wrong.claims, store)
        assert str(found) == "health ministry: “40” in the draft; the archive has “14” (2024-05-14, story-1)"
        right = analyse(Article("draft", printed.replace("14 people", "more than a dozen people")), nlp)
        assert not list(differing_figures(right.claims, store))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b"Cranes came.\n\n> We need four cranes.\n>\n> \xe2\x80\x94 Nora Fell\n\nThe end.\n"),
        ("b.md", b"Cranes came.\n\n> We need four cranes.\n> -- Nora Fell, 6 March 2024\n\nThe end.\n"),
        ("c.md", b"Cranes came.\n\n> We need four cranes.\n\n\xe2\x80\x94 Nora Fell\n\nThe end.\n"),
        ("d.md", b"Nora Fell said:\n\n> We need four cranes.\n\nThe end.\n"),
        ("e.md", "Cranes came. “We need four cranes” (Nora Fell, 6 March 2024).\n".encode()),
        ("f.txt", b'Cranes came.\n\n> "We need four cranes," Nora Fell said.\n\nThe end.\n'),
    ],
)
def test_a_block_quote_is_a_quotation_of_who_signs_it(nlp: Language, tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (quote,) = analyse(read_draft(str(path)), nlp).quotes
    assert (quote.text.rstrip(".,"), quote.speaker) == ("We need four cranes", "Nora Fell")


def test_a_block_quote_of_paragraphs_opens_each_and_closes_the_last() -> None:
    assert mark_markdown("> One.\n>\n> Two.\n") == "“One.\n\n“Two.”\n"


def test_a_signature_inside_a_block_quote_ends_the_quotation() -> None:
    block = "> We stay.\n>\n> — Nora Fell\n>\n> We go.\n>\n> At once.\n>\n> -- Carl Dahl\n"
    assert mark_markdown(block) == "“We stay.” — Nora Fell\n\n“We go.\n\n“At once.” -- Carl Dahl\n"


def test_a_dash_that_opens_speech_inside_a_block_quote_is_no_signature() -> None:
    block = "> — Why?\n>\n> — Nobody came, he said.\n>\n> That was all.\n"
    assert mark_markdown(block) == "“— Why?\n\n“— Nobody came, he said.\n\n“That was all.”\n"


def test_a_block_quote_of_a_page_is_a_quotation() -> None:
    page = "<blockquote><p>We need <b>four</b> cranes.</p><footer>— Nora Fell</footer></blockquote>"
    assert mark_html(page) == "<p>“We need four cranes.” — Nora Fell</p>"


def test_a_block_quote_of_a_word_file_is_known_by_its_style(nlp: Language, tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    style = '<w:pPr><w:pStyle w:val="IntenseQuote"/></w:pPr>'
    body = (
        "<w:p><w:r><w:t>Cranes came.</w:t></w:r></w:p>"
        f"<w:p>{style}<w:r><w:t>We need four cranes.</w:t></w:r></w:p>"
        f"<w:p>{style}<w:r><w:t>— Nora Fell</w:t></w:r></w:p>"
    )
    with zipfile.ZipFile(tmp_path / "draft.docx", "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    (quote,) = analyse(read_draft(str(tmp_path / "draft.docx")), nlp).quotes
    assert (quote.text, quote.speaker) == ("We need four cranes.", "Nora Fell")


def test_a_reported_date_that_the_archive_has_otherwise_is_told(nlp: Language, tmp_path: Path) -> None:
    printed = "The transport ministry said the repair of the bridge would end on Dec. 31, 2026."
    article = Article("story-1", printed, published=date(2025, 5, 14))
    rows = [claim_record(claim) for claim in claims_from_doc(nlp(printed), article)]
    (tmp_path / "claims.jsonl").write_text("".join(to_json(row) + "\n" for row in rows), encoding="utf-8")
    index([str(tmp_path / "claims.jsonl")], str(tmp_path / "claims.db"))
    with Store(str(tmp_path / "claims.db")) as store:
        wrong = analyse(Article("draft", printed.replace("Dec. 31, 2026", "March 1, 2027")), nlp)
        (found,) = differing_dates(wrong.claims, store)
        assert "“March 1, 2027” in the draft; the archive has 2026-12-31 (2025-05-14, story-1)" in str(found)
        for same in ("December 2026", "2026"):
            right = analyse(Article("draft", printed.replace("on Dec. 31, 2026", f"in {same}")), nlp)
            assert not list(differing_dates(right.claims, store))


def test_a_draft_that_names_its_speaker_by_a_pronoun_only_accuses_nobody(nlp: Language, tmp_path: Path) -> None:
    printed = "“The river is clean now,” said Ada Roe."
    article = Article("story-1", printed, published=date(2025, 5, 14))
    rows = [claim_record(claim) for claim in claims_from_doc(nlp(printed), article)]
    (tmp_path / "claims.jsonl").write_text("".join(to_json(row) + "\n" for row in rows), encoding="utf-8")
    index([str(tmp_path / "claims.jsonl")], str(tmp_path / "claims.db"))
    with Store(str(tmp_path / "claims.db")) as store:
        (sure,) = verify("The river is clean now", store, "Eva Falk")
        (unsure,) = verify("The river is clean now", store, "Eva Falk", speaker_certain=False)
    assert (sure.answer, unsure.answer) == ("not faithful", "speaker not confirmed")
