"""Captions are written per platform, and the editor says what a platform would cut."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.acts import Wording
from app.publication.platforms import load_platforms
from ui.handin.caption_editor import CaptionEditor
from ui.theme import Theme


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> CaptionEditor:
    """An editor over the platforms that ship."""
    editor = CaptionEditor(theme, load_platforms())
    qtbot.addWidget(editor)
    return editor


def chosen(editor: CaptionEditor, key: str) -> None:
    """The person chooses a platform."""
    place = editor.choice.findData(key)
    editor.choice.setCurrentIndex(place)
    editor.choice.activated.emit(place)


def test_a_narrative_that_is_too_long_for_a_platform_is_told(editor: CaptionEditor) -> None:
    editor.show_wording(Wording("a" * 300))
    assert "Terlalu panjang untuk X" in editor.fold.toolTip()
    chosen(editor, "x")
    assert editor.count == "300 dari 280"
    assert editor.findings == ["20 karakter terlalu panjang (paling banyak 280). Ringkaslah."]


def test_a_caption_belongs_to_its_platform_alone(editor: CaptionEditor) -> None:
    written: list[tuple[str, str]] = []
    editor.caption_edited.connect(lambda key, text: written.append((key, text)))
    editor.show_wording(Wording("Narasi"))
    chosen(editor, "x")
    editor.text.setPlainText("Pendek")
    chosen(editor, "threads")
    assert editor.text.toPlainText() == ""
    chosen(editor, "x")
    assert editor.text.toPlainText() == "Pendek"
    assert written == [("x", "Pendek")]
    assert "1 ditulis" in editor.fold.text()
