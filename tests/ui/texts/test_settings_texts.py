"""Every setting has its sentence, its unit and its line in the office's own page of settings."""

from __future__ import annotations

from pathlib import Path

from app.media.hints import Thresholds
from app.media.limits import Limits
from app.settings import SECTIONS
from ui.formats import number
from ui.texts.settings import SETTINGS, broken_settings

PAGE = Path(__file__).resolve().parents[3] / "docs" / "pengaturan.md"


def test_every_setting_has_its_sentence() -> None:
    known = [f"{name}.{setting.key}" for name, section in SECTIONS.items() for setting in section]
    assert list(SETTINGS) == known
    assert all(sentence.endswith(".") for _, sentence in SETTINGS.values())


def test_the_page_of_settings_names_them_all_as_they_are() -> None:
    defaults = {"media": Limits(), "hints": Thresholds()}
    wanted = []
    for name, section in SECTIONS.items():
        for setting in section:
            unit, sentence = SETTINGS[f"{name}.{setting.key}"]
            usual = round(getattr(defaults[name], setting.field) / setting.one)
            bounds = f"{number(setting.least, 0)}–{number(setting.most, 0)}"
            wanted.append(
                f"| `{setting.key}` | {number(usual, 0)} {unit} | {bounds} | {sentence} |"
            )
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("| `")] == wanted


def test_a_broken_file_is_told_with_the_place_and_what_holds_now() -> None:
    told = broken_settings(["media.photo_mb: out_of_range=1..2000", "file: unreadable=Is a folder"])
    assert "media.photo_mb: harus antara 1..2000" in told
    assert "Is a folder" in told
    assert "bawaan" in told
