"""A narrative with what changed since the last revision, word by word."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.theme import Theme

WORDS = re.compile(r"\S+\s*|\s+")
MOST_PAIRS = 100_000  # of equal words in the two texts; two thousand ordinary words have a fifth
LINE_HEIGHT = 145  # per cent: changes are easier to tell apart with air between the lines


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that was kept, taken out or put in."""

    text: str
    change: str  # same | out | in


class DiffText(QTextEdit):
    """Read only, plain text: what was taken out is struck through, what was put in is tinted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before = self._after = ""
        self.setObjectName("plain")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        theme.changed.connect(self._refresh)

    def set_texts(self, after: str, before: str | None = None) -> None:
        """Show `after`; with `before` also what changed from it."""
        shown = after if before is None else before
        if (shown, after) != (self._before, self._after):
            self._before, self._after = shown, after
            self._refresh()

    def sizeHint(self) -> QSize:
        """Four lines; the layout gives it what is left."""
        return QSize(self._theme.px(200), self._theme.px(84))

    def _refresh(self) -> None:
        self.clear()
        spaced = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        spaced.setLineHeight(LINE_HEIGHT, kind)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(spaced)
        for piece in pieces(self._before, self._after):
            words = piece.text.rstrip()
            cursor.insertText(words, self._format(piece.change))
            cursor.insertText(piece.text[len(words) :] or self._gap(piece), self._format("same"))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _gap(self, piece: Piece) -> str:
        return " " if piece.change == "out" else ""

    def _format(self, change: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._theme.color("ink"))
        if change == "out":
            look.setForeground(self._theme.color("problem"))
            look.setBackground(self._theme.color("problem_soft"))
            look.setFontStrikeOut(True)
        elif change == "in":
            look.setForeground(self._theme.color("ok"))
            look.setBackground(self._theme.color("ok_soft"))
        return look


def pieces(before: str, after: str) -> list[Piece]:
    """What turns `before` into `after`, in runs of whole words; all but "out" make `after`."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    found: list[Piece] = []
    for tag, old_start, old_end, new_start, new_end in _opcodes(old, new):
        if tag == "equal":
            found.append(Piece("".join(new[new_start:new_end]), "same"))
            continue
        if old_end > old_start:
            found.append(Piece("".join(old[old_start:old_end]), "out"))
        if new_end > new_start:
            found.append(Piece("".join(new[new_start:new_end]), "in"))
    return found


def _opcodes(old: list[str], new: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """As difflib tells them; texts that it would compare for minutes are told as a whole."""
    if old == new:
        return [("equal", 0, len(old), 0, len(new))] if old else []
    counts = Counter(new)
    if sum(counts[word] for word in old) > MOST_PAIRS:
        return [("replace", 0, len(old), 0, len(new))]
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
