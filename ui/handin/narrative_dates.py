"""Days that a narrative names, and whether they fit the day of the activity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ui.formats import DAYS, MONTHS, long_date

_MONTH = "|".join(MONTHS)
_DAY = "|".join([*DAYS, "Jum[’']?at", "Ahad"])
_WRITTEN = re.compile(rf"\b(\d{{1,2}})\s+({_MONTH})(?:\s+(\d{{4}}))?\b", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")
_WEEKDAY = re.compile(rf"\b({_DAY})\b(?!\s+(?:depan|lalu|mendatang|kemarin|berikutnya|besok))")
_LOOSE = re.compile(
    rf"\b(?:hari ini|tadi (?:pagi|siang|sore|malam)|kemarin|pukul\s+\d+|jam\s+\d+|(?:{_DAY})"
    rf"|(?:pagi|siang|sore|petang|malam)(?: hari)?|tanggal\s+\d+|(?:{_MONTH})\s+\d{{4}})\b",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"\b(?:(?:se|dua|tiga|empat|per|setiap|tiap)\s*minggu|\d+\s+minggu)\b", re.I)
_CENTURY = 2000


def says_when(text: str) -> bool:
    """Whether any day or hour is named; "dua minggu" is none."""
    plain = _WEEKS.sub(" ", text)
    return bool(_LOOSE.search(plain) or _WRITTEN.search(plain) or _FIGURES.search(plain))


def doubt_on(text: str, day: date) -> str:
    """Why the day that is named may be wrong, the activity being on `day`; "" where none is.

    Only a single date, or a single day of the week, is held against it: a text with several
    speaks of other days too.
    """
    named = list(_dates(text, day.year))
    days = {_weekday(each[1]) for each in _WEEKDAY.finditer(_WEEKS.sub(" ", text))}
    if len(named) == 1 and named[0] != day:
        return f"Narasi menyebut {long_date(named[0])}, sedangkan kegiatannya {long_date(day)}."
    if len(named) <= 1 and len(days) == 1 and days != {day.weekday()}:
        return f"Narasi menyebut {DAYS[days.pop()]}, sedangkan kegiatannya {long_date(day)}."
    return ""


def _dates(text: str, year: int) -> Iterator[date]:
    for found in _WRITTEN.finditer(text):
        month = next(at for at, name in enumerate(MONTHS) if name.lower() == found[2].lower()) + 1
        yield from _real(int(found[3] or year), month, int(found[1]))
    for found in _FIGURES.finditer(text):
        written = int(found[3])
        century = _CENTURY if len(found[3]) < len("2026") else 0
        yield from _real(century + written, int(found[2]), int(found[1]))


def _real(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return  # 31 Februari: a slip that only a person can put right


def _weekday(name: str) -> int:
    if name == "Ahad":
        return DAYS.index("Minggu")
    return DAYS.index("Jumat" if name.startswith("Jum") else name)
