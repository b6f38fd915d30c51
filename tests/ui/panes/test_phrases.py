"""Phrases are kept in the profile, the newest first, and a damaged memory costs only phrases."""

from __future__ import annotations

from pathlib import Path

from ui.handin.remembered import Remembered
from ui.messages import Messages
from ui.panes.phrases import MOST, Phrases


def test_what_was_saved_comes_before_what_ships(tmp_path: Path, messages: Messages) -> None:
    path = tmp_path / "kabag.json"
    Phrases(Remembered(path), "directive", ("Setuju",), messages).save("Utamakan video")
    again = Phrases(Remembered(path), "directive", ("Setuju",), messages)
    assert again.all() == ["Utamakan video", "Setuju"]


def test_no_more_are_kept_than_fit(tmp_path: Path, messages: Messages) -> None:
    phrases = Phrases(Remembered(tmp_path / "kabag.json"), "directive", (), messages)
    for number in range(MOST + 3):
        phrases.save(f"Frasa {number}")
    assert len(phrases.all()) == MOST
    assert phrases.all()[0] == f"Frasa {MOST + 2}"


def test_a_damaged_memory_leaves_what_ships(tmp_path: Path, messages: Messages) -> None:
    path = tmp_path / "kabag.json"
    path.write_text('{"phrases.directive": "[rusak"}')
    assert Phrases(Remembered(path), "directive", ("Setuju",), messages).all() == ["Setuju"]
