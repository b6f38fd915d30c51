"""What changed since the last revision is shown word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.diff_text import DiffText, Piece, pieces

WORDS = st.lists(st.sampled_from(["Bupati", "meninjau", "jalan", "desa"])).map(" ".join)


def test_a_replaced_word_is_taken_out_and_put_in() -> None:
    assert pieces("Bupati meninjau pembangunan jalan", "Bupati meninjau peningkatan jalan") == [
        Piece("Bupati meninjau ", "same"),
        Piece("pembangunan ", "out"),
        Piece("peningkatan ", "in"),
        Piece("jalan", "same"),
    ]


@given(WORDS, WORDS)
def test_both_revisions_can_be_read_from_the_pieces(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.change != "out") == after
    kept = [piece.text for piece in found if piece.change != "in"]
    assert "".join(kept).split() == before.split()


def test_texts_made_to_be_compared_for_minutes_are_told_as_a_whole() -> None:
    before, after = "x y " * 8_000, "y x " * 8_000 + "z"
    assert pieces(before, after) == [Piece(before, "out"), Piece(after, "in")]
    assert pieces(before, before) == [Piece(before, "same")]


def test_without_an_earlier_revision_the_text_stands_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    text = DiffText(theme)
    qtbot.addWidget(text)
    text.set_texts("Bupati <b>meninjau</b> jalan.")
    assert text.toPlainText() == "Bupati <b>meninjau</b> jalan."


def test_what_was_taken_out_is_struck_through(theme: Theme, qtbot: QtBot) -> None:
    text = DiffText(theme)
    qtbot.addWidget(text)
    text.set_texts("jalan baru", before="jalan lama")
    assert text.toPlainText() == "jalan lama baru"
    cursor = text.textCursor()
    cursor.setPosition(8)
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(13)
    assert not cursor.charFormat().fontStrikeOut()
