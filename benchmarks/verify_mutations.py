"""The kinds of change that a quote is put through: falsifications, which no check may call faithful, and harmless.

Each is a named rule on characters, seeded; ``right`` are the verdicts that are right for it. A rule returns None where
a quote gives it nothing to change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
FAITHFUL = frozenset({"verbatim", "elided", "editorial", "cleaned up"})
WRONG = frozenset({"altered"})
SMALL = "two three four five six seven eight nine ten eleven twelve".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
NAMES = "Lindqvist Okafor Marchetti Delacroix Tanaka Horvath Brennan Castellano Novak Whitcombe".split()
GRAVE = re.compile(
    r"\b(not|never|no|but|unless|if|except|although|though|only|however|until|might|maybe|may|nowhere|nothing|nobody|none|neither|nor|without|hardly)\b|n['’]t\b",
    re.I,
)
LIGHT = frozenset(
    "the a an and or but of to in on at by for with from that this these those is are was were be been being it he she "
    "they we you i his her their our its as not do does did have has had will would can could may might should must "
    "there here what who which when where why how so if than then also just very too".split()
)
OPPOSITES = {
    "more": "less", "less": "more", "rise": "fall", "rising": "falling", "fall": "rise", "increase": "decrease",
    "increased": "decreased", "up": "down", "down": "up", "before": "after", "after": "before", "always": "never",
    "good": "bad", "bad": "good", "best": "worst", "high": "low", "low": "high", "higher": "lower", "lower": "higher",
    "first": "last", "last": "first", "many": "few", "few": "many", "easy": "hard", "hard": "easy", "safe": "unsafe",
    "all": "some", "some": "all", "old": "new", "new": "old", "win": "lose", "won": "lost", "lost": "won",
}  # fmt: skip
MODALS = {
    "will": "might",
    "would": "will",
    "could": "will",
    "may": "will",
    "might": "will",
    "can": "must",
    "should": "will",
    "must": "may",
}


@dataclass(frozen=True)
class Said:
    """A sentence of direct speech in an article (or some that stand together), with its speaker and the others that
    were said there.
    """

    article: str
    text: str
    speaker: str
    role: str
    place: int
    statement: int
    others: Sequence[Said] = field(default=(), repr=False)
    context: str = ""
    sentences: int = 1
    interrupted: bool = False


@dataclass(frozen=True)
class Quote:
    """What is to be checked."""

    text: str
    speaker: str


Make = Callable[[Said, random.Random], Quote | str | None]


@dataclass(frozen=True)
class Mutation:
    """One kind of change; ``right`` are the verdicts that fit it, ``alters`` the alteration that should be named."""

    name: str
    harmful: bool
    make: Make
    right: frozenset[str]
    alters: str = ""


def bare(text: str) -> str:
    """Return the words of ``text`` alone."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def once(pattern: str, replacement: str, text: str, rng: random.Random) -> str | None:
    """Replace one match of ``pattern``, chosen at random."""
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = rng.choice(found)
    return text[: match.start()] + match.expand(replacement) + text[match.end() :]


def heavy(text: str) -> list[re.Match[str]]:
    return [m for m in WORD.finditer(text) if len(m.group()) > 4 and m.group().lower() not in LIGHT]


# ------------------------------------------------------------------------------------------------- falsifications


def drop_negation(said: Said, rng: random.Random) -> str | None:
    text = once(r" (?:not|never)\b", "", said.text, rng) or once(
        r"\b(do|does|did|is|are|was|were|has|have)n['’]t\b", r"\1", said.text, rng
    )
    return text or once(r"\bno (?=[a-z])", "the ", said.text, rng)


def add_negation(said: Said, rng: random.Random) -> str | None:
    return once(
        r"\b(is|are|was|were|will|would|can|could|should|must|has|have)\b(?! not|n['’])", r"\1 not", said.text, rng
    )


