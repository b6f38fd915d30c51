"""What is done after a mistake, and what is still there after a restart in the middle."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from app.domain.acts import DocumentWaived
from app.domain.coverage import Stage
from app.station import Station
from tests.journeys.gui_windows.conftest import Sits
from tests.journeys.gui_windows.seat import ADMIN, KASUBAG, PELAKSANA, Seat
from tests.journeys.gui_windows.test_gui_and_back import received
from tests.office_builder import TITLE, Pc

URL = "https://www.instagram.com/p/1"
WHY = "Akun meminta verifikasi lewat telepon kantor"
WRITTEN = "Bupati meninjau jalan desa, dan ini belum selesai ditulis"


def test_a_published_mistake_is_taken_down_with_who_asked_and_why(sits: Sits, earlier: Pc) -> None:
    coverage = received(earlier, "navy")
    earlier.approves(coverage)
    earlier.directs(coverage)
    earlier.act(ADMIN, coverage, DocumentWaived("undangan", "Kegiatan tanpa undangan"))
    earlier.records(coverage)
    earlier.sync()
    seat = sits(KASUBAG)
    seat.hand.press("Arsip")
    seat.hand.choose(TITLE)
    seat.hand.press("turunkan…")
    seat.hand.write("Diminta oleh", "Kepala Bagian")
    seat.hand.write("Alasan", "Foto keliru")
    seat.hand.press("Catat sudah diturunkan")
    seat.sees("diturunkan")
    seat.hand.wait("tercatat diturunkan", lambda: is_taken_down(seat.workplace.station, coverage))


def is_taken_down(station: Station, coverage: str) -> bool:
    now = station.coverage(coverage)
    return now is not None and all(result.taken_down for result in now.results)


def test_what_was_being_written_is_there_after_a_restart(sits: Sits, photos: list[Path]) -> None:
    seat = sits(PELAKSANA)
    seat.begins(TITLE, WRITTEN, photos)
    seat.sees("tersimpan di PC ini")
    seat.leave()
    again = sits(PELAKSANA)
    again.hand.choose(TITLE)
    again.hand.wait("narasi", lambda: again.text("Narasi") == WRITTEN)
    again.hands_in(TITLE)
    assert again.card(TITLE).stage is Stage.UNDER_WAY
    assert again.card(TITLE).photos == len(photos)


def test_what_the_admin_typed_and_did_not_record_is_there_after_a_restart_and_theirs_alone(
    sits: Sits, earlier: Pc
) -> None:
    coverage = received(earlier, "navy")
    earlier.approves(coverage)
    earlier.directs(coverage)
    earlier.act(ADMIN, coverage, DocumentWaived("undangan", "Kegiatan tanpa undangan"))
    earlier.sync()
    seat = sits(ADMIN)
    seat.hand.choose(TITLE)
    seat.hand.write("Akun", "@prokopim.contoh")
    seat.hand.write("Tautan", URL)
    seat.hand.press("Gagal…")
    seat.hand.write("Alasan", WHY)
    seat.hand.press("Batal")
    seat.hand.press("+ Liputan baru")
    seat.hand.write("Kegiatan", "Panen raya Desa Kujan")
    seat.leave()
    again = sits(PELAKSANA)
    again.hand.press("+ Liputan baru")
    assert line(again, "Kegiatan") == ""
    again.sits(ADMIN)
    again.hand.press("+ Liputan baru")
    assert line(again, "Kegiatan") == "Panen raya Desa Kujan"
    again.hand.choose(TITLE)
    again.hand.wait("tautan", lambda: line(again, "Tautan") == URL)
    again.hand.press("Gagal…")
    assert again.text("Alasan") == WHY
    again.hand.press("Batal")
    again.hand.press("Catat terbit")
    again.has(TITLE, Stage.PUBLISHED)


def test_what_was_typed_at_the_last_moment_is_there_when_the_screen_is_arranged_anew(
    sits: Sits, earlier: Pc
) -> None:
    coverage = received(earlier, "navy")
    earlier.approves(coverage)
    earlier.directs(coverage)
    earlier.sync()
    seat = sits(ADMIN)
    seat.hand.choose(TITLE)
    seat.hand.write("Tautan", URL)
    order: list[str] = []
    sitting, tasks = seat.program.sitting, seat.workplace.tasks
    assert sitting is not None
    sitting.seated.connect(lambda _: order.append("meja baru"))
    tasks.change(lambda progress: None, lambda _: order.append("tertulis"))
    sitting.rebuild()
    seat.hand.wait("meja baru", lambda: "meja baru" in order)
    seat.hand.choose(TITLE)
    assert order == ["tertulis", "meja baru"]
    assert line(seat, "Tautan") == URL


def line(seat: Seat, label: str) -> str:
    """What stands in a field of one line."""
    return seat.hand.field(label, QLineEdit).text()
