"""The corpus: what is built is current, and its gold is well-formed."""

import importlib.util
import itertools
import json
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NOT_AT_THE_EDGE = " \n\u00a0.,;:!?\"'“”‘’–—-"
TIMEX_VALUE = re.compile(
    r"(PRESENT_REF|PAST_REF|FUTURE_REF"
    r"|\d{3}X|\d{4}(-(SP|SU|FA|WI|Q[1-4]|H[12]|W\d\d(-WE)?|\d\d(-\d\d)?))?(/\d{4}(-\d\d(-\d\d)?)?)?)?"
)


def load_build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_build", CORPUS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpus_build"] = module
    spec.loader.exec_module(module)
    return module


def read_jsonl(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


build = load_build()
ARTICLES = {row["article_id"]: row for row in read_jsonl("articles.jsonl")}
GOLD = {row["article_id"]: row for row in read_jsonl("gold.jsonl")}
each_record = pytest.mark.parametrize("record", GOLD.values(), ids=GOLD.keys())


def inside(item: tuple[int, int], claim: dict[str, Any]) -> bool:
    return any(start <= item[0] < item[1] <= end for start, end in claim["spans"])


def test_articles_jsonl_is_current() -> None:
    assert (CORPUS / "articles.jsonl").read_text(encoding="utf-8") == build.to_jsonl(build.read_articles())


def test_gold_jsonl_is_current() -> None:
    assert (CORPUS / "gold.jsonl").read_text(encoding="utf-8") == build.to_jsonl(build.read_gold(build.read_articles()))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_file_is_title_empty_line_body(path: Path) -> None:
    article = ARTICLES[path.stem]
    assert path.read_text(encoding="utf-8") == f"{article['title']}\n\n{article['text']}\n"
    assert re.fullmatch(r"[^\n]{10,90}[^\n.?!…:]", article["title"])
    assert re.fullmatch(r"20\d\d-\d\d-\d\d-[a-z-]+", path.stem)
    assert path.stem.startswith(article["published"])
    assert article["text"] == article["text"].strip()


def test_every_article_is_in_the_jsonl_and_at_least_eight_have_gold() -> None:
    assert list(ARTICLES) == sorted(path.stem for path in CORPUS.glob("*.txt"))
    assert len(GOLD) >= 8
    assert all(GOLD[key]["annotated_until"] == len(ARTICLES[key]["text"]) for key in GOLD)


@each_record
def test_claims_are_in_row_order_and_statements_count_up(record: dict[str, Any]) -> None:
    starts = [claim["spans"][0][0] for claim in record["claims"]]
    statements = [claim["statement"] for claim in record["claims"]]
    assert starts == sorted(starts)
    assert statements[0] == 1
    assert all(after - before in (0, 1) for before, after in itertools.pairwise(statements))


@each_record
def test_no_two_claims_overlap(record: dict[str, Any]) -> None:
    spans = sorted(span for claim in record["claims"] for span in claim["spans"])
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


@each_record
def test_spans_are_inside_the_text_in_order_and_trimmed(record: dict[str, Any]) -> None:
    text = ARTICLES[record["article_id"]]["text"]
    for claim in record["claims"]:
        edges = list(itertools.chain.from_iterable(claim["spans"]))
        assert edges == sorted(set(edges))
        assert edges[-1] <= len(text)
        for start, end in claim["spans"]:
            assert text[start] not in NOT_AT_THE_EDGE
            assert text[end - 1] not in NOT_AT_THE_EDGE
            assert "\n" not in text[start:end]


@each_record
def test_attributed_claims_have_an_attribution_and_narrator_claims_a_quantity(record: dict[str, Any]) -> None:
    text = ARTICLES[record["article_id"]]["text"]
    for claim in record["claims"]:
        assert claim["kind"] in build.KINDS
        if claim["kind"] == "narrator":
            assert claim["quantities"]
            assert not any(claim[slot] for slot in ("speaker", "speaker_role", "speaker_mention", "cue", "said_on"))
        else:
            assert claim["cue"] or claim["speaker"]
        for span in filter(None, (claim["speaker_mention"], claim["cue"])):
            assert text[span[0] : span[1]].strip() == text[span[0] : span[1]] != ""
            assert not inside(span, claim)


@each_record
def test_direct_and_mixed_claims_follow_or_hold_an_opening_quotation_mark(record: dict[str, Any]) -> None:
    text = ARTICLES[record["article_id"]]["text"]
    for claim in record["claims"]:
        start, end = claim["spans"][0][0], claim["spans"][-1][1]
        paragraph = text.rfind("\n", 0, start) + 1
        where = {"direct": text[paragraph:start], "mixed": text[start:end]}.get(claim["kind"])
        assert where is None or re.search("[“‘\"]|''", where)


@each_record
def test_quantities_lie_inside_their_claim_and_agree_with_their_bounds(record: dict[str, Any]) -> None:
    for claim in record["claims"]:
        for item in claim["quantities"]:
            assert inside((item["start"], item["end"]), claim)
            bounds = [bound for bound in (item["low"], item["high"]) if bound is not None]
            assert item["modifier"] in ("=", "~", ">", ">=", "<", "<=", "range")
            assert len(bounds) == 1 if item["modifier"][0] in "<>" else len(bounds) == 2
            assert item["value"] == sum(bounds) / len(bounds)
            assert (item["low"] != item["high"]) == (item["modifier"] not in "=~")


@each_record
def test_places_are_printed_in_the_claim_and_times_are_timex_values(record: dict[str, Any]) -> None:
    text = ARTICLES[record["article_id"]]["text"]
    for claim in record["claims"]:
        words = " ".join(text[start:end] for start, end in claim["spans"])
        positions = [words.find(place) for place in claim["where"]]
        assert -1 not in positions
        assert positions == sorted(positions)
        assert TIMEX_VALUE.fullmatch(claim["when"])
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", claim["said_on"])


def test_the_readme_states_the_counts() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    claims = [claim for record in GOLD.values() for claim in record["claims"]]
    counts = Counter(claim["kind"] for claim in claims)
    assert all(f"| {kind} | {counts[kind]} |" in readme for kind in build.KINDS)
    assert f"These {len(claims)} claims hold {sum(len(claim['quantities']) for claim in claims)} quantities" in readme


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("the sea", ["the sea"]),
        ("two ~~ sank", ["two boats sank"]),
        ("two boats || by night", ["two boats", "by night"]),
    ],
)
def test_the_notation_finds_words_shortened_or_parted(words: str, printed: list[str]) -> None:
    text = "On the sea two boats sank, he said, by night."
    assert [text[start:end] for start, end in build.find_spans(text, words)] == printed


@pytest.mark.parametrize("words", ["no such words", "the"])
def test_the_notation_refuses_words_that_are_not_there_once(words: str) -> None:
    with pytest.raises(ValueError, match="not once"):
        build.find_once("the dog and the cat", words)


def test_the_notation_marks_mention_and_cue() -> None:
    text = "“No,” said Captain Ruiz, who left."
    mention, cue = build.find_marked(text, "{said} Captain <Ruiz>")
    assert (text[slice(*mention)], text[slice(*cue)]) == ("Ruiz", "said")