def add_never(said: Said, rng: random.Random) -> str | None:
    return once(r"\b(I|we|they|he|she)( [a-z]+ed\b)", r"\1 never\2", said.text, rng)


def change_digits(said: Said, rng: random.Random) -> str | None:
    found = [
        m
        for m in re.finditer(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]|,\d|\.\d)", said.text)
        if not re.fullmatch(r"(?:1[89]|20)\d\d", m.group())
    ]
    if not found:
        return None
    m = rng.choice(found)
    return said.text[: m.start()] + str(int(m.group()[0]) % 9 + 1) + said.text[m.start() + 1 :]


def change_number_word(said: Said, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r"\b[a-z]+\b", said.text) if m.group() in SMALL]
    if not found:
        return None
    m = rng.choice(found)
    return said.text[: m.start()] + rng.choice([w for w in SMALL if w != m.group()]) + said.text[m.end() :]


def change_scale(said: Said, rng: random.Random) -> str | None:
    return once(r"\bmillion\b", "billion", said.text, rng) or once(
        r"\bthousand\b|\bbillion\b", "million", said.text, rng
    )


def change_unit(said: Said, rng: random.Random) -> Quote | None:
    text = once(r"\$(?=\d)", "£", said.text, rng) or once(r"\bper ?cent\b|%", " degrees", said.text, rng)
    return Quote(text, "") if text else None


def change_day(said: Said, rng: random.Random) -> str | None:
    return once(rf"\b(?:{'|'.join(DAYS)})\b", rng.choice(["Christmas Day", "New Year"]), said.text, rng) or once(
        rf"\b(?:{'|'.join(MONTHS)})\b", rng.choice(["autumn", "spring"]), said.text, rng
    )


def change_year(said: Said, rng: random.Random) -> str | None:
    return once(r"\b(?:19|20)\d\d\b", str(rng.randint(1950, 1989)), said.text, rng)


def change_name(said: Said, rng: random.Random) -> str | None:
    return once(r"(?<=[a-z,] )(?!I\b)[A-Z][a-z]{2,}\b", rng.choice(NAMES), said.text, rng)


def swap_word(said: Said, rng: random.Random) -> str | None:
    found = heavy(said.text)
    if not found:
        return None
    own = {m.group().lower() for m in WORD.finditer(said.text)}
    pool = sorted({m.group().lower() for m in heavy(said.context)} - own)
    pool = [w for w in pool if not any(w[:4] == o[:4] for o in own)]
    m = rng.choice(found)
    return said.text[: m.start()] + rng.choice(pool) + said.text[m.end() :] if pool else None


def drop_word(said: Said, rng: random.Random) -> str | None:
    found = [m for m in heavy(said.text) if m.start() > 0 and m.end() < len(said.text) - 3]
    if not found:
        return None
    m = rng.choice(found)
    return (said.text[: m.start()].rstrip() + said.text[m.end() :]).strip()


def insert_word(said: Said, rng: random.Random) -> str | None:
    found = list(WORD.finditer(said.text))[1:-1]
    if not found:
        return None
    m = rng.choice(found)
    word = rng.choice(["completely", "secretly", "finally", "reluctantly"])
    return f"{said.text[: m.end()]} {word}{said.text[m.end() :]}"


def turn_opposite(said: Said, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r"\b[a-z]+\b", said.text) if m.group() in OPPOSITES]
    if not found:
        return None
    m = rng.choice(found)
    return said.text[: m.start()] + OPPOSITES[m.group()] + said.text[m.end() :]


def change_modal(said: Said, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r"\b[a-z]+\b(?!['’])", said.text) if m.group() in MODALS]
    if not found:
        return None
    m = rng.choice(found)
    return said.text[: m.start()] + MODALS[m.group()] + said.text[m.end() :]


