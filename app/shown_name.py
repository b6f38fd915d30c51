"""The name of a file as it may be shown: on one line, told apart, and saying what it ends with.

Names come from anywhere: a telephone, a chat group, an event of another PC. One that turns the
direction of writing looks like a photo and is none; one with a new line pushes out what follows.
"""

from __future__ import annotations

import unicodedata

MOST = 60  # characters that a sentence or a list has room for
ENDING = 12  # of them that stay at the end, where the extension is
MOST_ACCENTS = 3  # on one letter; a heap of them paints over the lines above
# Nothing to be seen, but right in names: between letters of several scripts, and inside emoji.
_JOINERS = frozenset("\u200c\u200d")
# Controls and formats, half characters, private ones, separators of lines: all that has no picture.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_ACCENTS = frozenset({"Mn", "Me"})
_TO_THE_LEFT = frozenset({"R", "AL", "AN"})
_ISOLATE, _END = "\u2066", "\u2069"


def shown_name(name: str, most: int = MOST) -> str:
    """The name for people: elided in its middle above `most` characters (20 at least).

    What cannot be seen stands there as [U+202E]. A name in letters that run to the left keeps its
    extension at its right end, and turns nothing around it.
    """
    seen = _elided(visible(name), most)
    if seen.isascii():
        return seen
    if any(unicodedata.bidirectional(sign) in _TO_THE_LEFT for sign in seen):
        return f"{_ISOLATE}{seen}{_END}"
    return seen


def visible(text: str) -> str:
    """The text with every sign that cannot be seen, or not be told apart, written as its code."""
    if text.isascii() and text.isprintable():
        return text
    signs: list[str] = []
    accents = 0
    for sign in text:
        kind = unicodedata.category(sign)
        accents = accents + 1 if kind in _ACCENTS else 0
        unseen = kind in _UNSEEN and sign not in _JOINERS
        signs.append(f"[U+{ord(sign):04X}]" if unseen or accents > MOST_ACCENTS else sign)
    return "".join(signs)


def _elided(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: most - ENDING - 1]}…{text[-ENDING:]}"
