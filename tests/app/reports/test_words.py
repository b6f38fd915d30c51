"""The figures as words: the same in the window and on the clipboard."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from app.reports.words import headings, row_words, step_lines, step_sentence, step_words, table_text
from tests.app.reports.months import month
from tests.office_builder import Pc

WIB = ZoneInfo("Asia/Jakarta")


def test_lateness_is_told_by_shape_and_by_words(pc: Pc, returned: str) -> None:
    figures = month(pc)
    words = row_words(figures.coverages[0], figures, pc.desk.office.leaders, WIB)
    named = dict(zip(headings(figures), words, strict=True))
    assert named["1. Menyerahkan dokumentasi"] == "4:00 · ▲ 6:00"
    assert named["Status"] == "Langkah 1, di Pelaksana"
    assert step_lines(figures.coverages[0].steps[0]) == ("4:00 · 6:00", "ke-2, lewat 1:00")
    assert step_lines(figures.coverages[0].steps[4]) == ("–", "")


def test_the_clipboard_gets_no_formula(pc: Pc, returned: str) -> None:
    lines = table_text(month(pc), pc.desk.office.leaders, WIB).splitlines()
    assert lines[0].split("\t")[:2] == ["Tanggal", "Kegiatan"]
    assert lines[1].split("\t")[1] == '\'=HYPERLINK("x")'


def test_an_estimate_is_told_by_sign_and_by_word(pc: Pc, returned: str) -> None:
    step = month(pc).coverages[0].steps[0]
    first, second = step.stays
    guess = replace(
        step, stays=(replace(first, visit=replace(first.visit, estimated=True)), second)
    )
    assert step_words(guess) == "±\u00a04:00 · ▲ 6:00"
    assert step_lines(guess)[0] == "±\u00a04:00 · 6:00"
    assert "4 mnt (perkiraan) dari 5 mnt" in step_sentence(guess, "Menyerahkan")
