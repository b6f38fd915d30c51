"""Paints the archive sheet: as a PDF/A-1b file, or the same on a printer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QImageReader,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QTextLayout,
    QTextOption,
    QTransform,
)

from app.archive.layout import Area, Page, lay_out
from app.archive.page import Box, Image, Mark, Squares, Style, Words
from app.archive.sheet import PRODUCT, SheetContent
from app.errors import Unavailable
from app.put_in_place import put_in_place

MARGINS = QMarginsF(15, 12, 15, 12)  # mm; left leaves room for the punch
_POINTS_PER_INCH = 72.0
_PICTURE_DPI = 220.0
# The first one that is installed; all of them have the letters and marks that the sheet uses.
_FAMILIES = ("Noto Sans", "Segoe UI", "Inter", "DejaVu Sans", "Liberation Sans", "Arial")


def write_pdf(content: SheetContent, path: Path) -> None:
    """Write the sheet as a PDF/A-1b file; raises what `pdf_bytes` and `save_pdf` raise."""
    save_pdf(pdf_bytes(content), path)


def save_pdf(data: bytes, path: Path) -> None:
    """Write beside first and rename, so that a name never holds half a file.

    Raises Unavailable("pdf_not_written", name, reason).
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise Unavailable("pdf_not_written", name=path.name, reason=reason) from error


def pdf_bytes(content: SheetContent) -> bytes:
    """The sheet as a PDF/A-1b file in memory, for preview and storage; any thread may ask.

    Raises Unavailable("font_missing") where the system has no font. Needs a QGuiApplication.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setTitle(f"{content.title} {content.archive_number}")
    writer.setAuthor(f"{content.letterhead.subdivision}, {content.letterhead.institution}")
    writer.setCreator(PRODUCT)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paint(content, writer)
    return bytes(buffer.data().data())


def paint(content: SheetContent, device: QPagedPaintDevice) -> None:
    """Paint every page on a PDF or a printer, on whatever paper it has been set to.

    Raises Unavailable("printer_not_ready"), and "font_missing" as above.
    """
    if not isinstance(QGuiApplication.instance(), QGuiApplication):
        raise RuntimeError("text is measured and painted by a QGuiApplication")
    if not QFontDatabase.families():
        raise Unavailable("font_missing")
    device.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    room = device.pageLayout().paintRect(QPageLayout.Unit.Point)
    type_case = _TypeCase(device)
    pages = lay_out(content, Area(room.width(), room.height()), type_case)
    painter = QPainter()
    if not painter.begin(device):
        raise Unavailable("printer_not_ready")
    try:
        _paint_pages(painter, device, pages, type_case)
    finally:
        painter.end()


def _paint_pages(
    painter: QPainter, device: QPagedPaintDevice, pages: Sequence[Page], type_case: _TypeCase
) -> None:
    brush = _Brush(painter, type_case)
    for number, page in enumerate(pages):
        if number:
            device.newPage()
        for mark in page:
            brush.put(mark)


class _TypeCase:
    """Fonts at the device's own resolution: measured there, lines run as they will be painted."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        self.scale = device.logicalDpiX() / _POINTS_PER_INCH
        self._device = device
        self.font = lru_cache(maxsize=None)(self._font)
        self.wrap = lru_cache(maxsize=None)(self._wrap)

    def width(self, text: str, style: Style) -> float:
        """The width of one line, in points."""
        metrics = QFontMetricsF(self.font(style), self._device)
        return metrics.horizontalAdvance(text) / self.scale

    def _font(self, style: Style) -> QFont:
        font = QFont(list(_FAMILIES))
        font.setPixelSize(round(style.size * self.scale))
        font.setBold(style.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("liga"), 0)  # "fi" as one sign is not found when searched for
        return font

    def _wrap(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        text = " ".join(text.split(" ")).replace("\n", "\u2028").replace("\t", " ")
        layout = QTextLayout(text, self.font(style), self._device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        # Qt counts UTF-16 units, Python counts characters: they part at the first emoji.
        units = text.encode("utf-16-le", "replace")
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0) * self.scale)
            start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
            lines.append(units[start:end].decode("utf-16-le", "replace").strip("\u2028 "))
        layout.endLayout()
        return tuple(lines) or ("",)


class _Brush:
    """Puts marks on the page; everything is opaque, for PDF/A-1 knows no transparency."""

    def __init__(self, painter: QPainter, type_case: _TypeCase) -> None:
        self._painter = painter
        self._type = type_case
        self._scale = type_case.scale

    def put(self, mark: Mark) -> None:
        """Paint one mark."""
        if isinstance(mark, Words):
            self._words(mark)
        elif isinstance(mark, Box):
            self._box(mark)
        elif isinstance(mark, Squares):
            self._squares(mark)
        else:
            self._image(mark)

    def _words(self, mark: Words) -> None:
        font = self._type.font(mark.style)
        spaces = mark.text.count(" ")
        if mark.stretch and spaces:
            missing = mark.stretch - self._type.width(mark.text, mark.style)
            font = QFont(font)
            font.setWordSpacing(missing * self._scale / spaces)
        self._painter.setFont(font)
        self._painter.setPen(QColor(mark.style.ink))
        self._painter.drawText(QPointF(mark.x, mark.y) * self._scale, mark.text)

    def _box(self, mark: Box) -> None:
        frame = self._rect(mark.x, mark.y, mark.width, mark.height)
        if mark.fill:
            self._painter.fillRect(frame, QColor(mark.fill))
        if mark.outline:
            pen = self._painter.pen()
            pen.setColor(QColor("#2b3331"))
            pen.setWidthF(mark.outline * self._scale)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            self._painter.setPen(pen)
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(frame)

    def _squares(self, mark: Squares) -> None:
        # One path: squares painted one by one leave hairlines between them that scanners dislike.
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for x, y, width, height in mark.parts:
            path.addRect(self._rect(mark.x + x, mark.y + y, width, height))
        self._painter.fillPath(path, QColor("#000000"))

    def _image(self, mark: Image) -> None:
        picture = _picture(mark)
        if picture is None:
            for part in mark.otherwise:
                self.put(part)
            return
        frame = self._rect(mark.x, mark.y, mark.width, mark.height)
        size = picture.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        inner = frame if mark.covers else QRectF(0, 0, size.width(), size.height())
        inner.moveCenter(frame.center())
        self._painter.drawImage(inner, picture)

    def _rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        scale = self._scale
        return QRectF(x * scale, y * scale, width * scale, height * scale)


def _picture(mark: Image) -> QImage | None:
    """The picture at print resolution, turned, cut to its frame, on white; None if unreadable."""
    reader = QImageReader(str(mark.path))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return None
    if mark.rotation:
        image = image.transformed(QTransform().rotate(mark.rotation))
    if mark.covers:
        image = _cut(image, mark.width / mark.height)
    dots = _PICTURE_DPI / _POINTS_PER_INCH
    most = QSize(round(mark.width * dots), round(mark.height * dots))
    if image.width() > most.width() or image.height() > most.height():
        image = image.scaled(
            most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return _on_white(image)


def _cut(image: QImage, ratio: float) -> QImage:
    """The middle of a picture in the ratio of its frame; of tall ones rather the upper part."""
    width, height = image.width(), image.height()
    wanted = min(width, round(height * ratio)), min(height, round(width / ratio))
    left = (width - wanted[0]) // 2
    top = (height - wanted[1]) // 3  # faces are seldom in the lower half
    return image.copy(left, top, max(wanted[0], 1), max(wanted[1], 1))


def _on_white(image: QImage) -> QImage:
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("#ffffff"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
