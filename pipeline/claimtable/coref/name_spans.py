"""Where a person's name begins and ends around what the recogniser took for one: a fitted choice of both edges."""

from __future__ import annotations

from dataclasses import dataclass

from claimtable.coref.name_edges import is_inverted
from claimtable.coref.name_span_features import ArticleWords, end_features, is_particle, joins, start_features
from claimtable.coref.names import is_first_name
from claimtable.coref.person_words import is_role_word, is_title
from claimtable.coref.token_arrays import TokenArrays
from claimtable.fitted import Features, Logistic, load_logistic
from claimtable.lexicon import titles
from claimtable.lexicon.calendar import WEEKDAYS
from claimtable.text import fold

FOLDER = "speakers"
#: what has weights of its own
START, END = "name-start", "name-end"
#: so many tokens before and behind what the recogniser found may belong to the name
_LEFT, _RIGHT = 5, 4


@dataclass(frozen=True, slots=True)
class NameWeights:
    """The fitted weights of where names begin and end."""

    start: Logistic
    end: Logistic


def load_name_weights() -> NameWeights:
    """Return the weights that come with claimtable; raises ModelError when they are missing."""
    return NameWeights(load_logistic(FOLDER, START), load_logistic(FOLDER, END))


class NameSpans:
    """The names of people in one article."""

    def __init__(self, view: TokenArrays, weights: NameWeights | None = None) -> None:
        self._view = view
        self._words = ArticleWords(view)
        self._weights = weights or load_name_weights()

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens of the name in and around ``start`` to ``end``."""
        start -= end - start == 1 and _is_given(self._view, start - 1)
        first, last = self._window(start, end)
        if self._is_plain(start, end) and not self._is_open(first, start) and last == end:
            return start, end
        stops = self.ends(start, end)
        if not stops:
            return start, start
        stop = stops[self._weights.end.choose([self.end_features((start, end), one) for one in stops])[0]]
        return self.begin((start, end), stop), stop

    def begin(self, found: tuple[int, int], end: int) -> int:
        """Return where the name that the recogniser has ``found`` and that ends at ``end`` begins."""
        begins = self.starts(found, end)
        if not begins:
            return end
        return begins[self._weights.start.choose([self.start_features(found, end, one) for one in begins])[0]]

    def starts(self, found: tuple[int, int], end: int) -> list[int]:
        """Return where the name may begin: at any word but a form of address, a rank or a second half."""
        first, _ = self._window(*found)
        return [index for index in range(first, end) if _may_begin(self._view, index, end)]

    def ends(self, start: int, end: int) -> list[int]:
        """Return where the name may end: behind any word but a particle, a degree and the first half of two."""
        _, last = self._window(start, end)
        return [index + 1 for index in range(start, last) if _may_end(self._view, start, index, last)]

    def start_features(self, found: tuple[int, int], end: int, start: int) -> Features:
        """Return what tells that the name begins at ``start``."""
        return start_features(self._view, self._words, found, end, start)

    def end_features(self, found: tuple[int, int], end: int) -> Features:
        """Return what tells that the name ends at ``end``."""
        return end_features(self._view, self._words, found, end)

    def _window(self, start: int, end: int) -> tuple[int, int]:
        view, first, last = self._view, start, end
        while first and start - first < _LEFT and _goes_on(view, first - 1, first):
            first -= 1
        while last < len(view) and last - end < _RIGHT and _goes_on(view, last, last - 1):
            last += 1
        return first, last

    def _is_plain(self, start: int, end: int) -> bool:
        """Tell whether all words are names by label and form."""
        return all(_is_plain_word(self._view, index) for index in range(start, end))

    def _is_open(self, first: int, start: int) -> bool:
        """Tell whether one of the words before may begin the name."""
        return any(_may_begin(self._view, index, start + 1) for index in range(first, start))


def _is_given(view: TokenArrays, index: int) -> bool:
    """Tell whether a first name without a label stands before a name of one word: "Harbour Council [Enver] Solomon"."""
    if index < 0 or view.labels[index] or view.tags[index] != "NNP" or view.sentence[index] != view.sentence[index + 1]:
        return False
    return is_first_name(view.words[index]) and not is_role_word(view, index)


def _goes_on(view: TokenArrays, index: int, beside: int) -> bool:
    """Tell whether a word may belong to the name that a word beside it is of, in its sentence: one that the parser
    parts behind a particle ("Nuri al- | Malik") is none of its own.
    """
    is_near = view.sentence[index] == view.sentence[beside] or is_particle(view.words[min(index, beside)])
    return is_near and joins(view, index)


def _may_end(view: TokenArrays, start: int, index: int, last: int) -> bool:
    word = view.words[index]
    if not word[:1].isalnum() or (is_particle(word) and index + 1 < last):
        return False
    if index + 2 < last and view.words[index + 1] == "-":
        return False
    return not (index > start + 1 and word.isupper() and fold(word) in titles.POST_NOMINALS)


def _may_begin(view: TokenArrays, index: int, end: int) -> bool:
    word = view.words[index]
    if not word[:1].isalnum() or is_inverted(view, index) or any(view.is_dash(one) for one in range(index, end)):
        return False
    if index and view.words[index - 1] == "-" and not view.is_dash(index - 1):
        return False
    if view.labels[index] == "NORP" and index + 1 < end and view.labels[index + 1] != "NORP":
        return False
    is_given = end - index > 1 and word.istitle() and fold(word) in titles.FIRST_NAMES_TOO
    return is_given or index + 1 == end or not is_title(word)


def _is_plain_word(view: TokenArrays, index: int) -> bool:
    word = view.words[index]
    is_name = view.labels[index] == "PERSON" and view.tags[index] == "NNP"
    is_form = word[:1].isupper() and word[1:].islower() and word.isalpha()
    is_other = fold(word) in WEEKDAYS or is_role_word(view, index) or is_inverted(view, index)
    return is_name and is_form and not is_other
