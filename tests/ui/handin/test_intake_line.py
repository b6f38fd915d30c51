"""What is found in the files and folders that a person drops."""

from __future__ import annotations

from pathlib import Path

from ui.handin.intake_line import found_in


def test_a_folder_stands_for_the_files_that_lie_in_it_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    (folder / "dalam").mkdir(parents=True)
    for name in ("b.jpg", "a.jpg", ".tersembunyi"):
        (folder / name).write_bytes(b"12345")
    alone = tmp_path / "c.mp4"
    found = found_in("id", [folder, alone], edited=True)
    assert [each.source.name for each in found] == ["a.jpg", "b.jpg", "c.mp4"]
    assert [each.size for each in found] == [5, 5, 0]
    assert all(each.edited for each in found)
