"""From the layers of a Doc to its referents: people, organisations and unnamed sources, each with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.coref.certainty import Evidence, Link, Said, certainty_of, load_certainty, said_of
from claimtable.coref.descriptions import describe, fullest_name
from claimtable.coref.entities import Entity, organisations_of, people_of
from claimtable.coref.interview import find_answers, interviewee, is_label
from claimtable.coref.joint import Names
from claimtable.coref.links import Chooser, load_links
from claimtable.coref.lookup import SPEAKS
from claimtable.coref.mentions import Mention
from claimtable.coref.organisations import as_bodies, as_people, find_introduced, find_organisations
from claimtable.coref.people import find_people
from claimtable.coref.person_words import is_title
from claimtable.coref.phrases import NOUN_TAGS, PRONOUNS, RELATIVE, nominal_mention, pronoun_mention
from claimtable.coref.resolve import Resolver, in_order
from claimtable.coref.roles import RoleWeights, best_role, load_roles
from claimtable.coref.sources import find_speakers, load_sources
from claimtable.coref.token_arrays import TokenArrays, read
from claimtable.coref.unnamed import introduced, printed_phrase
from claimtable.fitted import Logistic
from claimtable.layers import Attribution, Referent
from claimtable.lexicon.people import DOCUMENT_NOUNS, ORGANISATION_NOUNS, OTHER_PEOPLE, PERSON_NOUNS
from claimtable.lexicon.wordlist import words
from claimtable.sentences import cut_sentences, dateline_end

_CLOSE = 12
_NAME_TAGS = frozenset({"NN", "NNP", "NNPS", "HYPH"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: words without a noun that "who" takes up
_SOME = words("many few some others those several most both all none more ones")
_PHRASE = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "CD", "VBN", "HYPH", "PRP$", "POS", "AFX"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in one article: entities with their mentions, phrases of unnamed sources, the links chosen, and what
    is said by the mentions that speak.
    """

    view: TokenArrays
    entities: Sequence[Entity]
    phrases: Sequence[Mention]
    links: Mapping[tuple[int, int], Link]
    said: Mapping[tuple[int, int], Said]

    def evidence(self) -> Evidence:
        """Return what tells how sure the names are."""
        known = [entity for entity in self.entities if entity.named or _speaks(entity)]
        names = [name_of(self.view, entity) for entity in known]
        return Evidence(self.view, known, names, self.links, self.said)


def referents_of(doc: Doc) -> list[Referent]:
    """Return the referents of ``doc`` in the order of their first mention; no two mentions share a token.

    Mentions that stand beside a cue carry ``kb_id_ = SPEAKS``.
    """
    return _referents(resolve(doc, load_links(layers.get_encoded(doc))), load_certainty(), load_roles())


def resolve(
    doc: Doc, chooser: Chooser, roles: RoleWeights | None = None, sources: Logistic | None = None
) -> Resolution:
    """Return who is who in ``doc``; ``chooser`` says whom pronouns and noun phrases stand for.

    ``roles`` weigh what is told of people, by which noun phrases find them, ``sources`` which words of a source name
    who speaks; None: those that come with claimtable.
    """
    view = read(doc)
    attributions = layers.get_attributions(doc)
    names = names_of(view)
    speakers = list(_speakers(view, attributions, names, sources or load_sources()))
    said = said_of(view, attributions, speakers)
    nominals = [mention for _, mention in speakers if mention.kind == "nominal"]
    phrases = _disjoint(nominals, _antecedents(view, speakers))
    known = _disjoint([mention for _, mention in speakers if mention.kind != "nominal"], names)
    others = _beside([*phrases, *known], _pronouns_and_nouns(view), headed=True)
    known = as_people(view, as_bodies(view, known))
    people = people_of(view, [mention for mention in known if mention.kind == "name" and mention.type == "person"])
    bodies = organisations_of(view, [m for m in known if m.kind == "name" and m.type == "organisation"])
    describe(view, [*people, *bodies], roles or load_roles())
    entity_of = {mention.place: entity for entity in (*people, *bodies) for mention in entity.mentions}
    answers = find_answers(view, attributions)
    answering = interviewee(view, people, answers)
    if answering is not None:
        speakers += answers
        entity_of.update({mention.place: answering for _, mention in answers})
        others = [*others, *(mention for _, mention in answers)]
    resolver = Resolver(view, entity_of, _contents(view, attributions), chooser)
    _walk(resolver, entity_of, [*phrases, *known, *others], speakers, attributions)
    return Resolution(view, [*people, *bodies, *resolver.created], phrases, resolver.links, said)


