"""All that a window says, for tests of what it must never say: signs that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QWidget,
)

TURNED = "foto\u202egpj\nbaru\x07 .jpg"
SHOWN = "foto[U+202E]gpj[U+000A]baru[U+0007] .jpg"
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def words(window: QWidget) -> Iterator[str]:
    """All that a window shows, tells under the pointer, or reads out."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        for row in range(model.rowCount() if model else 0):
            assert model is not None
            yield from (str(model.index(row, 0).data(role) or "") for role in ROLES)


def shows_only_what_can_be_seen(window: QWidget) -> bool:
    """Asserts it; whether the turned name is there at all."""
    found = list(words(window))
    for text in found:
        assert "\u202e" not in text
        assert "\x07" not in text
        assert "gpj\nbaru" not in text
    return any(SHOWN in text for text in found)
