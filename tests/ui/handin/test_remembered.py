"""What this PC remembers survives a restart, and a damaged file costs nothing but clicks."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Unavailable
from ui.handin.remembered import Remembered, equipment_kept, equipment_of


def test_what_is_kept_is_added_to_what_was(tmp_path: Path) -> None:
    memory = Remembered(tmp_path / "remembered.json")
    assert memory.read() == {}
    memory.keep({"account.x": "@a"})
    memory.keep(equipment_kept({"komputer": True, "internet": False}))
    again = Remembered(tmp_path / "remembered.json").read()
    assert again["account.x"] == "@a"
    assert equipment_of(again) == {"komputer": True, "internet": False}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "remembered.json"
    path.write_bytes(content)
    assert Remembered(path).read() == {}
    Remembered(path).keep({"a": "b"})
    assert Remembered(path).read() == {"a": "b"}


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="draft_not_kept"):
        Remembered(tmp_path / "tidak-ada" / "remembered.json").keep({"a": "b"})
