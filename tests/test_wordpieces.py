"""Word pieces: how a word is cut into what the vocabulary knows."""

from __future__ import annotations

import pytest

from claimtable.resources import model_folder
from claimtable.wordpieces import WordPieces, read_pieces

PIECES = WordPieces(
    {name: number for number, name in enumerate(["[UNK]", "cafe", "un", "##see", "##n", "##seen", "-", "東", "σασ"])}
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("cafe", [1]),
        ("unseen", [2, 5]),  # the longest piece first
        ("unsee", [2, 3]),
        ("Café", [1]),  # case and accents do not count
        ("cafe-cafe", [1, 6, 1]),  # a mark is a word by itself
        ("東東", [7, 7]),  # and so is an ideograph
        ("ca\u00adfe", [1]),  # a soft hyphen is not printed
        ("cafe\u00a0cafe", [1, 1]),
        ("ΣΑΣ", [8]),  # the last sigma is written as the others
        ("unknown", [0]),  # "un" is known and "known" is not
        ("see", [0]),  # a piece that only goes on
        ("un" * 51, [0]),  # longer than any word
        ("", []),
        (" \n", []),
    ],
)
def test_a_text_as_numbers_of_pieces(text: str, numbers: list[int]) -> None:
    assert PIECES.numbers(text) == numbers


def test_the_shipped_vocabulary_cuts_as_the_library_does() -> None:
    library = pytest.importorskip("tokenizers", reason="the extra semantic brings it")
    path = model_folder("attribution") / "tokenizer.json"
    theirs = library.Tokenizer.from_file(str(path))
    theirs.no_padding()
    theirs.no_truncation()
    ours = read_pieces(path)
    known = [word for word in theirs.get_vocab() if not word.startswith("[")]  # "[SEP]" is no word of an article
    words = [
        "Łódź",
        "O’Neill's",
        "don't",
        "$4.50",
        "Mr.",
        "ÇA",
        "e-mail",
        "½",
        "naïve",
        "x" * 101,
        "日本",
        "#a_b",
        "\u200b",
    ]
    assert [ours.numbers(word) for word in [*words, *known]] == [
        theirs.encode(word, add_special_tokens=False).ids for word in [*words, *known]
    ]
