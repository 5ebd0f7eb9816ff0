"""``who``: the grammatical subject of a claim's main verb. All sentences are our own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Span

from claimtable.claims.subject_choice import find_subject
from claimtable.claims.subject_names import Named, seen_of
from claimtable.claims.subjects import main_verb
from claimtable.claims.who import describe_subject
from claimtable.coref.lookup import SPEAKS
from claimtable.layers import Referent
from claimtable.schema import SpeakerType
from marked_claims import body_of, unmark


def who(nlp: Language, marked: str) -> str:
    claim = unmark(marked)
    return describe_subject(body_of(nlp(claim.text), claim.parts), [])[0]


PLAIN = [
    ("active", "<The mayor> {said} [the northern bridge needs repairs].", "the northern bridge"),
    ("passive", "<Police> {said} [three houses were destroyed by the storm].", "three houses"),
    ("restrictive modifiers", "<She> {said} [farmers with small herds lost money].", "farmers with small herds"),
    ("restrictive clause", "<He> {said} [the men who built the wall went home].", "the men who built the wall"),
    ("number and modifier", "[About 300 nurses marched through the town].", "About 300 nurses"),
    ("existential there", "<She> {said} [there is no plan to close the school].", "no plan to close the school"),
    ("existential, without its place", "<She> {said} [there are two hospitals in Norway].", "two hospitals"),
    ("expletive it", "<He> {said} [it is too early to judge the result].", "it"),
    ("coordinated", "<He> {said} [the pilot and the doctor survived].", "the pilot and the doctor"),
    ("first of two clauses", "<He> {said} [the army left and the rebels stayed].", "the army"),
    ("main clause behind a subordinate one", "<She> {said} [if prices fall, growers will leave].", "growers"),
    ("apposition is left out", "[Anna Berg, a baker from Oslo, won 200 euros].", "Anna Berg"),
    ("non-restrictive clause is left out", "[The ferry, which carries 90 people, sank].", "The ferry"),
    ("negative", "<He> {said} [nobody knew the answer].", "nobody"),
    ("clause as subject", "<He> {said} [what the council did was wrong].", "what the council did"),
    ("personal pronoun without a name", '"[They want more land]," <the chief> {said}.', "They"),
    ("inserted clause", 'He said: "[The rest, I fear, have been melted down]."', "The rest"),
    (
        "participle taken for a verb",
        "[A cub found wandering near a dump in Churchill has been moved], <officials> {announced}.",
        "A cub found wandering near a dump in Churchill",
    ),
    (
        "object taken for a subject",
        'She {said}: "[The system that made him is still there]."',
        "The system that made him",
    ),
    ("time before the verb", '<A survey> {said} [life expectancy this year was "estimated at 49"].', "life expectancy"),
    ("day of the deed", "[A medical team of 30 doctors left Lanzhou].", "A medical team of 30 doctors"),
    ("day behind people", "[The Irish minister on Saturday opened 12 schools].", "The Irish minister"),
    ("day of an event", "[The vote on Saturday cost 12 million].", "The vote on Saturday"),
    ("editor's brackets", 'Clinton {said}: "[[Trump] doesn\'t speak for the country]."', "Trump"),
    (
        "list of examples",
        "<Aides> {said} [states like Ohio, Iowa or even Utah might be in play].",
        "states like Ohio, Iowa or even Utah",
    ),
    (
        "list of things",
        "[More than 30 of its guest rooms, suites and signature cabins have been redesigned].",
        "More than 30 of its guest rooms, suites and signature cabins",
    ),
    (
        "list of fields",
        "<Holt> {said} [the work across flood defence, transport and public health shows results].",
        "the work across flood defence, transport and public health",
    ),
    (
        "list of people",
        "[Ann Roe, Bob Doe and Cyrus Poe led the 12 marchers].",
        "Ann Roe, Bob Doe and Cyrus Poe",
    ),
    ("second clause without a comma", '"[There were gunshots and the driver was killed]," <she> {said}.', "gunshots"),
    ("called", '<Pruitt> {called} [the decision "short-sighted"].', "the decision"),
    ("called, with an owner", '<The bank> {called} [the hostile bid its "best and final offer"].', "the hostile bid"),
    (
        "dismissed as",
        '<The army> {dismissed} [the questions raised by the court as "biased"].',
        "the questions raised by the court",
    ),
    ("headline", '<Musk> {wrote}: "[Falcon Heavy to launch next month from the Cape]".', "Falcon Heavy"),
    ("order", '"[Take heart and wait]," <she> {said}.', ""),
    (
        "list inside a clause",
        "[A club serving doctors, lawyers and judges who paid 600 dollars was closed], <the police> {said}.",
        "A club serving doctors, lawyers and judges who paid 600 dollars",
    ),
    ("inversion", "<She> {said} [never had the bridge been so full].", "the bridge"),
    ("exclamation", "[How odd that the gates are open].", "the gates"),
    ("adverbial inside the verb", "[We will in future check all barges].", "We"),
    ("named, without as", "<The paper> {named} [Roe the best mayor].", "Roe"),
    ("declared, without as", "<The paper> {declared} [her the winner of the race].", "her"),
    ("conjunction before a clause", '"[But what the council did was wrong]," <he> {said}.', "what the council did"),
    (
        "whole quotation marks",
        '<The firm> {said} [that while it stays, "several hundred" stores will close].',
        '"several hundred" stores',
    ),
    ("I stays in a quotation", '"[I never signed the paper]," <the clerk> {said}.', "I"),
]


@pytest.mark.parametrize(("marked", "expected"), [row[1:] for row in PLAIN], ids=[row[0] for row in PLAIN])
def test_subject_of_the_main_verb(nlp: Language, marked: str, expected: str) -> None:
    assert who(nlp, marked) == expected


UNDERSTOOD = [
    ("infinitive: the speaker", "<The airline> {plans} [to open a new route].", "The airline"),
    ("infinitive: whom one asks", "<The union> {asked} the minister [to raise wages].", "the minister"),
    ("infinitive behind a day", "<Japan and China> {agreed} on Monday [to open a new route].", "Japan and China"),
    ("infinitive: whom one calls on", "<The union> {called on} the minister [to raise wages].", "the minister"),
    ("promise is the speaker's", "<The firm> {promised} its workers [to raise wages].", "The firm"),
    ("object inside the content", "<The union> {expects} [the minister to raise wages].", "the minister"),
    ("passive belief", "[Two gangs] {are believed} [to run the port].", "Two gangs"),
    ("gerund", "<The clerk> {admitted} [taking the money].", "The clerk"),
    ("predicate", "<The critic> {described} [the film as a failure].", "the film"),
    ("of a deed", "<The union> {accused} [the manager of breaking an agreement].", "the manager"),
    ("for a deed", "<The mayor> {blamed} [the media for making an issue of it].", "the media"),
    ("quoted predicate", '<The clerk> spoke, {calling} [the mayor\'s charge "pathetic"].', "the mayor's charge"),
]


@pytest.mark.parametrize(("marked", "expected"), [row[1:] for row in UNDERSTOOD], ids=[row[0] for row in UNDERSTOOD])
def test_understood_subject(nlp: Language, marked: str, expected: str) -> None:
    assert who(nlp, marked) == expected


EMPTY = [
    ("imperative", '"[Leave the building now]," <the guard> {said}.'),
    ("verbless quotation", '"[A complete disgrace]," <the coach> {said}.'),
    ("fragment", '"[Never again]," <the driver> {said}.'),
]


@pytest.mark.parametrize("marked", [row[1] for row in EMPTY], ids=[row[0] for row in EMPTY])
def test_no_subject(nlp: Language, marked: str) -> None:
    assert who(nlp, marked) == ""


def test_interrupted_sentence(nlp: Language) -> None:
    assert who(nlp, '"[The harvest is safe]," <she> {said}, "[as long as the rain holds].') == "The harvest"


def test_question(nlp: Language) -> None:
    assert who(nlp, '"[How can the village pay for this]?" <he> {asked}.') == "the village"


def test_narrator_imperative_without_attribution_has_no_subject(nlp: Language) -> None:
    assert who(nlp, "[Add 200 grams of sugar].") == ""


def _pronoun(nlp: Language, marked: str, pronoun: str, name: str, certainty: float) -> str:
    """Return ``who`` where ``pronoun`` stands for a person of that ``name`` with this ``certainty``."""
    claim = unmark(marked)
    doc = nlp(claim.text)
    place = [token.i for token in doc if token.text == pronoun][-1]
    referent = Referent(name, "", "person", (doc[0:2], doc[place : place + 1]), (1.0, certainty))
    return describe_subject(body_of(doc, claim.parts), [referent])[0]


@pytest.mark.parametrize(
    ("pronoun", "name", "certainty", "expected"),
    [
        ("she", "Clara Weiss", 0.8, "Clara Weiss"),
        ("they", "Clara Weiss", 0.8, "they"),
        ("it", "Clara Weiss", 0.3, "it"),
    ],
)
def test_a_pronoun_is_replaced_where_it_is_likely_whom_it_stands_for(
    nlp: Language, pronoun: str, name: str, certainty: float, expected: str
) -> None:
    marked = f"Clara Weiss left. <Neighbours> {{said}} [on Monday {pronoun} sold the house]."
    assert _pronoun(nlp, marked, pronoun, name, certainty) == expected


@pytest.mark.parametrize(
    ("source", "type_", "pronoun", "expected"),
    [
        ("Harbour Works", "organisation", "it", "Harbour Works"),
        ("Clara Weiss", "person", "she", "Clara Weiss"),
        ("Harbour Works", "organisation", "they", "Harbour Works"),
    ],
)
def test_the_pronoun_that_opens_reported_words_is_the_speaker(
    nlp: Language, source: str, type_: SpeakerType, pronoun: str, expected: str
) -> None:
    claim = unmark(f"<{source}> {{said}} [{pronoun} would build a house].")
    doc = nlp(claim.text)
    referents = [Referent(source, "", type_, (Span(doc, 0, 2, kb_id=SPEAKS), doc[3:4]), (1.0, 0.6))]
    assert describe_subject(body_of(doc, claim.parts), referents)[0] == expected


def test_it_that_stands_for_a_clause_is_nobody(nlp: Language) -> None:
    claim = unmark("<Harbour Works> {said} [it is clear that the mill burned down].")
    doc = nlp(claim.text)
    referents = [Referent("Harbour Works", "", "organisation", (Span(doc, 0, 2, kb_id=SPEAKS),), (1.0,))]
    assert describe_subject(body_of(doc, claim.parts), referents)[0] == "it"


@pytest.mark.parametrize(
    ("marked", "name", "role", "expected"),
    [
        ("[The captain, Clara Weiss, was 53 years old].", "Clara Weiss", "captain", "Clara Weiss"),
        ("Clara Weiss left. [The captain sold 40 boats].", "Clara Weiss", "captain", "Clara Weiss"),
        ("Clara Weiss left. [The bridge cost 40 million].", "Clara Weiss", "captain", "The bridge"),
        ("Clara Weiss left. [A dentist sold 40 boats].", "Clara Weiss", "captain", "A dentist"),
    ],
)
def test_a_description_is_replaced_by_the_name_that_it_stands_for(
    nlp: Language, marked: str, name: str, role: str, expected: str
) -> None:
    claim = unmark(marked)
    doc = nlp(claim.text)
    place = next(token.i for token in doc if token.text == "Clara")
    linked = [token.i for token in doc if token.text == "captain" and place == 0]
    mentions = (doc[place : place + 2], *(doc[index - 1 : index + 1] for index in linked))
    referents = [Referent(name, role, "person", mentions, (1.0, 0.9)[: len(mentions)])]
    assert describe_subject(body_of(doc, claim.parts), referents)[0] == expected


def test_the_subject_of_quoted_words_is_not_their_speaker(nlp: Language) -> None:
    claim = unmark('"[Nobody knows where the ships were]," {said} <Tom Reyes>.')
    doc = nlp(claim.text)
    assert describe_subject(body_of(doc, claim.parts), doc._.referents)[0] == "Nobody"


def test_pronoun_of_a_named_person_is_replaced_by_the_canonical_name(nlp: Language) -> None:
    claim = unmark("Clara Weiss opened the clinic. <Her brother> {said} [she works 70 hours].")
    doc = nlp(claim.text)
    pronoun = next(token for token in doc if token.text == "she")
    referents = [Referent("Clara Weiss", "", "person", (doc[0:2], doc[pronoun.i : pronoun.i + 1]))]
    assert describe_subject(body_of(doc, claim.parts), referents) == ("Clara Weiss", None)


def test_span_points_to_the_printed_words(nlp: Language) -> None:
    claim = unmark("<He> {said} [the old mill burned down].")
    subject, span = describe_subject(body_of(nlp(claim.text), claim.parts), [])
    assert span is not None
    assert span.of(claim.text) == subject == "the old mill"


def test_main_verb_of_a_verbless_claim_is_none(nlp: Language) -> None:
    claim = unmark('"[A complete disgrace]," <the coach> {said}.')
    assert main_verb(body_of(nlp(claim.text), claim.parts)) is None


WORDS = [
    "the",
    "a",
    "girls",
    "Oslo",
    "said",
    ",",
    '"',
    "and",
    "who",
    "(",
    ")",
    "not",
    "was",
    "there",
    "it",
    "to",
    "help",
]
WORDS += ["to", "help", "because", "12", "—", "sold", "of", ";", "which"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), st.data())
def test_any_words_give_a_subject_inside_or_an_understood_one(
    nlp: Language, words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claim_")]):
        doc = nlp(text)
    claim_span = body_of(doc, {"source": [], "cue": [], "content": [(start, end)]})
    subject = find_subject(claim_span)
    if subject is not None:
        assert claim_span.holds(subject.start_char, subject.end_char)
        assert not subject.text.startswith((" ", ","))
        assert not subject.text.endswith((" ", ","))


def test_who_is_mentioned_nowhere_is_seen_where_the_subject_stands(nlp: Language) -> None:
    subject = nlp("He won the race.")[0:1]
    nobody = Named(Referent("Clara Weiss", "", "person", ()), 0.0, True, 0)
    assert seen_of(subject, [nobody]) == [[(0, 1), (0, 1)]]
