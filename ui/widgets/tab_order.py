"""Puts widgets that are made late where they are read: Qt lets Tab reach what is newest last."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reach_in_place(holder: QWidget, made: Iterable[QWidget]) -> None:
    """Tab reaches `made`, in their order, where `holder` has its place; its window stays as it is.

    Qt takes no widget as the one before that Tab does not stop at, so it is the last such one.
    """
    before = holder.previousInFocusChain()
    while before is not None and before is not holder and not _stops(before):
        before = before.previousInFocusChain()
    if before is None or before is holder:
        return
    for widget in made:
        QWidget.setTabOrder(before, widget)
        before = widget


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
