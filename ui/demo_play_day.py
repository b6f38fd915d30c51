"""The day that the demo plays: one coverage, sent back once, up to its archive sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.demo_play_chair import Chair
from ui.demo_play_hand import LEFT, PLAIN, Hand
from ui.demo_play_words import (
    ADMIN,
    APPROVED,
    FIRST,
    KABAG,
    KASUBAG,
    PELAKSANA,
    POINT,
    POINTS,
    REASON,
    RECEIVED,
    REVISED,
    SHEET,
    TITLE,
)
from ui.dialogs.sheet_dialog import SheetDialog
from ui.program import Program
from ui.tabs.kabag import KabagTab
from ui.tabs.pelaksana import PelaksanaTab


@dataclass(frozen=True, slots=True)
class Sight:
    """What is done, in words and in clicks, and the name of the picture of what is then seen."""

    name: str
    words: str
    play: Callable[[], None]


class Day:
    """Nobody but the window acts: every sight is reached by clicks and keys on what it shows."""

    def __init__(self, program: Program, hand: Hand, camera: list[Path], shots: Path) -> None:
        self._chair = Chair(program, hand)
        self._hand = hand
        self._camera = camera
        self._shots = shots

    def sights(self) -> tuple[Sight, ...]:
        """The whole day in its order."""
        return (*self._first_round(), *self._second_round(), *self._publication(), *self._end())

    def _first_round(self) -> tuple[Sight, ...]:
        return (
            Sight("masuk", "Pilih jabatan untuk masuk", self._arrive),
            Sight("liputan-baru", "Pelaksana membuka liputan baru", self._begin),
            Sight("foto-dan-narasi", "Pelaksana menambah foto, video, narasi", self._fill),
            Sight("diserahkan", "Pelaksana menyerahkan kepada Kasubag", self._hand_in),
            Sight("kasubag-memperbaiki", "Kasubag memperbaiki narasi", self._correct),
            Sight("kasubag-menerima", "Kasubag menerima dan meneruskan", self._receive),
            Sight("kabag-memeriksa", "Kabag memeriksa media dan narasi", self._look),
            Sight("kabag-menulis-tidak", "Kabag menulis alasan dan poin", self._write_no),
            Sight("kabag-tidak", "Kabag memutuskan Tidak", self._say_no),
            Sight("kasubag-mengembalikan", "Kasubag mengembalikan kepada Pelaksana", self._return),
        )

    def _second_round(self) -> tuple[Sight, ...]:
        return (
            Sight("pelaksana-memperbaiki", "Pelaksana menandai poin dan memperbaiki", self._mend),
            Sight("revisi-diserahkan", "Pelaksana menyerahkan revisi 2", self._hand_in_again),
            Sight("kasubag-meneruskan", "Kasubag meneruskan revisi 2", self._forward),
            Sight("kabag-memilih", "Kabag memilih media, memperbaiki, mendisposisi", self._choose),
            Sight("kabag-ya", "Kabag memutuskan Ya", self._say_yes),
        )

    def _publication(self) -> tuple[Sight, ...]:
        return (
            Sight("kasubag-memilih-admin", "Kasubag memilih admin dan kanal", self._pick_admin),
            Sight("kasubag-disposisi", "Kasubag mendisposisikan kepada admin", self._direct),
            Sight("admin-tugas", "Admin membuka tugas publikasinya", self._turn_to_task),
            Sight("admin-tanpa-undangan", "Admin mencatat tidak ada undangan", self._waive),
            Sight("admin-instagram", "Admin mencatat terbit di Instagram", self._instagram),
            Sight("admin-gagal", "Admin mencatat Facebook gagal", self._facebook_fails),
            Sight("admin-facebook", "Admin mencatat terbit di Facebook", self._facebook),
        )

    def _end(self) -> tuple[Sight, ...]:
        return (
            Sight("arsip", "Kasubag membuka arsip", self._open_archive),
            Sight("diarsipkan", "Kasubag mengarsipkan", self._archive),
            Sight("lembar-arsip", "Lembar arsip dilihat dan disimpan sebagai PDF", self._sheet),
            Sight("laporan", "Laporan bulan ini", self._report),
        )

    # Pelaksana

    def _arrive(self) -> None:
        self._hand.wait_for_row(PELAKSANA)

    def _begin(self) -> None:
        hand = self._hand
        self._chair.sit(PELAKSANA)
        hand.press("+ Liputan baru")
        hand.write("Kegiatan", TITLE)
        hand.write("Tempat", "Desa Bayat")
        hand.write("Siapa di dalamnya", "Bupati, Camat Bulik")

    def _fill(self) -> None:
        hand = self._hand
        hand.press("Mulai liputan")
        hand.wait("isian terbuka", lambda: hand.sees("Belum dapat diserahkan"))
        tab = self._chair.tab
        if isinstance(tab, PelaksanaTab):
            hand.drop(tab.desk.hand_in.middle.drop, self._camera)
            grid = tab.desk.hand_in.middle.grid
            hand.write("Narasi", FIRST)
            hand.wait("media tersalin", lambda: grid.media.rowCount() == len(self._camera))
        hand.press("semua tersedia")
        hand.button("Serahkan kepada Kasubag")
        hand.wait("naskah tersimpan", lambda: hand.sees("tersimpan di PC ini"))

    def _hand_in(self) -> None:
        self._hand.press("Serahkan kepada Kasubag")
        self._hand.wait("liputan diserahkan", lambda: self._chair.is_at("di Kasubag"))

    def _mend(self) -> None:
        self._chair.work_as(PELAKSANA)
        for point in POINTS:
            self._hand.tick(point)
            self._wait_for_tick(point)
        self._hand.write("Narasi", REVISED)
        self._hand.button("Serahkan revisi 2")
        self._hand.wait("naskah tersimpan", lambda: self._hand.sees("tersimpan di PC ini"))

    def _hand_in_again(self) -> None:
        self._hand.press("Serahkan revisi 2")
        self._hand.wait("revisi 2 diserahkan", lambda: self._chair.is_at("di Kasubag"))

    def _wait_for_tick(self, point: str) -> None:
        self._hand.wait(f"poin “{point}” selesai", lambda: self._hand.is_ticked(point))

    # Kasubag

    def _correct(self) -> None:
        self._chair.work_as(KASUBAG)
        self._hand.press("semua tersedia")
        self._rewrite(RECEIVED)

    def _receive(self) -> None:
        self._hand.press("Terima, teruskan ke Kabag")
        self._chair.wait_for_delivery()

    def _return(self) -> None:
        self._chair.work_as(KASUBAG)
        self._hand.press("Kembalikan…")
        self._hand.press("Kembalikan")
        self._chair.wait_for_delivery()

    def _forward(self) -> None:
        self._chair.work_as(KASUBAG)
        self._hand.press("Terima, teruskan ke Kabag")
        self._chair.wait_for_delivery()

    def _pick_admin(self) -> None:
        self._chair.work_as(KASUBAG)
        self._hand.pick("Admin yang mempublikasikan", ADMIN)
        self._hand.tick("Instagram")
        self._hand.tick("Facebook")
        self._hand.press("Unggah hari ini")

    def _direct(self) -> None:
        self._hand.press("Disposisikan")
        self._chair.wait_for_delivery()

    def _rewrite(self, narrative: str) -> None:
        self._hand.press("ubah")
        self._hand.write("Narasi", narrative)
        self._hand.press("selesai")

    # Kabag

    def _look(self) -> None:
        self._chair.work_as(KABAG)
        self._hand.button("Ya, setujui 5 media")
        self._hand.press("semua tersedia")

    def _write_no(self) -> None:
        hand = self._hand
        hand.press("Tidak…")
        hand.write("Alasan", REASON)
        hand.write(POINT, POINTS[0])
        hand.press("+ poin")
        hand.wait("isian poin kedua", lambda: len(hand.fields(POINT, QWidget)) == 2)
        hand.write(POINT, POINTS[1])

    def _say_no(self) -> None:
        self._hand.press("Putuskan Tidak")
        self._chair.wait_for_delivery()

    def _choose(self) -> None:
        self._chair.work_as(KABAG)
        self._hand.button("Ya, setujui 5 media")
        self._leave_out(3)
        self._rewrite(APPROVED)
        self._hand.press("Setuju, publikasikan")
        self._hand.press("Utamakan video")

    def _say_yes(self) -> None:
        self._hand.press("Ya, setujui 4 media")
        self._chair.wait_for_delivery()

    def _leave_out(self, place: int) -> None:
        tab = self._chair.tab
        if isinstance(tab, KabagTab):
            view = tab.media.strip.view
            at = view.visualRect(tab.media.strip.model.index(place)).center()
            QTest.mouseClick(view.viewport(), LEFT, PLAIN, at)
            QTest.keyClick(view, Qt.Key.Key_Space)
        self._hand.button("Ya, setujui 4 media")

    # The admin

    def _turn_to_task(self) -> None:
        self._chair.work_as(ADMIN)
        self._hand.button("tidak ada…")

    def _waive(self) -> None:
        self._hand.press("tidak ada…")
        self._hand.button("Catat tidak ada")

    def _instagram(self) -> None:
        self._hand.press("Catat tidak ada")
        self._hand.tick("Instagram")
        self._publish("Instagram", "@prokopim.lamandau", "https://www.instagram.com/p/DEMO2026")
        self._hand.wait("1 dari 2 kanal", lambda: self._hand.sees("1 dari 2 kanal"))

    def _facebook_fails(self) -> None:
        self._hand.tick("Facebook")
        self._hand.press("Gagal…")
        self._hand.press("Jaringan internet terganggu")
        self._hand.press("Catat gagal")
        self._hand.wait("Facebook gagal", lambda: self._hand.sees("gagal"))

    def _facebook(self) -> None:
        url = "https://www.facebook.com/prokopim.lamandau/posts/2026"
        self._publish("Facebook", "Prokopim Lamandau", url)
        self._hand.wait("Facebook terbit", lambda: self._chair.is_at("Terbit di"))

    def _publish(self, platform: str, account: str, url: str) -> None:
        self._hand.write("Akun", account)
        self._hand.write("Tautan", url)
        self._hand.press(f"Catat terbit di {platform}")

    # The archive

    def _open_archive(self) -> None:
        self._chair.sit(KASUBAG)
        self._hand.press("Arsip")
        self._hand.choose(TITLE)
        self._hand.press("Arsipkan…")
        self._hand.write("Kode klasifikasi", "(contoh) 480 Publikasi")
        self._hand.write("Lokasi hardcopy", "R. Arsip 1 / Rak B / Boks 12")

    def _archive(self) -> None:
        self._hand.press("Arsipkan")
        self._hand.wait("nomor arsip", lambda: self._hand.sees("R. Arsip 1 / Rak B"))

    def _sheet(self) -> None:
        self._hand.press("Lembar arsip…")
        self._hand.button("Simpan PDF…")
        sheet = self._hand.page()
        saved: list[Path] = []
        if isinstance(sheet, SheetDialog):
            sheet.sheet_saved.connect(saved.append)
            sheet.save_as(self._shots / SHEET)
        self._hand.wait("lembar arsip tersimpan", lambda: bool(saved))

    def _report(self) -> None:
        self._hand.press("Tutup")
        self._hand.press("Laporan")
        self._hand.wait("semua terkirim", self._chair.is_all_delivered)
