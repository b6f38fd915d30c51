"""An office folder is found, refused or founded, and never half-made."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from app.errors import Refusal, Unavailable
from app.ledger.office_folder import OfficeFacts, OfficeFolder

OFFICE = "ab" * 32


@pytest.mark.parametrize("name", ["Setda Kabupaten Lamandau", 'a "b" \\ \x7f \x01 é\nü', ""])
@pytest.mark.parametrize("demo", [True, False])
def test_what_was_founded_is_read_again(tmp_path: Path, name: str, demo: bool) -> None:
    folder = OfficeFolder(tmp_path / "kantor")
    facts = OfficeFacts(OFFICE, name, 1, demo)
    folder.create(facts)
    assert folder.read() == facts
    assert sorted(path.name for path in folder.root.iterdir()) == [
        "berkas",
        "cadangan",
        "mejasiar.toml",
        "pratinjau",
    ]


def test_everything_lies_where_the_design_says() -> None:
    folder = OfficeFolder(Path("k"))
    named = (folder.toml, folder.ledger, folder.lock, folder.files, folder.previews, folder.copies)
    expected = "mejasiar.toml mejasiar.db mejasiar.lock berkas pratinjau cadangan"
    assert [path.name for path in named] == expected.split()


def test_a_folder_that_is_not_there_is_offline_and_stays_absent(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path / "kantor")
    with pytest.raises(Unavailable) as caught:
        folder.read()
    assert caught.value.code == "office_offline"
    assert not folder.root.exists()


def test_an_empty_folder_is_offline_too_for_a_share_can_come_up_empty(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        OfficeFolder(tmp_path).read()
    assert caught.value.code == "office_offline"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "format"),
        (b"format = ", "Invalid value"),
        (b"\xff\xfe\x00", "utf-8"),
        (b'format = "1"', "format"),
        (b"format = 0\noffice = 'x'\nname = 'n'", "format"),
        (b"format = 1\nname = 'n'", "office"),
        (b"format = 1\noffice = '../..'\nname = 'n'", "office"),
        (f"format = 1\noffice = '{OFFICE}'\nname = 3".encode(), "name"),
        (f"format = 1\noffice = '{OFFICE}'\nname = ''\ndemo = 1".encode(), "demo"),
        (b"#" * 70_000, "size"),
        (b"a = " + b"[" * 60_000, ""),
    ],
)
def test_an_unreadable_file_is_named_and_left_alone(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    folder = OfficeFolder(tmp_path)
    folder.toml.write_bytes(content)
    with pytest.raises(Unavailable) as caught:
        folder.read()
    assert caught.value.code == "office_unreadable"
    assert reason in str(caught.value.facts["reason"])
    assert folder.toml.read_bytes() == content
    assert list(tmp_path.iterdir()) == [folder.toml]


def test_a_folder_in_the_files_place_is_unreadable(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path)
    folder.toml.mkdir()
    with pytest.raises(Unavailable) as caught:
        folder.read()
    assert caught.value.code == "office_unreadable"


def test_a_newer_office_asks_for_an_update_whatever_else_it_says(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path)
    folder.toml.write_text("format = 7\nkantor = 'renamed'")
    with pytest.raises(Refusal) as caught:
        folder.read()
    assert (caught.value.code, caught.value.facts) == ("office_newer", {"needed": 7, "have": 1})


def test_an_office_is_never_founded_over_another(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path)
    folder.create(OfficeFacts(OFFICE, "pertama"))
    with pytest.raises(Refusal) as caught:
        folder.create(OfficeFacts("cd" * 32, "kedua"))
    assert caught.value.code == "office_exists"
    assert folder.read().name == "pertama"


def test_the_remains_of_an_office_count_as_one(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path)
    assert not folder.is_occupied()
    folder.ledger.write_bytes(b"")
    assert folder.is_occupied()


def test_a_read_only_folder_is_told_and_left_as_it_is(tiny: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    with pytest.raises(Unavailable) as caught:
        OfficeFolder(tiny).create(OfficeFacts(OFFICE, "kantor"))
    assert caught.value.code == "share_readonly"
    assert list(tiny.iterdir()) == []


def test_a_full_share_gets_no_half_an_office(tiny: Path) -> None:
    (tiny / "full").write_bytes(b"x" * 128 * 1024)
    folder = OfficeFolder(tiny)
    with pytest.raises(Unavailable) as caught:
        folder.create(OfficeFacts(OFFICE, "kantor"))
    assert caught.value.code == "share_full"
    assert not folder.toml.exists()
    assert not [path for path in tiny.iterdir() if path.suffix.startswith(".new")]


@pytest.mark.parametrize(
    "content",
    [f"{'.'.join('a' * 30_000)} = 1", f"format = {'9' * 4000}", "a = " + "[" * 4000],
    ids=["dots", "format", "lists"],
)
def test_a_file_made_to_hang_or_flood_its_reader_is_unreadable(
    tmp_path: Path, content: str
) -> None:
    folder = OfficeFolder(tmp_path)
    folder.toml.write_text(content)
    with pytest.raises(Unavailable) as caught:
        folder.read()
    assert caught.value.code == "office_unreadable"
    assert len(str(caught.value)) < 300


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
def test_a_pipe_in_its_place_does_not_hang_the_reader(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path)
    os.mkfifo(folder.toml)
    with pytest.raises(Unavailable) as caught:
        folder.read()
    assert caught.value.code == "office_offline"
