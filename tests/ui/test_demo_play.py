"""The demo plays itself to its end in the real window, and says where it is stuck."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.demo.office import demo_invitation
from app.ledger.office_folder import OfficeFolder
from app.verification.verify import verify_office
from ui.arguments import Arguments
from ui.demo_play import play


def told(office: Path, pc: Path) -> Arguments:
    return Arguments(True, office, pc, play=True, shots=pc.parent / "gambar")


def test_the_demo_goes_from_hand_in_to_the_archive_sheet_with_a_picture_of_each_step(
    qapp: QApplication, demo_office: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    assert play(told(demo_office, tmp_path / "pc"), said.append) == 0, said
    shots = tmp_path / "gambar"
    pictures = sorted(path.name for path in shots.glob("*.png"))
    assert pictures[0] == "01-masuk.png"
    assert pictures[-1].endswith("-laporan.png")
    assert [int(name[:2]) for name in pictures] == list(range(1, len(pictures) + 1))
    assert (shots / "lembar-arsip.pdf").read_bytes().startswith(b"%PDF-1.4")
    assert all(any(name in line for line in said) for name in pictures)
    assert str(shots) in said[-1]
    assert verify_office(OfficeFolder(demo_office), None).findings == ()


def test_an_office_that_is_no_demo_is_not_played_with(
    qapp: QApplication, demo_office: Path, tmp_path: Path
) -> None:
    demo_invitation(demo_office)
    for invitation in demo_office.glob("*undangan*"):
        invitation.unlink()
    said: list[str] = []
    assert play(told(demo_office, tmp_path / "pc"), said.append) == 1
    assert not list((tmp_path / "gambar").glob("*.png"))
    assert len(said) == 1, "one sentence says why"


def test_a_place_that_cannot_be_written_is_named(
    qapp: QApplication, demo_office: Path, tmp_path: Path
) -> None:
    (tmp_path / "gambar").write_text("sebuah berkas, bukan folder")
    said: list[str] = []
    assert play(told(demo_office, tmp_path / "pc"), said.append) == 1
    assert "gambar" in said[0]
