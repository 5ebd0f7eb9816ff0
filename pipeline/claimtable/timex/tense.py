"""Whether the clause of an expression looks ahead or back."""

from __future__ import annotations

from spacy.tokens import Span, Token

_AHEAD_WORDS = frozenset({"until", "till", "effective", "due"})
#: "it lasted until Sunday" is over, "they had until Sunday" is not
_LASTING = frozenset({"last", "stay", "remain", "continue", "run", "work", "live", "hold", "fight", "talk", "serve"})
_BACK_WORDS = frozenset({"since", "ended"})
_AS_SOON_AS = frozenset({"soon", "early"})
_PLANS = frozenset(
    {"plan", "expect", "schedule", "set", "intend", "hope", "slate", "aim", "agree", "prepare", "due", "be", "go"}
)
_ARRANGED = frozenset({"schedule", "slate", "plan", "set", "expect"})
_TIMETABLE = frozenset({"start", "begin", "open", "resume", "expire", "convene", "kick", "premiere", "conclude"})
#: what is in the diary: "the court sits on Thursday", "he is meeting them on Monday"
_DIARY = frozenset(
    {
        "arrive",
        "depart",
        "face",
        "fly",
        "gather",
        "host",
        "leave",
        "meet",
        "play",
        "return",
        "sit",
        "travel",
        "visit",
        "vote",
    }
)
_AHEAD_MODALS = frozenset({"will", "'ll", "shall", "wo", "may", "might", "can", "could", "would", "should", "must"})


def direction_of(span: Span) -> int:
    """Return 1 where the clause looks ahead (will, is set to, until), -1 where it looks back (since), else 0."""
    before = span.doc[max(span.start - 3, 0) : span.start]
    words = [token.lower_ for token in before]
    verb = _verb_above(span.root)
    if words and words[-1] in _AHEAD_WORDS:
        lasted = verb is not None and verb.tag_ == "VBD" and verb.lemma_ in _LASTING
        return 0 if lasted else 1
    if words[-2:] == ["ahead", "of"] or (words and words[-1] == "by" and _is_bound(verb)):
        return 1
    if words and words[-1] in _BACK_WORDS:
        return -1
    if len(words) == 3 and words[0] == words[2] == "as" and words[1] in _AS_SOON_AS:
        return 1
    return 0 if verb is None else int(_looks_ahead(verb))


def _is_bound(verb: Token | None) -> bool:
    """Tell whether ``verb`` is an infinitive, whose "by Friday" is a time limit; not "did not pay by Friday"."""
    return verb is not None and verb.tag_ == "VB" and not any(child.tag_ == "VBD" for child in verb.children)


def is_past(span: Span) -> bool:
    """Tell whether the verb of the clause stands in the past tense."""
    verb = _verb_above(span.root)
    if verb is None:
        return False
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.children if child.dep_ in _HELPERS)


_HELPERS = ("aux", "auxpass")


def _verb_above(token: Token) -> Token | None:
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX") and not _begins_after(above, token):
            return above
    return None


def _begins_after(verb: Token, token: Token) -> bool:
    """Tell whether the clause of ``verb`` begins with a "that" behind ``token``."""
    return any(child.dep_ == "mark" and child.i > token.i for child in verb.children)


def _looks_ahead(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ in _HELPERS]
    if any(child.lower_ in ("have", "had") for child in helpers) and verb.lemma_ not in _ARRANGED:
        return False
    if any(child.lower_ in _AHEAD_MODALS for child in helpers):
        return True
    if verb.tag_ == "VBN" and verb.lemma_ in _ARRANGED:
        return any(child.tag_ in ("VBZ", "VBP") for child in helpers)
    if any(child.lower_ == "to" for child in helpers):
        return verb.head.lemma_ in _PLANS and not any(child.lower_ == "had" for child in verb.head.children)
    if verb.lemma_ in _DIARY and verb.tag_ == "VBG":
        return any(child.tag_ in ("VBZ", "VBP") for child in helpers)
    return verb.tag_ in ("VBZ", "VBP") and (
        verb.lemma_ in _TIMETABLE or verb.lemma_ in _DIARY or _comes_into_force(verb)
    )


def _comes_into_force(verb: Token) -> bool:
    """Tell whether it is "takes effect" or "comes into force"."""
    words = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]}
    return verb.lemma_ in ("take", "come", "go") and not words.isdisjoint(("effect", "force", "place"))
