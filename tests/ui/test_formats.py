"""Dates, durations and sizes read as an Indonesian office writes them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ui import formats

JAKARTA = ZoneInfo("Asia/Jakarta")
SUNDAY = int(datetime(2026, 11, 22, 9, 31, tzinfo=JAKARTA).timestamp() * 1000)


def test_dates_are_written_out_or_short() -> None:
    day = date(2026, 11, 22)
    assert formats.long_date(day) == "Minggu, 22 November 2026"
    assert formats.short_date(day) == "Min 22 Nov"
    assert formats.month_of(day) == "November 2026"


def test_the_time_of_day_has_a_full_stop_and_its_zone() -> None:
    assert formats.clock(SUNDAY, JAKARTA) == "09.31"
    assert formats.long_time(SUNDAY, JAKARTA) == "Minggu, 22 November 2026, 09.31 WIB"
    assert formats.short_time(SUNDAY, JAKARTA) == "22 Nov 2026 · 09.31"
    assert formats.clock(SUNDAY, ZoneInfo("Asia/Jayapura")) == "11.31"


@pytest.mark.parametrize(
    ("later", "text"),
    [
        (0, "09.31"),
        (formats.DAY, "kemarin 09.31"),
        (2 * formats.DAY, "Min 22 Nov"),
        (60 * formats.DAY, "22 Nov 2026"),
    ],
)
def test_a_moment_says_no_more_than_is_needed(later: int, text: str) -> None:
    assert formats.moment(SUNDAY, SUNDAY + later, JAKARTA) == text


@pytest.mark.parametrize(
    ("ms", "text"), [(250_000, "4:10"), (0, "0:00"), (3_725_000, "1:02:05"), (-5, "0:00")]
)
def test_a_stopwatch_shows_minutes_and_seconds(ms: int, text: str) -> None:
    assert formats.stopwatch(ms) == text


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (108_000, "1 mnt 48 dtk"),
        (185_000, "3 mnt 05 dtk"),
        (720_000, "12 mnt"),
        (12_000, "12 dtk"),
        (0, "0 dtk"),
        (2 * formats.HOUR + 5 * formats.MINUTE + 7_000, "2 jam 5 mnt"),
        (3 * formats.DAY + 4 * formats.HOUR, "3 hari 4 jam"),
        (formats.DAY + 3 * formats.MINUTE, "1 hari"),
    ],
)
def test_a_duration_has_its_two_largest_units(ms: int, text: str) -> None:
    assert formats.duration(ms) == text


def test_what_is_left_and_what_is_over_are_words() -> None:
    assert formats.time_left(108_000) == "sisa 1 mnt 48 dtk"
    assert formats.time_left(-130_000) == "lewat 2 mnt 10 dtk"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1 KB"),
        (212_000_000, "212 MB"),
        (1_440_000_000, "1,4 GB"),
        (3_000_000_000_000, "3 TB"),
    ],
)
def test_sizes_have_a_comma_and_as_much_as_is_read(count: int, text: str) -> None:
    assert formats.size(count) == text


def test_numbers_have_points_for_thousands() -> None:
    assert formats.number(1234567.5) == "1.234.567,5"
    assert formats.number(5.0) == "5"
    assert formats.minutes(300_000) == "5 menit"


def test_lists_end_with_dan() -> None:
    assert formats.listed(["Instagram"]) == "Instagram"
    assert formats.listed(["Instagram", "Facebook", "TikTok"]) == "Instagram, Facebook dan TikTok"


def test_how_long_ago_is_told_in_one_unit() -> None:
    assert formats.ago(0, 30_000) == "baru saja"
    assert formats.ago(0, 5 * formats.MINUTE) == "5 menit lalu"
    assert formats.ago(0, 50 * formats.HOUR) == "2 hari lalu"
