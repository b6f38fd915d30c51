"""What is said over a video that does not play here, with the way to get it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.formats import stopwatch
from ui.progress import Advance
from ui.texts import video as words
from ui.theme import Theme
from ui.viewer.item import ViewerItem
from ui.widgets.progress_row import ProgressRow

WIDTH, MARGIN, NARROW = 440, 24, 480


class VideoNotice(QFrame):
    """A sentence, a button, and the progress of what the button began; hidden without any."""

    #: the person wants the file
    asked = Signal()
    #: the person wants it no longer
    given_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._area = parent.rect()
        self._briefly = False  # the button says it as well
        self._over_picture = True
        self.setObjectName("pill")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.offer = QPushButton(self)
        self.offer.setProperty("kind", "offer")
        self.progress = ProgressRow(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        column.setSpacing(theme.px(6))
        column.addWidget(self.words)
        column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.progress)
        self.offer.clicked.connect(self.asked)
        self.progress.cancel_requested.connect(self.given_up)
        self.hide()

    def show_words(self, told: str, offer: str = "", briefly: bool = False) -> None:
        """Say this; with `offer`, have a button that says that, `briefly` without the rest."""
        self._briefly = briefly
        self.words.setText(told)
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self.progress.finish()
        self.setVisible(bool(told or offer))
        self.place()

    def want(self, sought: bool) -> None:
        """The person wants it to play: it is asked for, unless it is still looked for here."""
        if sought:
            self.show_words(words.SOUGHT)
        else:
            self.asked.emit()

    def show_break(self, at: int, whole: int) -> None:
        """The video ended there, long before its end."""
        told = words.BROKEN_OFF.format(at=stopwatch(at), whole=stopwatch(whole))
        self.show_words(told)

    def show_advance(self, advance: Advance) -> None:
        """How far the bringing has come."""
        self.offer.hide()
        self.progress.show_advance(advance)
        self.show()
        self.place()

    def finish(self) -> None:
        """Nothing is brought any more; what was offered before is offered again."""
        self.progress.finish()
        self.offer.setVisible(bool(self.offer.text()))
        self.place()

    def place(self, area: QRect | None = None, over_picture: bool | None = None) -> None:
        """In the `area` of the picture: at its top, or where it is narrow in its middle.

        There other signs take the top, and the button says enough by itself. In the middle too
        where there is no picture to be covered. What is not given stays as it was.
        """
        self._area = area or self._area
        self._over_picture = self._over_picture if over_picture is None else over_picture
        narrow = self._area.width() < self._theme.px(NARROW)
        plain = bool(self.offer.text()) and self._briefly and self._over_picture
        self.words.setVisible(bool(self.words.text()) and not (narrow and plain))
        self.setFixedWidth(max(self._needed(self._area.width() - self._theme.px(MARGIN)), 1))
        wrapped = self.heightForWidth(self.width())  # negative where nothing wraps
        self.resize(self.width(), wrapped if wrapped > 0 else self.sizeHint().height())
        middle = (self._area.height() - self.height()) // 2
        down = self._theme.px(12) if self._over_picture and not narrow else middle
        self.move((self._area.width() - self.width()) // 2, down)
        self.raise_()

    def _needed(self, most: int) -> int:
        widest = min(self._theme.px(WIDTH), most)
        if self.progress.isVisibleTo(self):
            return widest
        said = self.words.text() if self.words.isVisibleTo(self) else ""
        words = self.words.fontMetrics().horizontalAdvance(said)
        return min(max(words, self.offer.sizeHint().width()) + self._theme.px(36), widest)


def what_is_missing(item: ViewerItem, failed: bool, frames: int) -> str:
    """Why the video does not play here, and what there is of it; "" where it may play."""
    if item.note:
        return item.note
    if item.sought:
        return ""
    if failed:
        told = words.NO_CODEC_FILM if frames else words.NO_CODEC
    elif item.path is None:
        told = words.ABSENT_FILM if frames else words.ABSENT if item.size else words.LOST
    else:
        return ""
    return told.format(count=frames)


def offer_of(item: ViewerItem) -> str:
    """What the button says that brings the file; "" where it is here, or cannot be brought."""
    absent = item.path is None and not item.sought
    return words.fetch_words(item.size) if absent and item.size else ""
