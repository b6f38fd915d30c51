"""Names that are almost, but not quite, spelled as the office's list has them.

A hint and no more. What is known are titles ("Bupati Lamandau") and names, with whatever degrees
and forms of address ("Drs. H. …, S.E., M.Si."), which are skipped on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_PARTS = re.compile(r"[,;()/–—]| - ")
#: degrees and forms of address, without their dots
_FORMS = (
    "drs dra dr ir h hj hi prof kh rd raden tgk gusti bapak ibu bpk pak bu sdr sdri yth "
    "plt plh pj pjs alm almh an se sh st si sp sip sos ssos sstp stp spd skm sked skep shut spt "
    "spi ssi sag skom mm msi mh mt map mpd mkes mp msc mag mkom ma mba phd apt ak ca cpa lc"
)
_ADDRESS = frozenset(_FORMS.split())
#: real words that are close to one of a title
_OTHERS = frozenset({"sekretariat"})
_SHORTEST, _LONG = 4, 7  # letters: of a word that may be misspelt by one letter, and by two


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Misspelt:
    """What stands in the text from `start` to `end`, and what is probably meant."""

    start: int
    end: int
    written: str
    meant: str


def misspelt(text: str, known: Iterable[str]) -> tuple[Misspelt, ...]:
    """What in the text is nearly one of the known names, in its order.

    A name of several words is also found by any two or more of them that follow each other.
    """
    words = core_words(text)
    names = [name for each in known for part in _PARTS.split(each) if (name := _core(part))]
    right = set[int]()  # places of words that belong to a name as it is spelled
    found: list[tuple[int, int, Sequence[str]]] = []
    for name in sorted({piece for each in names for piece in _pieces(each)}, key=_by_length):
        for at in range(len(words) - len(name) + 1):
            window = words[at : at + len(name)]
            if not _near(window, name) or not _together(text, window):
                continue
            if _same(window, name):
                right.update(range(at, at + len(name)))
            else:
                found.append((at, at + len(name), name))
    return tuple(_told(text, words, found, right))


def core_words(text: str) -> list[Word]:
    """The words of a text without degrees and forms of address."""
    found = (each for each in _WORD.finditer(text) if not _is_address(each[0]))
    return [_word(each) for each in found]


def _word(found: re.Match[str]) -> Word:
    text = found[0].rstrip(".")  # the end of a sentence is no part of its last word
    return Word(text, found.start(), found.start() + len(text))


def distance(one: str, other: str) -> int:
    """How many letters were left out, added, changed, or changed places with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            least = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]


def _core(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in core_words(name))


def _is_address(word: str) -> bool:
    return word.casefold().replace(".", "") in _ADDRESS


def _pieces(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The whole name and each run of two or more of its words; a single word only if long."""
    if len(name) == 1 and len(name[0]) >= _LONG:
        yield name
    for length in range(2, len(name) + 1):
        for at in range(len(name) - length + 1):
            yield name[at : at + length]


def _by_length(name: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -len(name), name


def _together(text: str, window: Sequence[Word]) -> bool:
    """Whether nothing but spaces, degrees and forms of address stands between the words."""
    gaps = (text[one.end : other.start] for one, other in pairwise(window))
    return all(not _WORD.sub(_without_address, gap).strip(" \t") for gap in gaps)


def _without_address(found: re.Match[str]) -> str:
    return "" if _is_address(found[0]) else found[0]


def _same(window: Sequence[Word], name: Sequence[str]) -> bool:
    return all(w.text.casefold() == n.casefold() for w, n in zip(window, name, strict=True))


def _near(window: Sequence[Word], name: Sequence[str]) -> bool:
    return all(_is_near(word.text, meant) for word, meant in zip(window, name, strict=True))


def _is_near(written: str, meant: str) -> bool:
    one, other = written.casefold(), meant.casefold()
    if one == other:
        return True
    most = 2 if len(other) >= _LONG else 1
    if abs(len(one) - len(other)) > most or min(len(one), len(other)) < _SHORTEST:
        return False
    if one in _OTHERS or one.startswith(other):
        return False
    return distance(one, other) <= most


def _told(
    text: str,
    words: Sequence[Word],
    found: Iterable[tuple[int, int, Sequence[str]]],
    right: set[int],
) -> Iterator[Misspelt]:
    taken: set[int] = set()
    told = []
    for begin, end, name in found:
        places = range(begin, end)
        wrong = [at for at in places if words[at].text.casefold() != name[at - begin].casefold()]
        if taken.isdisjoint(places) and not right.issuperset(wrong):
            taken.update(places)
            told.append(_misspelt(text, words[begin:end], name))
    yield from sorted(told, key=lambda each: each.start)


def _misspelt(text: str, window: Sequence[Word], name: Sequence[str]) -> Misspelt:
    """The words of the window put right, with all that stands between them as it is."""
    meant, at = "", window[0].start
    for word, right in zip(window, name, strict=True):
        kept = word.text if word.text.casefold() == right.casefold() else right
        meant += text[at : word.start] + (kept.upper() if word.text.isupper() else kept)
        at = word.end
    return Misspelt(window[0].start, at, text[window[0].start : at], meant)
