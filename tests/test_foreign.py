"""Texts that are not in English are told; py3langid is asked only where the words of English grammar are few."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from claimtable.cli import app
from claimtable.foreign import foreign_language
from claimtable.jobs import Summary, summary_lines, summary_record
from claimtable.schema import Article

FOREIGN = {
    "fr": "Le vieux pont sur la rivière a été fermé lundi, a déclaré le maire de la ville. Environ 300 "
    "personnes ont manifesté.",
    "de": "Die alte Brücke über den Fluss wurde am Montag gesperrt, sagte der Bürgermeister. Rund 300 Menschen "
    "protestierten.",
    "es": "El viejo puente sobre el río fue cerrado el lunes, dijo el alcalde de la ciudad. Unas 300 personas "
    "protestaron.",
    "pt": "A velha ponte sobre o rio foi fechada na segunda-feira, disse o prefeito da cidade. Cerca de 300 "
    "pessoas protestaram.",
    "ru": "Старый мост через реку был закрыт в понедельник, сообщил мэр города. Около 300 человек вышли на протест.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_language(language):
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "The old bridge over the Salm was closed on Monday, the mayor of Verrin said.",
        "Bridge closed.",
        "",
        "Easton 3, Verrin 1. Salm 2, Norby 2. Kiel 0, Turku 4. Lulea 1, Bergen 1. Oslo 2, Malmö 2.",
    ],
)
def test_english_and_what_is_too_short_to_tell(text):
    assert foreign_language(text) == ""


def test_the_summary_tells_how_many_and_which():
    summary = Summary()
    for number, text in enumerate([*FOREIGN.values(), "The old bridge over the Salm was closed, the mayor said."]):
        summary.count(Article(id=f"a{number}", text=text), [])
    assert any(
        line.startswith("5 articles are not in English (1 fr,") and line.endswith("a0, a1, a2, ...")
        for line in summary_lines(summary)
    )
    assert summary_record(summary)["not_english"] == dict.fromkeys(sorted(FOREIGN), 1)


def test_extract_and_show_say_so(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "x7", "text": FOREIGN["fr"]}))
    shown = CliRunner().invoke(app, ["show", str(tmp_path / "a.jsonl")])
    assert "x7 is not in English (fr)" in shown.stderr
    extracted = CliRunner().invoke(app, ["extract", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "c.csv")])
    assert "1 article is not in English (1 fr), and its rows" in extracted.stderr.replace("their rows", "its rows")
