"""The middle of the hand-in page: where files come in, how far they are, what there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from app.domain.media import MediaItem
from app.drafts import Draft
from ui.formats import counted
from ui.handin.edits import place_of
from ui.handin.item_hints import ItemHints
from ui.handin.look_again import LookAgain
from ui.handin.media_tiles import NotTaken
from ui.handin.tile_tools import TileTools
from ui.messages import Action, Notice
from ui.models.media_model import MediaTile
from ui.progress import Advance
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.drop_zone import DropZone
from ui.widgets.label import small_label
from ui.widgets.media_grid import MediaGrid
from ui.widgets.progress_row import ProgressRow
from ui.widgets.thumbs import Thumbs

TELL_MS = 100
HIGH, LOW = 74, 52  # of the place to drop files: with media there it gives them room
HINT = (
    "Foto JPEG, PNG, WebP, HEIC, TIFF; video MP4, MOV, 3GP, MKV, AVI, MTS, dan lainnya. Berkas "
    "disalin ke PC ini dahulu, lalu dikirim sendiri ke folder kantor setelah diserahkan."
)


class MediaZone(QWidget):
    """Shows a draft's media; what a person wants of them is told, never done here."""

    #: the sha256 of the tile that was chosen, "" for none that can be worked on
    item_chosen = Signal(str)

    def __init__(self, theme: Theme, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = ""
        self.drop = DropZone(theme, parent=self)
        self.drop.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.edited = QCheckBox("Tambahkan sebagai konten suntingan", self)
        self.edited.setToolTip("Poster atau reel yang dibuat dari foto dan video")
        self._hint = small_label(HINT, self)
        self.progress = ProgressRow(theme, self)
        self._advance: Advance | None = None
        self._telling = QTimer(self, interval=TELL_MS, singleShot=True)
        self._telling.timeout.connect(self._on_telling_timed_out)
        self.grid = MediaGrid(theme, thumbs, self)
        self.tools = TileTools(theme, self)
        self.again = LookAgain(theme, thumbs, self)
        self.hints = ItemHints(theme, self)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(theme.px(6))
        self._banners: dict[str, Banner] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(self._notes)
        for part in (self.drop, self.edited, self._hint, self.progress, self.again):
            column.addWidget(part)
        column.addWidget(self.grid, 1)
        column.addWidget(self.tools)
        column.addWidget(self.hints)
        self.grid.tile_chosen.connect(self._on_tile_chosen)

    @property
    def chosen(self) -> str:
        """The sha256 of the chosen item, or what stands for a file; empty for none."""
        return self._chosen

    @property
    def explained(self) -> str:
        """What is wrong with the chosen file that was not taken, in a sentence; "" for none."""
        chosen = (tile for tile in self.grid.media.tiles() if tile.media_id == self._chosen)
        return next((tile.explained for tile in chosen), "")

    def show_advance(self, advance: Advance) -> None:
        """Show how far the copying is, a few times a second: each time the window is drawn."""
        self._advance = advance
        if not self._telling.isActive():
            self._on_telling_timed_out()

    def finish(self) -> None:
        """Nothing is copied any more."""
        self._advance = None
        self.progress.finish()

    def _on_telling_timed_out(self) -> None:
        if self._advance is not None:
            self.progress.show_advance(self._advance)
            self._advance = None
            self._telling.start()

    def show_media(self, draft: Draft, tiles: list[MediaTile]) -> None:
        """Show the tiles of a draft and of what was not taken."""
        self.grid.set_tiles(tiles)
        self._hint.setVisible(not tiles)
        self.drop.setMaximumHeight(self._theme.zone(LOW) if tiles else self._theme.px(HIGH))
        if all(tile.media_id != self._chosen for tile in tiles):
            self._chosen = ""
        self.show_tools(draft)

    def show_tools(self, draft: Draft) -> None:
        """The tools stand for the chosen item."""
        items: dict[str, MediaItem] = {item.sha256: item for item in draft.media}
        item = items.get(self._chosen)
        place = place_of(draft, self._chosen) if item else 0
        self.tools.show_item(item, place, len(draft.media))

    def choose(self, media_id: str) -> None:
        """Choose this item, and show its tile; one that is not there is ignored."""
        place = self.grid.media.place_of(media_id)
        if place >= 0:
            self.grid.setCurrentIndex(self.grid.media.index(place))
            self.grid.scrollTo(self.grid.media.index(place))

    def show_chosen(self) -> None:
        """Scroll to the chosen tile, where it is not in view."""
        self.grid.scrollTo(self.grid.currentIndex())

    def keep_chosen(self) -> None:
        """Choose the same item again after its place changed."""
        self.choose(self._chosen)

    def say(
        self,
        key: str,
        sentence: str,
        level: str = "info",
        word: str = "",
        call: Callable[[], None] = lambda: None,
    ) -> None:
        """Show a sentence over the media; the next of the same key takes its place."""
        self.unsay(key)
        action = Action(word, call) if word else None
        banner = Banner(self._theme, Notice(sentence, level, action, key), parent=self)
        banner.closed.connect(lambda: self.unsay(key))
        self._banners[key] = banner
        self._notes.addWidget(banner)

    def unsay(self, key: str) -> None:
        """Take a sentence away."""
        banner = self._banners.pop(key, None)
        if banner is not None:
            self._notes.removeWidget(banner)
            banner.hide()
            banner.deleteLater()

    def banner(self, key: str) -> Banner:
        """The banner of a sentence that is shown."""
        return self._banners[key]

    def undo(self) -> None:
        """Take the action of the sentence about what was discarded last, while it is shown."""
        if "undo" in self._banners:
            self._banners["undo"].action.click()

    def said(self) -> dict[str, str]:
        """The sentences that are shown, by key."""
        return {key: banner.notice.sentence for key, banner in self._banners.items()}

    def _on_tile_chosen(self, media_id: str) -> None:
        self._chosen = media_id
        self.item_chosen.emit(media_id)


def trouble_line(not_taken: list[NotTaken], sound: int) -> str:
    """1 berkas tidak dapat diserahkan (gambar terlalu besar). Pilih …; 6 lainnya aman.

    The reason stands there where it is one and short: what helps differs, and is told of each file.
    """
    if not not_taken:
        return ""
    reasons = {each.reason for each in not_taken}
    reason = reasons.pop() if len(reasons) == 1 else ""
    why = f" ({reason[0].lower()}{reason[1:]})" if reason and not reason.endswith(".") else ""
    others = f" {counted(sound, 'lainnya')} aman." if sound else ""
    return (
        f"{counted(len(not_taken), 'berkas')} tidak dapat diserahkan{why}. Pilih berkasnya untuk "
        f"melihat jalan keluarnya, atau buang.{others}"
    )