def names_of(view: TokenArrays) -> list[Mention]:
    """Return the names of people and organisations in text order; they do not overlap."""
    taken = bytearray(len(view))
    for sentence in cut_sentences(view.doc):  # nobody in a dateline speaks or is taken up
        end = dateline_end(sentence)
        if view.words[end - 1] != ":":  # "ROE: " may be a speaker
            taken[sentence.start : end] = b"\1" * (end - sentence.start)
    found: list[Mention] = []
    for find in (find_introduced, find_people, find_organisations):
        found = _disjoint(found, (mention for mention in find(view, taken) if not is_label(view, *mention.place)))
        for mention in found:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return found


def _speakers(
    view: TokenArrays, attributions: Sequence[Attribution], names: list[Mention], model: Logistic
) -> Iterator[tuple[int, Mention]]:
    """Yield the number of each attribution with each mention of who speaks in it."""
    known = Names(names)
    for number, source in sources_of(view, attributions):
        yield from ((number, mention) for mention in find_speakers(view, source, known, model))


def sources_of(view: TokenArrays, attributions: Sequence[Attribution]) -> Iterator[tuple[int, Span]]:
    """Yield the number of each attribution that has a source, with the source as one span."""
    for number, attribution in enumerate(attributions):
        others = (*attribution.cue, *attribution.content)
        yield from ((number, _to_name(view, piece, others)) for piece in attribution.source[:1])


def _to_name(view: TokenArrays, source: Span, others: Sequence[Span]) -> Span:
    """Return the source with the name that goes on behind it: the parser parts "Facebook co[-founder Mark Roe]"."""
    spoken = {index for piece in others for index in range(piece.start, piece.end)}
    end, last = source.end, min(source.end + _CLOSE, len(view))
    while end < last and end not in spoken and view.sentence[end] == view.sentence[source.start]:
        if view.words[end] != "-" and (view.tags[end] not in _NAME_TAGS and not view.is_capital(end)):
            break
        end += 1
    if end == source.end or view.tags[end - 1] != "NNP" or view.pos[source.end - 1] not in ("NOUN", "PROPN", "ADJ"):
        return source
    goes_on = view.words[source.end] == "-" or view.labels[end - 1] == "PERSON"
    return view.doc[source.start : end] if goes_on else source


def _antecedents(view: TokenArrays, speakers: Sequence[tuple[int, Mention]]) -> Iterator[Mention]:
    """Yield the noun phrases that a relative pronoun beside a cue hangs on: "critics" of "critics who say"."""
    for _, mention in speakers:
        verb = view.heads[mention.head]
        noun = view.heads[verb]
        if mention.noun not in RELATIVE or view.deps[verb] not in ("relcl", "acl"):
            continue
        if view.tags[noun] in NOUN_TAGS or view.words[noun].lower() in _SOME:
            yield _subject(view, noun)


def _disjoint(first: Iterable[Mention], second: Iterable[Mention]) -> list[Mention]:
    """Return mentions of both, of which the earlier ones keep their tokens, in text order."""
    found = _beside((), [*first, *second])
    return sorted(found, key=lambda mention: mention.start)


def _beside(first: Iterable[Mention], second: Iterable[Mention], *, headed: bool = False) -> list[Mention]:
    """Return those of the second mentions that share no token with any before; with ``headed`` those whose head no
    mention before has: a name may stand in front of it, as in "South American leaders".
    """
    taken = {index for mention in first for index in range(*mention.place)}
    found = []
    for mention in second:
        if taken.isdisjoint((mention.head,) if headed else range(*mention.place)):
            taken.update(range(*mention.place))
            found.append(mention)
    return found


def _pronouns_and_nouns(view: TokenArrays) -> Iterator[Mention]:
    """Yield pronouns, and subjects that are nouns for what may speak, to which a pronoun may point next."""
    for index, word in enumerate(view.words):
        lower = word.lower()
        if lower in PRONOUNS and view.tags[index] in ("PRP", "PRP$"):
            yield pronoun_mention(lower, index)
        elif view.deps[index] in _SUBJECTS and _may_speak(view, index):
            yield _subject(view, index)


def _is_named(view: TokenArrays, head: int) -> bool:
    """Tell whether a name follows in apposition: "the navy chief, Rear Admiral Lars Roe"."""
    if head + 2 >= len(view) or view.words[head + 1] != ",":
        return False
    return view.labels[head + 2] == "PERSON" or (is_title(view.words[head + 2]) and view.is_capital(head + 2))