def drop_hedge(said: Said, rng: random.Random) -> str | None:
    return once(
        r" (?:only|maybe|perhaps|probably|allegedly|almost|about|some|sometimes|possibly)(?= [a-z\d])",
        "",
        said.text,
        rng,
    )


def change_person(said: Said, rng: random.Random) -> str | None:
    return (
        once(r"\bwe\b", "they", said.text, rng)
        or once(r"\bthey\b", "we", said.text, rng)
        or once(r"\bhe\b", "she", said.text, rng)
    )


def bracket_negation(said: Said, rng: random.Random) -> str | None:
    return once(r"\b(is|are|was|were|will|would|can|could|should|do|did) not\b", r"[\1]", said.text, rng)


def bracket_number(said: Said, rng: random.Random) -> str | None:
    return once(r"(?<![\w.,$£€-])\d+(?:,\d{3})*(?![\w.,%-])", "[many]", said.text, rng)


def other_speaker(said: Said, rng: random.Random) -> Quote | None:
    mine = set(said.speaker.lower().split())
    names = sorted({o.speaker for o in said.others if o.speaker and not mine & set(o.speaker.lower().split())})
    return Quote(said.text, rng.choice(names)) if names and said.speaker else None


def stranger(said: Said, rng: random.Random) -> Quote | None:
    return Quote(said.text, f"{rng.choice(['Ada', 'Olaf', 'Priya'])} {rng.choice(NAMES)}") if said.speaker else None


def _strangers(said: Said) -> list[Said]:
    mine = set(said.speaker.lower().split())
    return [o for o in said.others if o.speaker and said.speaker and not mine & set(o.speaker.lower().split())]


def splice_people(said: Said, rng: random.Random) -> Quote | None:
    found = [o for o in _strangers(said) if abs(o.place - said.place) < 900]
    if not found:
        return None
    other = rng.choice(found)
    first, second = sorted((said, other), key=lambda one: one.place)
    return Quote(f"{first.text.rstrip('.,')}. {second.text}", said.speaker)


def splice_people_by_ellipsis(said: Said, rng: random.Random) -> Quote | None:
    found = _strangers(said)
    if not found:
        return None
    first, second = sorted((said, rng.choice(found)), key=lambda one: one.place)
    return Quote(f"{first.text.rstrip('.,')} ... {second.text}", said.speaker)


