"""What a screen does not show whole: words cut off, widgets that stick out, sideways scrolling."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QWidget,
)

SLACK = 1  # pixel, for rounding


def misfits(page: QWidget) -> list[str]:
    """One line for each visible widget in `page` that is not shown whole; none when all fits."""
    shown = [each for each in page.findChildren(QWidget) if each.isVisibleTo(page)]
    return [line for widget in shown if (line := _misfit(widget))]


def _misfit(widget: QWidget) -> str:
    if isinstance(widget, QAbstractScrollArea) and widget.horizontalScrollBar().maximum():
        return f"{_name(widget)} scrolls sideways"
    if isinstance(widget, QLabel) and not widget.pixmap().isNull():
        return ""
    if isinstance(widget, QLabel) and not _holds(widget):
        return f"{_name(widget)} is cut off"
    if isinstance(widget, QAbstractButton) and _is_narrow(widget):
        return f"{_name(widget)} is cut off"
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _is_scrolled(parent):
        return ""
    inside = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return "" if inside.contains(widget.geometry()) else f"{_name(widget)} sticks out"


def _holds(label: QLabel) -> bool:
    if not label.text() or label.toolTip():
        return True  # a tooltip has the words whole
    if label.wordWrap():
        return label.height() + SLACK >= label.heightForWidth(label.width())
    return label.width() + SLACK >= label.sizeHint().width()


def _is_narrow(button: QAbstractButton) -> bool:
    return bool(button.text()) and button.width() + SLACK < button.minimumSizeHint().width()


def _is_scrolled(parent: QWidget) -> bool:
    above = parent.parentWidget()
    return isinstance(above, QAbstractScrollArea) and parent is above.viewport()


def _name(widget: QWidget) -> str:
    said = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.objectName()
    return f"{type(widget).__name__} {said[:60]!r}".replace("\n", " ")


def at_size(page: QWidget, width: int, height: int) -> QWidget:
    """The page shown at a size; its layout follows in the turns after."""
    page.resize(width, height)
    page.show()
    return page
