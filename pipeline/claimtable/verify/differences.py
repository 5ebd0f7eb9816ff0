"""An alignment -> pieces: what is the same, what differs in an allowed way, and what a difference alters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimtable.lexicon.verifying import ABOUT, BOUNDS, PREFIXES
from claimtable.verify.aligning import Pair
from claimtable.verify.fillers import FILLED
from claimtable.verify.model import ALTERATIONS, Alteration, Piece, PieceKind
from claimtable.verify.tokens import Token


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring steps of an alignment that are all equal, or all different."""

    equal: bool
    quote: tuple[Token, ...]
    text: tuple[Token, ...]
    passed_over: bool = False


def groups_of(
    pairs: Sequence[Pair], quote: Sequence[Token], text: Sequence[Token], passed_over: Sequence[bool]
) -> list[Group]:
    """Return the steps of an alignment in groups; a gap and words that are passed over are groups of their own."""
    found: list[Group] = []
    run: list[Pair] = []
    key: object = None
    for pair in pairs:
        kind = _group_key(pair, quote, passed_over)
        if run and kind != key:
            found.append(_group(run, quote, text, key))
            run = []
        run.append(pair)
        key = kind
    if run:
        found.append(_group(run, quote, text, key))
    return _join_gaps(found)


def _group_key(pair: Pair, quote: Sequence[Token], passed_over: Sequence[bool]) -> str:
    if pair.equal:
        return "equal"
    if pair.quote is not None and quote[pair.quote].kind == "gap":
        return "gap"
    return "passed" if pair.quote is None and pair.text is not None and passed_over[pair.text] else "different"


def _group(run: Sequence[Pair], quote: Sequence[Token], text: Sequence[Token], key: object) -> Group:
    return Group(
        equal=key == "equal",
        quote=tuple(quote[pair.quote] for pair in run if pair.quote is not None),
        text=tuple(text[pair.text] for pair in run if pair.text is not None),
        passed_over=key == "passed",
    )


def _join_gaps(groups: list[Group]) -> list[Group]:
    """Join a gap with the words that were left out behind it."""
    found: list[Group] = []
    for group in groups:
        last = found[-1] if found else None
        if last is None or not ((is_gap(last) and _is_left_out(group)) or (is_gap(group) and _is_left_out(last))):
            found.append(group)
        else:
            found[-1] = Group(False, last.quote or group.quote, last.text + group.text)
    return found


def _is_left_out(group: Group) -> bool:
    """Tell whether a group is words of the text that the quote lacks."""
    return not group.equal and not group.quote


def is_gap(group: Group) -> bool:
    """Tell whether a group is an ellipsis of the quote, with what it leaves out."""
    return bool(group.quote) and all(token.kind == "gap" for token in group.quote)


def pieces_of(groups: Sequence[Group], quote: str, text: str) -> list[Piece]:
    """Return the word diff; ``quote`` and ``text`` are the strings that the tokens point into."""
    found = []
    for position, group in enumerate(groups):
        if group.equal:
            found += _equal_pieces(group, quote, text, first=position == 0 or is_gap(groups[position - 1]))
        else:
            beside = groups[position - 1] if position else None, next(iter(groups[position + 1 : position + 2]), None)
            kind, alters = classify(group, *beside)
            if alters == ("wording",) and _bounds_a_number(group, groups[position + 1 : position + 2]):
                alters = ("number",)
            found.append(_piece(kind, group.quote, group.text, quote, text, alters))
    return found


def _bounds_a_number(group: Group, following: Sequence[Group]) -> bool:
    """Tell whether the words that differ say how exact the number behind them is: at least, more than, nearly."""
    words = {token.key for token in (*group.quote, *group.text)}
    alike = group.quote and group.text and words <= ABOUT
    return not alike and words <= BOUNDS and any(after.equal and after.quote[0].kind == "number" for after in following)


def _equal_pieces(group: Group, quote: str, text: str, *, first: bool) -> list[Piece]:
    """Split a group of equal words where they are printed differently."""
    found: list[Piece] = []
    run: list[tuple[Token, Token]] = []
    kind: PieceKind = "same"
    for position, (token, other) in enumerate(zip(group.quote, group.text, strict=True)):
        here: PieceKind = "variant" if differs_in_print(token, other, first=first and position == 0) else "same"
        if run and here != kind:
            found.append(_paired(kind, run, quote, text))
            run = []
        run.append((token, other))
        kind = here
    found.append(_paired(kind, run, quote, text))
    return found


def _paired(kind: PieceKind, run: list[tuple[Token, Token]], quote: str, text: str) -> Piece:
    return _piece(kind, [token for token, _ in run], [other for _, other in run], quote, text, ())


def differs_in_print(token: Token, other: Token, *, first: bool) -> bool:
    """Tell whether two equal words differ in more than marks; a quote's first word may take a capital or lose it."""
    if token.surface != other.surface and token.surface.replace("\0", "") != other.surface.replace("\0", ""):
        return True
    if token.bracketed and not other.bracketed:
        return True
    if token.kind != "word" or first or token.initial or other.initial:
        return False
    return token.capital != other.capital


def _piece(
    kind: PieceKind,
    quote_tokens: Sequence[Token],
    text_tokens: Sequence[Token],
    quote: str,
    text: str,
    alters: tuple[Alteration, ...],
) -> Piece:
    quote_start, quote_end = _extent(quote_tokens)
    start, end = _extent(text_tokens)
    return Piece(kind, quote[quote_start:quote_end], text[start:end], quote_start, quote_end, start, end, alters)


