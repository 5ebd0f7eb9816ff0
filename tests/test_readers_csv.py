"""Tables as they are written in the wild; all samples are our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimtable import readers
from claimtable.readers import Repaired
from claimtable.schema import Article, Failure

BODY = "The old bridge over the Salm was closed on Monday, the mayor of Verrin said in a letter to the council."
OTHER = "Some 300 people marched through the town of Verrin on Tuesday, police said; nobody was hurt."
ROW = f'Bridge closed,2024-03-06,"{BODY}"\n'


def read(folder: Path, data: str | bytes, name: str = "a.csv", **options) -> tuple[list, list[str]]:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    repaired: list[Repaired] = []
    found = list(readers.read([str(folder / name)], on_repair=repaired.append, **options))
    return found, [item.reason for item in repaired]


def texts(found: list) -> list[str]:
    return [item.text if isinstance(item, Article) else item.reason for item in found]


class TestWhereTheHeaderIs:
    @pytest.mark.parametrize("mark", [";", ",", "|", "\t"])
    @pytest.mark.parametrize("line", ["sep={}", '"sep={}"', "SEP={}"])
    def test_behind_what_excel_is_told(self, mark, line, tmp_path):
        data = f'{line.format(mark)}\ntitle{mark}date{mark}text\nBridge, closed{mark}2024-03-06{mark}"{BODY}"\n'
        (article,), _ = read(tmp_path, data.replace("Bridge, closed", "Bridge"))
        assert (article.id, article.title, article.text) == ("a-3", "Bridge", BODY)

    @pytest.mark.parametrize(
        "preamble",
        [
            "Search results for: bridge\nExported 6 March 2024\n\n",
            "The Verrin Archive\n",
            "# source: archive\n# rows: 1\n",
            '"Report, made on Monday",,\n,,\n',
            "Query,bridge\nFrom,2024-01-01\nTo,2024-03-06\n",
        ],
    )
    def test_behind_what_the_table_is_about(self, preamble, tmp_path):
        (article,), _ = read(tmp_path, f"{preamble}Title,Date,Text\n{ROW}")
        assert (article.title, article.text, article.published) == ("Bridge closed", BODY, date(2024, 3, 6))
        assert article.id == f"a-{preamble.count(chr(10)) + 2}"

    @pytest.mark.parametrize(
        "row",
        [
            ROW,
            f'7,2024-03-06,https://ex.org/a,"{BODY}"\n',
            f'"{BODY}",6 March 2024\n',
            f'2024-03-06T10:00:00Z;"{BODY}"\n',
            f"Bridge closed\t{BODY}\t06/03/2024\n",
        ],
    )
    def test_nowhere_the_columns_are_told_by_what_they_hold(self, row, tmp_path):
        found, repaired = read(tmp_path, row + row.replace(BODY, OTHER), "a.tsv" if "\t" in row else "a.csv")
        assert texts(found) == [BODY, OTHER]
        assert repaired == ["it has no header: its columns were told by what the first row holds"]

    @pytest.mark.parametrize("data", ["name,age\nAnna,7\n", f'"{BODY}","{OTHER}","x"\n', "1,2,3\n4,5,6\n"])
    def test_nowhere_and_nothing_tells_the_text(self, data, tmp_path):
        (failure,), _ = read(tmp_path, data)
        assert isinstance(failure, Failure)
        assert failure.reason.startswith("there is no text column")

    def test_the_mark_that_gives_a_text_column_goes_before_the_one_there_is_most_of(self, tmp_path):
        (article,), _ = read(tmp_path, f"title|date, local|full text, cleaned, v2|text\nBridge|x|y|{BODY}\n")
        assert (article.title, article.text) == ("Bridge", BODY)

    def test_a_text_file_with_tabulators_and_a_header_is_a_table(self, tmp_path):
        (article,), _ = read(tmp_path, f"title\tdate\ttext\nBridge\t2024-03-06\t{BODY}\n", "a.txt")
        assert (article.title, article.text) == ("Bridge", BODY)

    def test_a_text_with_a_tabulator_is_a_text(self, tmp_path):
        (article,), _ = read(tmp_path, f"The text\tof Monday\n\n{BODY}\n", "a.txt")
        assert article.text == BODY


class TestRows:
    def test_columns_of_one_name_give_the_first_that_is_not_empty(self, tmp_path):
        (article,), _ = read(tmp_path, f'text,title,text\n,Bridge,"{BODY}"\n')
        assert article.text == BODY

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            (f'Bridge,2024-03-06,"She said \\"yes\\", {BODY}"\n', True),
            (f'Bridge,2024-03-06,"She said ""yes"", {BODY}"\n', False),
            (f'Bridge,2024-03-06,"She said “yes”.\n\n{BODY}"\n', False),
            (f"Bridge,2024-03-06,{BODY}\n", True),
            (f'Bridge, 2024-03-06, "{BODY}"\n', True),
        ],
    )
    def test_what_is_no_plain_row_is_read_and_told(self, written, told, tmp_path):
        found, repaired = read(tmp_path, f"title,date,text\n{written}{ROW.replace(BODY, OTHER)}")
        assert found[0].text.endswith(BODY)
        assert found[1].text == OTHER
        assert bool(repaired) == told

    def test_another_encoding_behind_many_plain_rows(self, tmp_path):
        rows = "".join(f'Row {n},2024-03-06,"{BODY} {n}"\n' for n in range(1300))
        last = 'Café,2024-03-06,"“Zoë’s café is closed,” she said in Malmö."\n'.encode("cp1252")
        data = f"title,date,text\n{rows}".encode() + last
        found, repaired = read(tmp_path, data)
        assert found[-1].text == "“Zoë’s café is closed,” she said in Malmö."
        assert len(found) == 1301
        assert repaired == ["the line is in another encoding than those before it"]
