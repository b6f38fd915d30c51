"""Whether a narrative says who, what, when and where, as ANRI asks of a photo archive.

A hint and no more: it looks for the words of the activity, and never closes a button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.acts import Activity
from ui.formats import listed, long_date
from ui.handin.narrative_dates import says_when

_WORD = re.compile(r"\w+", re.UNICODE)
_SHORT = 4  # letters; shorter words ("desa", "dan") tell nothing
_FEWEST = 4  # words from which on it is said what is missing: before, everything is
#: what people write for a leader's title
_CALLED = {
    "wakil bupati": "wabup",
    "sekretaris daerah": "sekda",
    "wakil gubernur": "wagub",
    "wakil wali kota": "wawali",
}
_AT = re.compile(
    r"\b(?:bertempat di|di|ke)\s+(?:[A-Z]\w+|(?:aula|balai|desa|dusun|gedung|halaman|kantor|"
    r"kawasan|kecamatan|kelurahan|lapangan|lokasi|masjid|pasar|pendopo|puskesmas|ruang|rumah|"
    r"sekolah|stadion|taman)\s+[A-Z0-9]\w*)"
)
_DOES = re.compile(
    r"\b(?:meninjau|menghadiri|membuka|menutup|meresmikan|melantik|mengukuhkan|menyerahkan|"
    r"menerima|memimpin|mengunjungi|berkunjung|membahas|menandatangani|meletakkan|memantau|"
    r"mengikuti|memberikan|menyampaikan|melepas|menyambut|bersilaturahmi|menggelar|"
    r"menyalurkan|memanen|menanam|mengajak|berdialog|bertemu|mendampingi)\w*",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:bupati|gubernur|wali\s?kota)\s+([^,(;/]+)", re.IGNORECASE)
_FRONT = "peng peny pem pen per pe meng meny mem men me ber ter di ke se"
_BEFORE = tuple(_FRONT.split())
_AFTER = ("kan", "nya", "an", "i")


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four questions, in the words of the screen, and whether it is answered.

    `example` is what could be written, as the fields of the activity have it; "" for nothing.
    """

    question: str
    said: bool
    example: str = ""


def answers(
    narrative: str, activity: Activity, leader: str, day: date | None = None
) -> tuple[Answer, ...]:
    """The four questions in their order.

    `leader` is the leader's title as the office has it, `day` the activity's in the office's zone.
    """
    told = words(narrative)
    called = [short for title, short in _CALLED.items() if title in leader.lower()]
    region = _region(leader)  # that it is named says neither who was there nor where
    who = _mentions(told - region, (leader, *called, *activity.attendees))
    what = _mentions(told - region, (activity.title,)) or bool(_DOES.search(narrative))
    # "Pendopo Bupati" is not named by who was there.
    where = _mentions(told - words(leader), (activity.place,)) or bool(_AT.search(narrative))
    return (
        Answer("siapa", who, leader),
        Answer("apa", what, activity.title),
        Answer("kapan", says_when(narrative), long_date(day) if day else ""),
        Answer("di mana", where, f"di {activity.place}" if activity.place else ""),
    )


def missing_line(narrative: str, found: Iterable[Answer]) -> str:
    """Belum disebut: kapan (misalnya “Senin, 23 November 2026”). Empty for a text just begun."""
    if count_words(narrative) < _FEWEST:
        return ""
    missing = [_asked(answer) for answer in found if not answer.said]
    return f"Belum disebut: {listed(missing)}." if missing else ""


def count_words(narrative: str) -> int:
    """How many words there are."""
    return len(narrative.split())


def words(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return {word.lower() for word in _WORD.findall(text)}


def _region(leader: str) -> set[str]:
    """The words of the region that a leader leads: Lamandau for "Bupati Lamandau, Hendra …"."""
    found = _LEADS.search(leader)
    return words(found[1]) if found else set()


def _asked(answer: Answer) -> str:
    return f"{answer.question} (misalnya “{answer.example}”)" if answer.example else answer.question


def _mentions(told: set[str], names: Iterable[str]) -> bool:
    """Whether a telling word of these occurs, as it is or in another form of it."""
    telling = {word for name in names for word in words(name) if len(word) >= _SHORT} - _COMMON
    if told & telling:
        return True
    stems = {_stem(word) for word in telling}
    return any(_akin(_stem(word), stem) for word in told - _COMMON for stem in stems)


def _stem(word: str) -> str:
    """A word without what Indonesian puts before and after: peninjauan, meninjau -> injau."""
    for before in _BEFORE:
        if word.startswith(before) and len(word) - len(before) >= _SHORT:
            word = word.removeprefix(before)
            break
    for after in _AFTER:
        if word.endswith(after) and len(word) - len(after) >= _SHORT:
            return word.removesuffix(after)
    return word


def _akin(one: str, other: str) -> bool:
    """The same stem, or the same but for the letter that me- and pe- swallow: tinjau, injau."""
    if min(len(one), len(other)) < _SHORT:
        return False
    return one == other or one[1:] == other or one == other[1:]


_COMMON = frozenset(
    {"desa", "kecamatan", "kabupaten", "daerah", "kegiatan", "dengan", "untuk", "wakil"}
)