def _extent(tokens: Sequence[Token]) -> tuple[int, int]:
    return (tokens[0].start, tokens[-1].end) if tokens else (0, 0)


def classify(
    group: Group, before: Group | None = None, after: Group | None = None
) -> tuple[PieceKind, tuple[Alteration, ...]]:
    """Return what kind of difference a group is, and what it alters (nothing, where the reader can see it).

    ``before`` and ``after`` are the groups beside it: words said twice stand beside what repeats them.
    """
    if group.passed_over:
        return "interruption", ()
    if not group.quote and _is_slip_of_the_tongue(group, before, after):
        return "cleaned", ()
    if is_gap(group):
        return ("elided" if group.text else "same"), ()
    if group.quote and all(token.bracketed for token in group.quote):
        return "bracketed", _altered_by_brackets(group)
    if group.text and all(token.bracketed for token in group.text) and not group.quote:
        return "bracketed", ()
    if same_letters(group):
        return "variant", ()
    kind: PieceKind = "changed" if group.quote and group.text else "added" if group.quote else "left out"
    return kind, alterations(group.quote, group.text)


def _is_slip_of_the_tongue(group: Group, before: Group | None, after: Group | None) -> bool:
    """Tell whether the words of the text are only fillers ("um", "you know"), or say once more what is beside them."""
    fluent = _without_fillers(group.text)
    if fluent is None:
        return False
    behind = [token.key for token in after.text] if after is not None and after.equal else []
    ahead = [token.key for token in before.text] if before is not None and before.equal else []
    return fluent == behind[: len(fluent)] or fluent == ahead[len(ahead) - len(fluent) :]


def is_said_by_the_way(words: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Tell whether ``words`` are only fillers, or also begin what stands ``behind`` them, which repeats it."""
    fluent = _without_fillers(words)
    return fluent is not None and fluent == [token.key for token in behind[: len(fluent)]]


def _without_fillers(words: Sequence[Token]) -> list[str] | None:
    """Return the words that are no fillers; None where there are numbers, dates or negations among them."""
    if any(token.negates or token.kind != "word" for token in words):
        return None
    return FILLED.sub(" ", f" {' '.join(token.key for token in words)} ").split()


def same_letters(group: Group) -> bool:
    """Words that are one when blanks and apostrophes are set aside: re-elect, reelect; gonna, going to; dont, don't."""
    if not (group.quote and group.text):
        return False
    keys = ["".join(token.key.replace(" ", "") for token in side) for side in (group.quote, group.text)]
    letters = [
        "".join(token.surface.strip("'") for token in side).replace("'", "") for side in (group.quote, group.text)
    ]
    return keys[0] == keys[1] or letters[0] == letters[1]


def _altered_by_brackets(group: Group) -> tuple[Alteration, ...]:
    """An editor's bracket may explain a name or a pronoun; it may not take away a negation, a number or a date."""
    negated = any(token.negates for token in group.text) != any(token.negates for token in group.quote)
    lost: dict[Alteration, bool] = {
        "negation": negated,
        "number": any(token.kind == "number" for token in group.text),
        "date": {"date"} == {token.kind for token in group.text} and not any(t.kind == "date" for t in group.quote),
    }
    return tuple(kind for kind in alterations(group.quote, group.text) if lost.get(kind, False))


def alterations(quote: Sequence[Token], text: Sequence[Token]) -> tuple[Alteration, ...]:
    """Return what putting the words ``quote`` for ``text`` alters, the gravest first; at least the wording."""
    tests: dict[Alteration, Callable[[Sequence[Token], Sequence[Token]], bool]] = {
        "negation": _negation_changed,
        "number": lambda first, second: _values(first, "number") != _values(second, "number"),
        "date": lambda first, second: _values(first, "date") != _values(second, "date"),
        "name": lambda first, second: _names(first) != _names(second),
    }
    found = tuple(kind for kind in ALTERATIONS if kind in tests and tests[kind](quote, text))
    return found or ("wording",)


def _values(tokens: Sequence[Token], kind: str) -> Counter[str]:
    return Counter(token.key for token in tokens if token.kind == kind)


def _names(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(token.key for token in tokens if token.named)


def _negation_changed(quote: Sequence[Token], text: Sequence[Token]) -> bool:
    if sum(token.negates for token in quote) != sum(token.negates for token in text):
        return not _denies_alike(quote, text)
    if any(token.negates for token in quote):
        return False
    return any(_opposite(token.key, other.key) for token in quote for other in text)


def _denies_alike(quote: Sequence[Token], text: Sequence[Token]) -> bool:
    """Tell whether one side says with "not" what the other says with a prefix: "not satisfied", "unsatisfied"."""
    plain, negated = sorted((quote, text), key=lambda side: sum(token.negates for token in side))
    words = {token.key for token in negated if not token.negates}
    return sum(token.negates for token in negated) == 1 and any(
        token.key == prefix + word for token in plain for word in words for prefix in PREFIXES
    )


def _opposite(first: str, second: str) -> bool:
    """Tell whether one word is the other with a negating prefix or suffix: likely, unlikely; careful, careless."""
    short, long = sorted((first, second), key=len)
    if len(short) >= 4 and any(long == prefix + short for prefix in PREFIXES):
        return True
    return (
        first.endswith(("ful", "less"))
        and second.endswith(("ful", "less"))
        and first != second
        and _stem(first) == _stem(second)
    )


def _stem(word: str) -> str:
    return word.removesuffix("ful").removesuffix("less")
