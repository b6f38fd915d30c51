"""A tooltip shows office text letter by letter, and fetches nothing that it names."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from ui.plain_tip import plain_tip


def test_plain_words_stay_as_they_are() -> None:
    assert plain_tip("IMG_2041.jpg · 3 MB\nBupati & Camat") == "IMG_2041.jpg · 3 MB\nBupati & Camat"


def test_what_looks_like_a_picture_from_another_pc_is_only_letters(qapp: object) -> None:
    name = '<img src="//192.0.2.1/x.png"> foto\nkedua.jpg'
    shown = QTextDocument()
    shown.setHtml(plain_tip(name))
    assert shown.toPlainText() == name
    assert "\ufffc" not in shown.toPlainText()  # what stands for a picture
