"""The sheet as a PDF: complete, searchable, within the rules of PDF/A-1b, and never cut off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from app.archive.pdf import pdf_bytes, save_pdf, write_pdf
from app.archive.sheet import HistoryRow, Picture, ResultRow, SheetContent, Signature
from app.errors import Unavailable
from tests.app.archive.sheets import NARRATIVE, missing_pictures, sheet

pytestmark = pytest.mark.usefixtures("qapp")


class Read:
    """A PDF read back by another engine than the one that wrote it."""

    def __init__(self, data: bytes) -> None:
        self.document = QPdfDocument()
        self._buffer = QBuffer(self.document)  # lives exactly as long as who reads from it
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        count = self.document.pageCount()
        self.pages = [self.document.getAllText(page).text() for page in range(count)]
        self.text = " ".join(" ".join(self.pages).split())

    def rendered(self, page: int, width: int = 1240) -> QImage:
        height = round(width * 297 / 210)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        painter.drawImage(0, 0, self.document.render(page, image.size()))
        painter.end()
        return image


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#d03020"))
    path = tmp_path / "foto.jpg"
    assert image.save(str(path))
    return path


def test_everything_of_the_sheet_can_be_read_and_searched() -> None:
    text = Read(pdf_bytes(sheet(missing_pictures(8)))).text
    for expected in (
        "PEMERINTAH KABUPATEN LAMANDAU",
        "LEMBAR ARSIP PUBLIKASI KEGIATAN PIMPINAN",
        "Nomor arsip 480/0042/PROKOPIM/XI/2026",
        "Klasifikasi",
        "50/02/I/PH-FOUGIM/2025",
        "Minggu, 22 November 2026, 09.30 WIB",
        "Mutu Baku",
        "6 mnt 55 dtk",
        "Ya, 22-11-2026 10.19",
        "@prokopim.contoh",
        "Siti Contoh, S.Sos.",
        "Menyerahkan dokumentasi",
        "Dicetak 22-11-2026 11.02 dari Meja Siar",
    ):
        assert expected in text


def test_the_sheet_of_the_mockup_is_one_page_and_its_history_another() -> None:
    pages = Read(pdf_bytes(sheet(missing_pictures(8)))).pages
    assert len(pages) == 2
    assert "NIP 19800101 1" in pages[0]
    assert "halaman 1 / 2" in pages[0]
    assert "Riwayat liputan" in pages[1]
    assert "halaman 2 / 2" in pages[1]


def test_an_acting_officer_signs_under_their_own_name() -> None:
    text = Read(pdf_bytes(sheet())).text
    assert "Plh. Kepala Bagian Protokol" in text
    assert "a.n." not in text


def test_it_keeps_to_the_profile_of_pdf_a_1b(photo: Path) -> None:
    data = pdf_bytes(sheet((Picture(photo, "1 · foto.jpg"), *missing_pictures(1))))
    assert b'pdfaid:part="1" pdfaid:conformance="B"' in data
    assert b"/GTS_PDFA1" in data
    assert b"/FontFile2" in data
    assert b"/SMask" not in data.replace(b"/SMask /None", b"")
    for number in (b"/ca ", b"/CA "):
        told = [part.split()[0].rstrip(b"/>") for part in data.split(number)[1:]]
        assert set(told) <= {b"1", b"1.0"}


def test_title_and_author_are_set() -> None:
    document = Read(pdf_bytes(sheet())).document
    field = QPdfDocument.MetaDataField
    assert document.metaData(field.Title).endswith("480/0042/PROKOPIM/XI/2026")
    assert document.metaData(field.Author).startswith("Sub Bagian Komunikasi Pimpinan")


def test_a_long_narrative_flows_over_pages_without_losing_a_word() -> None:
    words = [f"kata{number}" for number in range(4000)]
    read = Read(pdf_bytes(replace(sheet(), narrative=" ".join(words))))
    assert len(read.pages) > 4
    assert all(word in read.text for word in words)
    assert all("480/0042/PROKOPIM/XI/2026" in page for page in read.pages)


def test_thirty_pictures_and_many_results_flow_with_the_header_repeated() -> None:
    rows = tuple(
        ResultRow("Instagram", f"@akun{n}", "22-11-2026 10.31", f"https://a.example/{n}")
        for n in range(80)
    )
    read = Read(pdf_bytes(replace(sheet(missing_pictures(30)), results=rows)))
    assert all(f"@akun{n} " in read.text for n in range(80))
    assert sum("Tautan" in page for page in read.pages) >= 2
    assert all(f"IMG_{n:04}.jpg" in read.text for n in range(1, 31))


def test_a_cell_longer_than_a_page_goes_on_on_the_next() -> None:
    note = " ".join(f"butir{number}" for number in range(1200))
    row = HistoryRow("22-11-2026 09.40", "Ani Contoh", "Pelaksana", "Menyerahkan", note)
    read = Read(pdf_bytes(replace(sheet(), history=(row,))))
    assert "butir0 " in read.text
    assert "butir1199" in read.text


def test_without_pictures_results_or_signatures_there_is_still_a_sheet() -> None:
    bare = replace(sheet(), results=(), signatures=(), history=(), narrative="", facts=())
    read = Read(pdf_bytes(bare))
    assert len(read.pages) == 1
    assert "Belum ada hasil publikasi yang dicatat." in read.text
    assert "Dokumentasi yang disetujui" not in read.text


def test_a_word_without_end_and_a_very_long_name_stay_inside_the_page() -> None:
    link = "https://a.example/" + "x" * 600
    signer = Signature("Mengetahui,", "Kepala Bagian", "Nama " * 40, "Pembina", "1")
    content = replace(
        sheet(),
        results=(ResultRow("X", "@a", "22-11-2026", link),),
        signatures=(signer,) * 3,
        narrative=link * 3,
    )
    image = Read(pdf_bytes(content)).rendered(0)
    margin = image.copy(image.width() - 60, 0, 60, image.height())
    assert _darkest(margin) > 200


def test_a_picture_is_shown_and_an_unreadable_one_says_so(photo: Path, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.jpg"
    broken.write_bytes(b"ini bukan gambar")
    content = sheet((Picture(photo, "1 · foto.jpg"), Picture(broken, "2 · rusak.jpg")))
    read = Read(pdf_bytes(content))
    assert "gambar tidak dapat dibaca" in read.text
    assert _has_colour(read.rendered(0), QColor("#d03020"))


def test_a_missing_picture_says_why() -> None:
    assert "pratinjau belum ada di PC ini" in Read(pdf_bytes(sheet(missing_pictures(1)))).text


def test_an_approved_rotation_is_printed(tmp_path: Path) -> None:
    # Red above blue; turned by half, blue lies above red.
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    for y in range(50):
        for x in range(300):
            image.setPixelColor(x, y, QColor("#ff0000"))
    path = tmp_path / "dua.png"
    assert image.save(str(path))
    page = Read(pdf_bytes(sheet((Picture(path, "1", rotation=180),)))).rendered(0, 620)
    column = [page.pixelColor(100, y) for y in range(page.height())]
    reds = [y for y, colour in enumerate(column) if colour.red() > 200 and colour.blue() < 60]
    blues = [y for y, colour in enumerate(column) if colour.blue() > 200 and colour.red() < 60]
    assert reds
    assert max(blues) < min(reds)


def test_the_code_on_paper_reads_back_to_the_binding() -> None:
    content = sheet(missing_pictures(8))
    image = Read(pdf_bytes(content)).rendered(0, 1654)
    array = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(
        image.height(), image.bytesPerLine() // 4, 4
    )
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(array[:, :, :3].copy())
    assert text == content.binding.qr


def test_a_superseded_sheet_says_so_on_every_page() -> None:
    told = "Digantikan oleh lembar ke-2, 23 November 2026"
    pages = Read(pdf_bytes(replace(sheet(), superseded=told))).pages
    assert told.upper() in pages[0]
    assert all(told in page for page in pages[1:])


def test_emoji_in_a_narrative_break_neither_text_nor_profile() -> None:
    data = pdf_bytes(replace(sheet(), narrative=f"👍🏽 {NARRATIVE} 🎉 selesai"))
    assert "selesai" in Read(data).text
    assert b"/SMask" not in data.replace(b"/SMask /None", b"")


def test_the_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "lembar.pdf"
    write_pdf(sheet(), path)
    assert path.read_bytes().startswith(b"%PDF-1.4")
    assert [entry.name for entry in tmp_path.iterdir()] == ["lembar.pdf"]
    with pytest.raises(Unavailable) as refused:
        save_pdf(b"%PDF", tmp_path / "tidak-ada" / "lembar.pdf")
    assert refused.value.code == "pdf_not_written"
    assert refused.value.facts["name"] == "lembar.pdf"


def test_a_failed_save_leaves_the_former_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "lembar.pdf"
    path.mkdir()
    with pytest.raises(Unavailable):
        save_pdf(b"%PDF", path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["lembar.pdf"]


def test_real_photos_are_printed_the_way_they_are_held(samples: Path, qtbot: QtBot) -> None:
    photos = sorted((samples / "photos").glob("*.jpg"))[:4]
    content: SheetContent = sheet(tuple(Picture(path, path.name) for path in photos))
    data = pdf_bytes(content)
    assert "tidak dapat dibaca" not in Read(data).text
    assert data.count(b"/Subtype /Image") >= len(photos)


def _darkest(image: QImage) -> int:
    """The lightness of the darkest pixel, from 0 (black) to 255."""
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def _has_colour(image: QImage, wanted: QColor) -> bool:
    return any(
        abs(colour.red() - wanted.red()) < 12 and abs(colour.green() - wanted.green()) < 12
        for x in range(0, image.width(), 20)
        for y in range(0, image.height(), 20)
        for colour in (image.pixelColor(x, y),)
    )