def _half(text: str, last: bool) -> str:
    words = text.split()
    return " ".join(words[len(words) // 2 :] if last else words[: max(4, len(words) // 2)])


def together(words: str, said: Said) -> bool:
    """Tell whether ``words`` stand together somewhere: a post that an article quotes in pieces and embeds whole."""
    spoken = " ".join(one.text for one in sorted((said, *said.others), key=lambda one: one.place))
    return bare(words) in bare(said.context) or bare(words) in bare(spoken)


def quilt(said: Said, rng: random.Random) -> Quote | None:
    """The first half of one statement and the second of another one of the same speaker, far behind."""
    found = [o for o in said.others if o.statement != said.statement and o.place > said.place + len(said.text) + 150]
    found = [o for o in found if len(o.text.split()) >= 8]
    if not found or len(said.text.split()) < 8:
        return None
    first, second = _half(said.text, False).rstrip(","), _half(rng.choice(found).text, True)
    return Quote(f"{first} ... {second}", "") if not together(f"{first} {second}", said) else None


def hide_by_ellipsis(said: Said, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r" (?:not|never|only|unless)\b", said.text) if 8 < m.start() < len(said.text) - 12]
    if not found:
        return None
    m = rng.choice(found)
    return f"{said.text[: m.start()]} ...{said.text[m.end() :]}"


def cut_condition(said: Said, rng: random.Random) -> Quote | None:
    found = [
        m for m in re.finditer(r",? (?:but|unless|only if|except|although|if|until)\b", said.text) if m.start() > 25
    ]
    return Quote(said.text[: found[-1].start()] + rng.choice(["...", " ...", "…", ""]), "") if found else None


def swap_clauses(said: Said, rng: random.Random) -> str | None:
    found = [
        m for m in re.finditer(r",? and |, but |; ", said.text) if m.start() > 20 and len(said.text) - m.end() > 20
    ]
    if not found or len(re.split(r"[.!?] ", said.text)) > 1:
        return None
    m = rng.choice(found)
    first, second = said.text[: m.start()], said.text[m.end() :].rstrip(".,!?")
    return f"{second[:1].upper()}{second[1:]}{m.group()}{first[:1].lower()}{first[1:]}"


def join_statements(said: Said, rng: random.Random) -> Quote | None:
    found = [o for o in said.others if o.speaker == said.speaker and o.place > said.place + len(said.text) + 200]
    joined = f"{said.text.rstrip('.,')}. {rng.choice(found).text}" if found else ""
    return Quote(joined, said.speaker) if found and not together(joined, said) else None


def invent_half(said: Said, rng: random.Random) -> str | None:
    tail = rng.choice(
        [
            "and we will sell the whole harbour to the highest bidder",
            "and the minister has been lying about it for years",
            "and I am ashamed of everybody who voted for this budget",
        ]
    )
    return f"{said.text.rstrip('.,!?')}, {tail}"


def absorb_narration(said: Said, rng: random.Random) -> Quote | None:
    """The article's own words behind the quotation, as if they had been said; a negation is dropped on the way."""
    behind = said.context.partition(said.text)[2][:200]
    match = re.match(r"[,.!?]?[”\"’] (?:[a-z]+ [^.”“\"]{5,120})(?=[.,])", behind)
    if match is None or not re.search(r"\b(?:not|never|no|\d+)\b", match.group()):
        return None
    words = re.sub(r" (?:not|never|no|\d+)\b", "", match.group().lstrip(',.!?”"’'))
    return Quote(f"{said.text.rstrip('.,')}{words}", "")


def drop_in_gap(said: Said, rng: random.Random) -> Quote | None:
    """An interrupted sentence with the words that interrupt it, but for one of them."""
    if not said.interrupted:
        return None
    end = said.place + len(said.text) + 300
    pieces = re.split(r"[“”\"]", said.context[said.place : end])
    if len(pieces) < 3 or not 3 <= len(pieces[1].split()) <= 30:
        return None
    words = pieces[1].split()
    words.pop(rng.randrange(len(words)))
    return Quote(f"{pieces[0].rstrip(',')} {' '.join(words)} {pieces[2]}", "")


def wrong_bound(said: Said, rng: random.Random) -> str | None:
    return once(r"\b(?:more than|at least|over|nearly|about|around)(?= \$?\d)", "fewer than", said.text, rng)


# -------------------------------------------------------------------------------------------------- harmless changes


def over_interruption(said: Said, rng: random.Random) -> Quote | None:
    return Quote(said.text, said.speaker) if said.interrupted else None


def over_sentences(said: Said, rng: random.Random) -> Quote | None:
    return Quote(said.text, said.speaker) if said.sentences > 1 else None


def straight(said: Said, rng: random.Random) -> str:
    return re.sub("[“”]", '"', said.text).translate(str.maketrans({"’": "'", "‘": "'", "—": " - ", "–": "-"}))


def curly(said: Said, rng: random.Random) -> str:
    return "“" + said.text.replace("'", "’") + "”"


def spaced(said: Said, rng: random.Random) -> str:
    words = said.text.split(" ")
    return "".join(w + rng.choice([" ", "  ", "\n", "\u00a0"]) for w in words).strip()


def no_end(said: Said, rng: random.Random) -> str:
    return said.text.rstrip(",.!?")


def lower_first(said: Said, rng: random.Random) -> str:
    return said.text[:1].swapcase() + said.text[1:] if not said.text.startswith("I") else said.text


def expanded(said: Said, rng: random.Random) -> str | None:
    return once(
        r"\b(do|does|did|is|are|was|were|has|have|would|could|should)n['’]t\b", r"\1 not", said.text, rng
    ) or once(r"\b([Ww]e|[Tt]hey|[Yy]ou)['’]re\b", r"\1 are", said.text, rng)


def contracted(said: Said, rng: random.Random) -> str | None:
    return once(r"\b(do|does|did|is|are|was|were|has|have|would) not\b", r"\1n’t", said.text, rng) or once(
        r"\b([Ww]e|[Tt]hey|[Yy]ou) are\b", r"\1’re", said.text, rng
    )


def no_apostrophes(said: Said, rng: random.Random) -> str | None:
    return (
        re.sub(r"(?<=\w)['’](?=\w)", "", said.text) if re.search(r"n['’]t\b|['’](?:re|ve|ll|m)\b", said.text) else None
    )


def respelled(said: Said, rng: random.Random) -> str | None:
    pairs = {
        "color": "colour",
        "labor": "labour",
        "favor": "favour",
        "honor": "honour",
        "defense": "defence",
        "center": "centre",
    }
    pairs |= {
        "organize": "organise",
        "realize": "realise",
        "recognize": "recognise",
        "percent": "per cent",
        "program": "programme",
    }
    for american, british in [*pairs.items(), *((b, a) for a, b in pairs.items())]:
        if re.search(rf"\b{american}\b", said.text):
            return re.sub(rf"\b{american}\b", british, said.text)
    return None


def number_form(said: Said, rng: random.Random) -> str | None:
    for value, word in enumerate(SMALL, start=2):
        if re.search(rf"(?<!-)\b{word}\b(?! of|-)", said.text):
            return re.sub(rf"(?<!-)\b{word}\b(?! of|-)", str(value), said.text, count=1)
    match = re.search(r"(?<![\d,.$])(\d{1,3}),000(?![\d,])", said.text)
    return said.text.replace(match.group(), f"{match[1]} thousand", 1) if match else None


def bracketed(said: Said, rng: random.Random) -> str | None:
    return once(
        r"\b(?:he|she|they|him|them|it)\b",
        f"[{rng.choice(['the president', 'the company', 'Ms. Lind'])}]",
        said.text,
        rng,
    )


def _parts_no_number(text: str, place: int) -> bool:
    """Tell whether words put in at ``place`` leave dates and numbers whole: "double | thrust", "November | 20"."""
    near = text[max(0, place - 12) : place + 12].lower()
    return not re.search(r"\d|double|hundred|thousand|million|billion|half|dozen", near)


def explained(said: Said, rng: random.Random) -> str | None:
    found = [m for m in heavy(said.text) if m.end() < len(said.text) - 10 and _parts_no_number(said.text, m.end())]
    if not found:
        return None
    m = rng.choice(found)
    return (
        f"{said.text[: m.end()]} [{rng.choice(['in the capital', 'the tax plan', 'last year'])}]{said.text[m.end() :]}"
    )


def elided(said: Said, rng: random.Random) -> str | None:
    words = said.text.split()
    if len(words) < 12 or said.sentences > 1 or SENTENCE.search(said.text):
        return None
    length = rng.randint(2, min(6, len(words) - 8))
    start = rng.randint(4, len(words) - length - 4)
    lost = " ".join(words[start - 1 : start + length + 1])
    if GRAVE.search(lost) or re.search(
        r"\d|\b(?:half|million|billion|thousand|hundred|" + "|".join(SMALL) + r")\b", lost
    ):
        return None
    return " ".join([*words[:start], rng.choice(["...", "…", "[...]", ". . .", ".."]), *words[start + length :]])


def with_link(said: Said, rng: random.Random) -> str:
    return f"{said.text} https://t.co/{rng.randint(10**6, 10**7)}"


def with_tags(said: Said, rng: random.Random) -> str:
    return f"“{said.text}” via @newsdesk #politics #today"


def with_entities(said: Said, rng: random.Random) -> str | None:
    text = said.text.replace("'", "&#39;").replace("’", "&rsquo;").replace(", ", "&#44; ")
    return text if text != said.text else None


def with_attribution(said: Said, rng: random.Random) -> Quote | None:
    name = said.speaker if re.fullmatch(r"[A-Z][\w'-]+ [A-Z][\w'-]+", said.speaker) else ""
    text = said.text.rstrip(".,")
    if not name:
        return None
    forms = [f"“{text},” {name} said.", f"“{text}.” — {name}", f"{name}: “{text}.”", f"{text}, {name} said."]
    return Quote(rng.choice(forms), said.speaker)


def own_speaker(said: Said, rng: random.Random) -> Quote | None:
    return Quote(said.text, said.speaker) if said.speaker else None


def surname(said: Said, rng: random.Random) -> Quote | None:
    match = re.fullmatch(r"[A-Z][\w'-]+ ([A-Z][\w'-]+)", said.speaker)
    return Quote(said.text, match[1]) if match else None


def initial(said: Said, rng: random.Random) -> Quote | None:
    match = re.fullmatch(r"([A-Z])[\w'-]+ ([A-Z][\w'-]+)", said.speaker)
    return Quote(said.text, f"{match[1]}. {match[2]}") if match else None


def titled(said: Said, rng: random.Random) -> Quote | None:
    match = re.fullmatch(r"[A-Z][\w'-]+ ([A-Z][\w'-]+)", said.speaker)
    return Quote(said.text, f"{rng.choice(['Mr', 'Ms', 'Dr'])} {match[1]}") if match else None


def slipped_name(said: Said, rng: random.Random) -> Quote | None:
    match = re.fullmatch(r"([A-Z][a-z]{3,}) ([A-Z][a-z]{3,})", said.speaker)
    return Quote(said.text, f"{match[1]} {match[2][:-1]}") if match else None


def no_speaker(said: Said, rng: random.Random) -> Quote:
    return Quote(said.text, rng.choice(["unknown", "N/A", "-", ""]))


def invisible(said: Said, rng: random.Random) -> str | None:
    found = [m for m in heavy(said.text) if len(m.group()) > 6]
    if not found:
        return None
    m = rng.choice(found)
    return f"{said.text[: m.start() + 3]}\u00ad{said.text[m.start() + 3 :]}"


def across_turns(said: Said, rng: random.Random) -> Quote | None:
    """The sentences of two neighbouring speakers as one quote."""
    behind = said.context[said.place :].partition("\n")[2].partition("\n")[0]
    name, _, words = behind.partition(": ")
    if len(words.split()) < 6 or name.upper() == said.speaker.upper():
        return None
    first = said.context[said.place :].partition("\n")[0]
    return Quote(f"{first[-200:].partition(' ')[2]} {words}", said.speaker)


def with_the_name(said: Said, rng: random.Random) -> Quote:
    """A turn as it is copied from a transcript, with the name that stands before it."""
    return Quote(f"{said.speaker.upper()}: {said.text}", said.speaker)


_FINE = FAITHFUL | {"truncated", "paraphrase"}
_JOIN = frozenset({"altered", "joined", "spliced", "partly quoted", "reordered", "misattributed", "not found"})

#: every kind of change; falsifications first
MUTATIONS: tuple[Mutation, ...] = (
    Mutation("negation dropped", True, drop_negation, WRONG, "negation"),
    Mutation("negation put in", True, add_negation, WRONG, "negation"),
    Mutation("never put in", True, add_never, WRONG, "negation"),
    Mutation("digits changed", True, change_digits, WRONG, "number"),
    Mutation("number word changed", True, change_number_word, WRONG, "number"),
    Mutation("scale changed", True, change_scale, WRONG, "number"),
    Mutation("unit changed", True, change_unit, WRONG, "number"),
    Mutation("bound changed", True, wrong_bound, WRONG, "number"),
    Mutation("day or month changed", True, change_day, WRONG, "date"),
    Mutation("year changed", True, change_year, WRONG, "date"),
    Mutation("name changed", True, change_name, WRONG, "name"),
    Mutation("word swapped", True, swap_word, WRONG, "wording"),
    Mutation("word dropped", True, drop_word, WRONG),
    Mutation("word put in", True, insert_word, WRONG, "wording"),
    Mutation("opposite", True, turn_opposite, WRONG),
    Mutation("modal changed", True, change_modal, WRONG, "wording"),
    Mutation("hedge dropped", True, drop_hedge, WRONG),
    Mutation("person changed", True, change_person, WRONG, "wording"),
    Mutation("negation behind brackets", True, bracket_negation, WRONG, "negation"),
    Mutation("number behind brackets", True, bracket_number, WRONG, "number"),
    Mutation("somebody else of the article", True, other_speaker, frozenset({"misattributed"})),
    Mutation("a stranger", True, stranger, frozenset({"misattributed"})),
    Mutation("two people spliced", True, splice_people, _JOIN),
    Mutation("two people spliced by an ellipsis", True, splice_people_by_ellipsis, _JOIN),
    Mutation("pieces quilted", True, quilt, _JOIN),
    Mutation("negation hidden by an ellipsis", True, hide_by_ellipsis, frozenset({"spliced", "altered"})),
    Mutation("condition cut off", True, cut_condition, frozenset({"truncated"})),
    Mutation("clauses swapped", True, swap_clauses, _JOIN),
    Mutation("two statements joined", True, join_statements, _JOIN),
    Mutation("half invented", True, invent_half, _JOIN),
    Mutation("narration taken in", True, absorb_narration, _JOIN | {"truncated", "paraphrase"}),
    Mutation("a word dropped in a gap", True, drop_in_gap, _JOIN | {"truncated", "paraphrase"}),
    Mutation("as printed", False, own_speaker, _FINE),
    Mutation("over an interruption", False, over_interruption, _FINE),
    Mutation("two sentences", False, over_sentences, _FINE),
    Mutation("straight marks", False, straight, _FINE),
    Mutation("curly marks", False, curly, _FINE),
    Mutation("blanks and lines", False, spaced, _FINE),
    Mutation("no end mark", False, no_end, _FINE),
    Mutation("first capital", False, lower_first, _FINE),
    Mutation("contraction written out", False, expanded, _FINE),
    Mutation("contracted", False, contracted, _FINE),
    Mutation("apostrophes missing", False, no_apostrophes, _FINE),
    Mutation("other spelling", False, respelled, _FINE),
    Mutation("number in another form", False, number_form, _FINE),
    Mutation("pronoun in brackets", False, bracketed, _FINE),
    Mutation("explanation in brackets", False, explained, _FINE),
    Mutation("elided", False, elided, _FINE),
    Mutation("link behind", False, with_link, _FINE),
    Mutation("handle and hashtags", False, with_tags, _FINE),
    Mutation("entities", False, with_entities, _FINE),
    Mutation("attribution pasted along", False, with_attribution, _FINE),
    Mutation("soft hyphen", False, invisible, _FINE),
    Mutation("surname only", False, surname, _FINE),
    Mutation("initial and surname", False, initial, _FINE),
    Mutation("title and surname", False, titled, _FINE),
    Mutation("slip in the name", False, slipped_name, _FINE),
    Mutation("no speaker", False, no_speaker, _FINE),
)

#: changes that only the turns of a transcript undergo
TRANSCRIPT_MUTATIONS: tuple[Mutation, ...] = (
    Mutation("two turns as one", True, across_turns, _JOIN | {"truncated"}),
    Mutation("with the name before it", False, with_the_name, _FINE),
)