def _may_speak(view: TokenArrays, index: int) -> bool:
    """Tell whether a common noun stands for what may speak, and no name follows in apposition."""
    if view.tags[index] not in ("NN", "NNS") or _is_named(view, index):
        return False
    return any(
        view.lemmas[index] in known for known in (PERSON_NOUNS, OTHER_PEOPLE, DOCUMENT_NOUNS, ORGANISATION_NOUNS)
    )


def _subject(view: TokenArrays, head: int) -> Mention:
    start = head
    while (
        start > max(head - 8, 0) and view.tags[start - 1] in _PHRASE and view.sentence[start - 1] == view.sentence[head]
    ):
        start -= 1
    start -= view.words[start] == "-" and start > 0  # "far-right commentators"
    return nominal_mention(view, start, head + 1, head)


def _contents(view: TokenArrays, attributions: Sequence[Attribution]) -> list[int]:
    """Return for every token the number of the attribution whose content it is in, the outermost; -1 for none."""
    numbers = [-1] * len(view)
    sized = sorted(enumerate(attributions), key=lambda found: sum(len(piece) for piece in found[1].content))
    for number, attribution in sized:
        for piece in attribution.content:
            numbers[piece.start : piece.end] = [number] * len(piece)
    return numbers


def _walk(
    resolver: Resolver,
    entity_of: dict[tuple[int, int], Entity],
    mentions: Sequence[Mention],
    speakers: Sequence[tuple[int, Mention]],
    attributions: Sequence[Attribution],
) -> None:
    """Visit all mentions; whoever speaks after his words is visited before them, so that he is not found in them."""
    spoken: dict[tuple[int, int], list[int]] = {}
    starts: dict[tuple[int, int], int] = {}
    for number, mention in speakers:
        spoken.setdefault(mention.place, []).append(number)
        content = attributions[number].content
        if content and content[0].start < mention.start:
            starts[mention.place] = min(content[0].start, starts.get(mention.place, mention.start))
    for mention in in_order(mentions, starts):
        resolver.visit(mention)
        entity = entity_of.get(mention.place)
        if entity is not None:
            resolver.speakers.update(dict.fromkeys(spoken.get(mention.place, ()), entity))


def _referents(found: Resolution, model: Logistic, roles: RoleWeights) -> list[Referent]:
    """Return what speaks or is named; names that touch an unnamed source's phrase are no mentions of their own."""
    phrases = [
        *found.phrases,
        *(mention for entity in found.entities if _speaks(entity) for mention in entity.mentions),
    ]
    evidence = found.evidence()
    covered = {index for phrase in phrases if phrase.kind == "nominal" for index in range(*phrase.place)}
    referents = []
    for entity in found.entities:
        own = [m for m in entity.mentions if m.kind != "name" or covered.isdisjoint(range(*m.place))]
        if own and (entity.named or _speaks(entity)) and (name := evidence.names[id(entity)]):
            own.sort(key=lambda mention: mention.start)
            certain = certainty_of(evidence, entity, model)
            spans = tuple(_span(found.view, mention) for mention in own)
            sure = tuple(certain[mention.place] for mention in own)
            links = tuple(_link(found, mention) for mention in own)
            referents.append(Referent(name, best_role(found.view, entity, roles), entity.type, spans, sure, links))
    return sorted(referents, key=lambda referent: referent.mentions[0].start)


def _link(found: Resolution, mention: Mention) -> str:
    """Return how a mention was linked: the group of the fitted weights that chose, else ``name`` or ``phrase``."""
    if mention.place in found.links:
        return found.links[mention.place].group
    return "name" if mention.kind == "name" else "phrase"


def _speaks(entity: Entity) -> bool:
    return any(mention.is_source for mention in entity.mentions)


def _span(view: TokenArrays, mention: Mention) -> Span:
    return Span(view.doc, mention.start, mention.end, kb_id=SPEAKS if mention.is_source else "")


def name_of(view: TokenArrays, entity: Entity) -> str:
    """Return the canonical name: the fullest form of a name, or an unnamed source's fullest noun phrase, no article."""
    if entity.members:
        return " and ".join(fullest_name(view, member) for member in entity.members)
    if entity.named:
        return fullest_name(view, entity)
    nominals = [mention for mention in entity.mentions if mention.kind == "nominal"]
    places = [mention.place for mention in nominals]
    brought_in = introduced(view, nominals)
    phrases = [printed_phrase(view, *place) for place in (*places, *([brought_in] if brought_in is not None else []))]
    return max(phrases, key=lambda phrase: len(phrase.split()), default="")
