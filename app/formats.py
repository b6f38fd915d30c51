"""Dates, durations and sizes as an Indonesian office writes them, without the system's locale.

Times are ms since 1970-01-01 UTC (office time) and are shown in the zone that is passed in.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA"}
ZONES |= {"Asia/Jayapura": "WIT"}
SIZES = ("B", "KB", "MB", "GB", "TB")
SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000


def local(at: int, zone: tzinfo) -> datetime:
    """An office time as a clock on the wall shows it."""
    return datetime.fromtimestamp(at / 1000, zone)


def long_date(day: date) -> str:
    """Minggu, 22 November 2026."""
    return f"{DAYS[day.weekday()]}, {plain_date(day)}"


def plain_date(day: date) -> str:
    """22 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Min 22 Nov, as the queue has room for."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {SHORT_MONTHS[day.month - 1]}"


def month_of(day: date) -> str:
    """November 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def clock(at: int, zone: tzinfo) -> str:
    """09.31: Indonesian writes the time of day with a full stop."""
    return f"{local(at, zone):%H.%M}"


def long_time(at: int, zone: tzinfo) -> str:
    """Minggu, 22 November 2026, 09.31 WIB."""
    return f"{long_date(local(at, zone))}, {clock(at, zone)} {zone_name(zone)}".rstrip()


def stamp(at: int, zone: tzinfo) -> str:
    """22-11-2026 09.31, as tables and the foot of a printed page write it."""
    return f"{local(at, zone):%d-%m-%Y %H.%M}"


def short_time(at: int, zone: tzinfo) -> str:
    """22 Nov 2026 · 09.31."""
    day = local(at, zone)
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year} · {clock(at, zone)}"


def zone_name(zone: tzinfo) -> str:
    """WIB, WITA or WIT; empty for a zone outside the country."""
    return ZONES.get(zone.key, "") if isinstance(zone, ZoneInfo) else ""


def moment(at: int, now: int, zone: tzinfo) -> str:
    """09.31 today, "kemarin 09.31", "Jum 20 Nov" this year, "20 Nov 2025" before."""
    day, today = local(at, zone).date(), local(now, zone).date()
    if day == today:
        return clock(at, zone)
    if (today - day).days == 1:
        return f"kemarin {clock(at, zone)}"
    if day.year == today.year:
        return short_date(day)
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def ago(at: int, now: int) -> str:
    """Baru saja, "5 menit lalu", "2 jam lalu", "3 hari lalu"."""
    passed = max(0, now - at)
    for unit, name in ((DAY, "hari"), (HOUR, "jam"), (MINUTE, "menit")):
        if passed >= unit:
            return f"{passed // unit} {name} lalu"
    return "baru saja"


def stopwatch(ms: int) -> str:
    """4:10, or 1:02:05 from an hour on; whole seconds, rounded down as a stopwatch does."""
    seconds = max(0, ms) // SECOND
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours:
        return f"{hours}:{minutes:02}:{seconds % 60:02}"
    return f"{minutes}:{seconds % 60:02}"


def duration(ms: int) -> str:
    """1 mnt 48 dtk, "2 jam 5 mnt", "3 hari 4 jam": the two largest units that say something."""
    seconds = max(0, ms) // SECOND
    parts = [
        (seconds // 86400, "hari", 0),
        (seconds // 3600 % 24, "jam", 0),
        (seconds // 60 % 60, "mnt", 0),
        (seconds % 60, "dtk", 2),
    ]
    first = next((place for place, part in enumerate(parts) if part[0]), 3)
    shown = [part for part in parts[first : first + 2] if part[0]]
    if not shown:
        return "0 dtk"
    words = [f"{amount} {unit}" for amount, unit, _ in shown[:1]]
    words += [f"{amount:0{width}} {unit}" for amount, unit, width in shown[1:]]
    return " ".join(words)


def time_left(left_ms: int) -> str:
    """Sisa 1 mnt 48 dtk while time is left, "lewat 2 mnt 10 dtk" once the limit is passed."""
    if left_ms >= 0:
        return f"sisa {duration(left_ms)}"
    return f"lewat {duration(-left_ms)}"


def minutes(ms: int) -> str:
    """5 menit, as the SOP's table writes a time limit."""
    return f"{number(ms / MINUTE)} menit"


def number(value: float, places: int = 1) -> str:
    """1.234,5: point for thousands, comma for decimals, no decimals that are zero."""
    text = f"{value:,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.rstrip("0").rstrip(",") if "," in text else text


def size(count: int) -> str:
    """212 MB, "1,4 GB": steps of 1000, as the system's own windows show them."""
    unit = min(4, (len(str(count)) - 1) // 3)
    amount = count / 1000**unit
    return f"{number(amount, 1 if amount < 10 else 0)} {SIZES[unit]}"


def counted(count: int, noun: str) -> str:
    """3 foto: Indonesian nouns have no plural form after a number."""
    return f"{number(count, 0)} {noun}"


def listed(words: list[str]) -> str:
    """Instagram, Facebook dan TikTok."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} dan {words[-1]}"
