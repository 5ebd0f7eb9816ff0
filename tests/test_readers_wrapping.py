"""Lines that were broken by their width, and pages with columns; all samples are our own."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest

from claimtable import readers
from claimtable.readers.columns import in_reading_order
from claimtable.readers.pdf import without_edges
from claimtable.readers.wrapping import join_lines
from claimtable.schema import Article

INPUTS = Path(__file__).parent / "data" / "inputs"

PARAGRAPHS = (
    "Gen. Ada Moss, commander of the northern fleet, told reporters on Tuesday that about 900 sailors would stay in "
    "Norway until May, although the government had said in January that it would bring all of them home.",
    "“We are not leaving, and nobody should think that we would leave our friends alone in the north while there is "
    "still work to be done,” she said.",
    "The fleet spent $2.4 million on fuel last year, up 12 percent, according to a report by the ministry.",
    "“The children ask every evening when their mothers will be home,” said Ann Hall, who leads an association of "
    "families in the harbour town of Easton. She said that 40 families had moved away.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def wrapped(width: int, *, between: str = "\n\n") -> str:
    return between.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("width", [25, 28, 32, 36, 40, 45, 50, 60, 66, 72, 80])
class TestLinesAreJoined:
    def test_paragraphs_that_empty_lines_part_are_kept(self, width):
        assert join_lines(wrapped(width)) == TEXT

    def test_with_the_line_ends_of_windows(self, width):
        assert join_lines(wrapped(width).replace("\n", "\r\n")) == TEXT

    def test_without_empty_lines_no_sentence_is_torn(self, width):
        assert join_lines(wrapped(width, between="\n")).replace("\n\n", " ") == " ".join(PARAGRAPHS)

    def test_in_a_file_and_in_a_record(self, width, tmp_path: Path):
        (tmp_path / "a.txt").write_text(f"Fleet stays\n\n{wrapped(width)}")
        (article,) = readers.read([str(tmp_path / "a.txt")])
        assert (article.title, article.text) == ("Fleet stays", TEXT)


class TestHyphens:
    @pytest.mark.parametrize(
        ("broken", "joined"),
        [
            ("told re-\nporters on Tuesday", "told reporters on Tuesday"),
            ("the govern-\nment of Norway has", "the government of Norway has"),
            ("the gov\u00ad\nernment of Norway has", "the government of Norway has"),
            ("a well-\nknown sailor of theirs", "a well-known sailor of theirs"),
            ("the 10-\nyear plan of the fleet", "the 10-year plan of the fleet"),
            ("the Anglo-\nNorwegian fleet of old", "the Anglo-Norwegian fleet of old"),
            ("a twenty-\ntwo metre boat of old", "a twenty-two metre boat of old"),
        ],
    )
    def test_at_the_end_of_a_line(self, broken, joined):
        around = "It was heard at last in\nthe northern harbours of\nthe country that they had\n"
        assert join_lines(around + broken).endswith(joined)

    def test_a_word_that_is_written_with_one_elsewhere_keeps_it(self):
        text = (
            "The vote-rigging was seen\nby all of the people who\nhad come to see the vote-\nrigging in the town hall"
        )
        assert join_lines(text).endswith("come to see the vote-rigging in the town hall")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "\n".join(PARAGRAPHS),
        "A rose is red,\nA violet blue,\nSugar is sweet,\nAnd so are you.",
        "MOSS: We are not leaving.\nHALL: When will they be home?\nMOSS: In May, I should think.\nHALL: Thank you.",
        "Results\n\nEaston 3, Verrin 1\nSalm 2, Norby 2\nKiel 0, Turku 4\nLulea 1, Bergen 1",
        "- bread\n- two pints of milk\n- butter and some eggs\n- one pound of flour",
        "Short.\nAlso short.\nAnd this one.\nThe end.",
        "Ada Moss\nCommander of the Fleet\nHarbour Street 4\nEaston",
    ],
)
def test_lines_that_are_paragraphs_verses_turns_or_items_stay(text):
    assert join_lines(text) == text


def test_wrapped_turns_stay_turns():
    text = "\n".join(textwrap.fill(f"{name}: {words}", 30) for name, words in zip("ABCD", PARAGRAPHS, strict=True))
    turns = [line for line in join_lines(text).split("\n") if line]
    assert turns == [f"{name}: {words}" for name, words in zip("ABCD", PARAGRAPHS, strict=True)]


class TestColumns:
    def laid_out(self, *columns: str, width: int = 28) -> list[str]:
        rows = [textwrap.wrap(column, width) for column in columns]
        height = max(map(len, rows))
        cells = [[*row, *[""] * (height - len(row))] for row in rows]
        return ["   ".join(cell.ljust(width) for cell in line).rstrip() for line in zip(*cells, strict=True)]

    @pytest.mark.parametrize("number", [2, 3, 4])
    def test_are_read_one_after_the_other(self, number):
        columns = [PARAGRAPHS[place] for place in (0, 1, 3, 0)[:number]]
        found = in_reading_order(self.laid_out(*columns))
        assert join_lines(found).replace("\n\n", " ") == " ".join(columns)

    def test_a_title_over_both_stays_before_them(self):
        title = "Fleet stays in the north until the spring of next year"
        page = [title, "", *self.laid_out(*PARAGRAPHS[:2])]
        assert in_reading_order(page).split("\n")[:2] == [title, "Gen. Ada Moss, commander of"]

    def test_one_column_stays_one(self):
        page = wrapped(60).split("\n")
        assert in_reading_order(page) == "\n".join(line for line in page if line)

    def test_a_blank_here_and_there_is_no_gutter(self):
        page = [f"Row {n} of a list   with gaps" if n % 3 else f"Row {n} of a list without any gaps" for n in range(12)]
        assert in_reading_order(page) == "\n".join(page)


class TestPages:
    @pytest.mark.parametrize(
        "header",
        [
            "THE HARBOUR POST   Wednesday, March 6, 2024   Page 4",
            "Wednesday, March 6, 2024",
            "The Harbour Post - 6 March 2024",
            "A4   Harbour Post   Page 12",
            "© 2024 The Harbour Post",
        ],
    )
    def test_headers_and_footers_are_no_part_of_the_article(self, header):
        body = ["The fleet stays in the north,", "the commander told reporters", "on Tuesday, and will be home in May."]
        assert without_edges([[header, *body]])[0] == [body]

    def test_what_comes_again_on_every_page_is_none_either(self):
        bodies = [
            ["The fleet stays", "in the north until", "the spring"],
            ["when it will be", "home, she said", "in May"],
        ]
        pages = [["Harbour Post", *body, f"- {number} -"] for number, body in enumerate(bodies)]
        assert without_edges(pages)[0] == bodies

    def test_a_sentence_that_comes_again_stays(self):
        pages = [[f"On day {n} the old bridge was closed again, the mayor said."] for n in (1, 2)]
        assert without_edges(pages)[0] == pages

    def test_a_sentence_with_a_date_stays(self):
        body = ["The harbour was opened on March 6, 2024,", "and closed again in the spring of the next year."]
        assert without_edges([body])[0] == [body]


def test_a_pdf_with_columns():
    pytest.importorskip("pypdf")
    (article,) = readers.read([str(INPUTS / "pdf" / "story.pdf")])
    assert isinstance(article, Article)
    assert (article.title, article.published) == ("Fleet stays in the north until spring", date(2024, 3, 6))
    assert "The fleet spent $2.4 million on fuel last year, up 12 percent, according to a report" in article.text
    assert "Harbour Post" not in article.text
