"""Whether a narrative says who, what, when and where, as ANRI asks of a photo archive.

A hint and no more: it looks for the words of the activity, and never closes a button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.acts import Activity

_WORD = re.compile(r"\w+", re.UNICODE)
_SHORT = 4  # letters; shorter words ("desa", "dan") tell nothing
_DAYS = {"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "kemarin"}
_MONTHS = {"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"}
_MONTHS |= {"september", "oktober", "november", "desember"}
_WHEN = frozenset(_DAYS | _MONTHS | {"pagi", "siang", "sore", "petang", "malam", "pukul"})
_TODAY = ("hari ini", "tadi")


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four questions, in the words of the screen, and whether it is answered."""

    question: str
    said: bool


def answers(narrative: str, activity: Activity, leader: str) -> tuple[Answer, ...]:
    """The four questions in their order; `leader` is the leader's title as the office has it."""
    told = words(narrative)
    when = bool(told & _WHEN) or any(each in narrative.lower() for each in _TODAY)
    return (
        Answer("siapa", _mentions(told, (leader, *activity.attendees))),
        Answer("apa", _mentions(told, (activity.title,))),
        Answer("kapan", when),
        Answer("di mana", _mentions(told, (activity.place,))),
    )


def count_words(narrative: str) -> int:
    """How many words there are."""
    return len(narrative.split())


def words(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return {word.lower() for word in _WORD.findall(text)}


def _mentions(told: set[str], names: Iterable[str]) -> bool:
    telling = {word for name in names for word in words(name) if len(word) > _SHORT - 1}
    return bool(told & (telling - _COMMON))


_COMMON = frozenset({"desa", "kecamatan", "kabupaten", "kegiatan", "dengan", "untuk", "lamandau"})
