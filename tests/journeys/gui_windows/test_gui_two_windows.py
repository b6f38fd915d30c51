"""Two windows on one office folder: what one does the other shows, with the folder and without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.coverage import Stage
from tests.journeys.gui_windows.conftest import Sits
from tests.journeys.gui_windows.seat import DELIVERED, KABAG, KASUBAG, KEPT, PELAKSANA, Seat
from tests.journeys.gui_windows.test_gui_and_back import received
from tests.office_builder import TITLE, Pc

OFFLINE = "Terputus"


def test_an_act_in_one_window_appears_in_the_other(sits: Sits, photos: list[Path]) -> None:
    camera, desk = sits(PELAKSANA, "pc-1"), sits(KASUBAG, "pc-2")
    camera.begins(TITLE, "Jalan desa ditinjau.", photos)
    camera.hands_in(TITLE)
    desk.hand.choose(TITLE)
    desk.sees("Jalan desa ditinjau.")
    desk.hand.press("Terima, teruskan ke Kabag")
    camera.has(TITLE, Stage.UNDER_WAY, 3)
    camera.hand.wait("baris di Kabag", lambda: stands(camera, "di Kabag"))


def stands(seat: Seat, words: str) -> bool:
    row = seat.hand.row(TITLE)
    return row is not None and words in row.subtitle


def test_both_go_on_without_the_folder_and_everything_is_delivered_when_it_is_back(
    sits: Sits, earlier: Pc, folder: Path
) -> None:
    received(earlier, "navy")
    kabag, kasubag = sits(KABAG, "pc-1"), sits(KASUBAG, "pc-2")
    kabag.hand.choose(TITLE)
    kabag.hand.button("Ya, setujui 1 media")
    kasubag.hand.choose(TITLE)
    with renamed_away(folder):
        kabag.sees(OFFLINE)
        kasubag.sees(OFFLINE)
        kabag.hand.press("Ya, setujui 1 media")
        kabag.sees(KEPT)
        kabag.sees("menunggu dikirim")
        kabag.has(TITLE, Stage.UNDER_WAY, 4)
        assert kasubag.card(TITLE).step == 3
    kabag.sees(DELIVERED)
    kabag.sees("Tersambung")
    kasubag.has(TITLE, Stage.UNDER_WAY, 4)
    kasubag.sees("Tersambung")


def test_of_two_decisions_the_first_delivered_counts_and_the_other_is_told(
    sits: Sits, earlier: Pc, folder: Path
) -> None:
    received(earlier, "navy")
    first, second = sits(KABAG, "pc-1"), sits(KABAG, "pc-2")
    for seat in (first, second):
        seat.hand.choose(TITLE)
        seat.hand.button("Ya, setujui 1 media")
    with renamed_away(folder):
        second.sees(OFFLINE)
        second.hand.press("Tidak…")
        second.hand.write("Alasan", "Ganti foto")
        second.hand.press("Putuskan Tidak")
        second.sees(KEPT)
        second.leave()
    first.hand.press("Ya, setujui 1 media")
    first.sees(DELIVERED)
    again = sits(KABAG, "pc-2")
    again.sees("Perlu diperiksa")
    again.hand.press("Lihat")
    again.sees("tidak berlaku")
    again.has(TITLE, Stage.UNDER_WAY, 4)
    again.hand.press("Lepaskan")
    again.hand.wait("dilepaskan", lambda: not again.hand.sees("tidak berlaku"))


@contextmanager
def renamed_away(folder: Path) -> Iterator[None]:
    elsewhere = folder.with_name("kantor-dipindah")
    folder.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(folder)
