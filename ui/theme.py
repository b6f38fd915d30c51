"""How the window looks: colours, type and icons, for light and dark and for larger text."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from ui.icons import Icons

FONT_ROLES = {  # role -> (size in px at 100 %, weight)
    "body": (13, QFont.Weight.Normal),
    "strong": (13, QFont.Weight.DemiBold),
    "soft": (12, QFont.Weight.Normal),
    "small": (11, QFont.Weight.Normal),
    "section": (11, QFont.Weight.DemiBold),
    "time": (12, QFont.Weight.Medium),
    "figure": (12, QFont.Weight.DemiBold),
    "title": (18, QFont.Weight.Bold),
    "button": (14, QFont.Weight.DemiBold),
}
SIZED = re.compile(r"(\d+)sp\b")
NAMED = re.compile(r"\$(\w+)")
LARGEST, SMALLEST = 1.5, 1.0


class Theme(QObject):
    """The one source of looks; widgets take it as an argument and ask it while they paint."""

    #: colours or sizes are different from now on; who cached any asks again
    changed = Signal()

    def __init__(self, resources: Path, icons: Icons) -> None:
        super().__init__()
        self._tables = tomllib.loads((resources / "theme.toml").read_text("utf-8"))
        self._qss = (resources / "app.qss").read_text("utf-8")
        self._shapes = (resources / "icons").as_posix()
        self._icons = icons
        self._pictures: dict[tuple[str, str, int, bool], QPixmap] = {}
        self._fonts: dict[str, QFont] = {}
        self._heights: dict[str, float] = {}
        self.dark = False
        self.text_scale = SMALLEST
        self.family = QFont().family()

    def apply(self, app: QApplication, scheme: str = "system", text_scale: float = 1.0) -> None:
        """Dress the whole application. `scheme` is "light", "dark" or "system"; scale 1.0–1.5."""
        self.text_scale = min(max(text_scale, SMALLEST), LARGEST)
        self.dark = _is_dark(app, scheme)
        self.family = _first_installed(self._tables["type"]["families"])
        for kept in (self._pictures, self._fonts, self._heights):
            kept.clear()
        app.setStyle("Fusion")
        app.setPalette(self._palette())
        app.setFont(self.font("body"))  # first: what stands there is dressed in the font in force
        app.setStyleSheet(self.stylesheet())
        app.setFont(self.font("body"))  # last: a first stylesheet brings back the system's others
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """A token of theme.toml in the scheme in force; an unknown one is a bug."""
        return QColor(self.tokens[token])

    @property
    def tokens(self) -> dict[str, str]:
        """The colours of the scheme in force, as "#rrggbb"."""
        table: dict[str, str] = self._tables["dark" if self.dark else "light"]
        return table

    @property
    def mark_colours(self) -> list[str]:
        """The colours that marks on photos are drawn in, one per person, as "#rrggbb"."""
        colours: list[str] = self._tables["marks"]["colours"]
        return colours

    def px(self, size: float) -> int:
        """A length of the drawings (at 100 % text) in pixels at the present text scale."""
        return round(size * self.text_scale)

    def zone(self, size: float) -> int:
        """The width of a whole zone: it grows half as fast as the text, to leave room."""
        return round(size * (1 + (self.text_scale - 1) / 2))

    def font(self, role: str) -> QFont:
        """The font of a role of FONT_ROLES; figures are tabular, so that time does not jump."""
        if role not in self._fonts:
            self._fonts[role] = self._font(role)
        return QFont(self._fonts[role])  # the caller's own, which shares what was found for it

    def line_height(self, role: str) -> float:
        """How high a line of that font is, in pixels."""
        if role not in self._heights:
            self._heights[role] = QFontMetricsF(self.font(role)).height()
        return self._heights[role]

    def _font(self, role: str) -> QFont:
        size, weight = FONT_ROLES[role]
        font = QFont(self.family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def icon(self, name: str, token: str = "soft", side: int = 16) -> QIcon:
        """An icon for a button, in a colour of the theme."""
        return self._icons.icon(name, self.px(side), self.color(token), self.color("faint"))

    def picture(self, name: str, token: str, side: int) -> QPixmap:
        """An icon as a picture for a label; kept, since labels ask often."""
        key = (name, token, side, self.dark)
        if key not in self._pictures:
            self._pictures[key] = self._icons.pixmap(name, self.px(side), self.color(token), 2.0)
        return self._pictures[key]

    def paint_icon(self, painter: QPainter, name: str, box: QRectF, token: str) -> None:
        """Draw an icon into the box, for widgets that paint themselves."""
        self._icons.paint(painter, name, box, self.color(token))

    def icon_size(self, side: int = 16) -> QSize:
        """The size to give to a button for an icon of `side`."""
        return QSize(self.px(side), self.px(side))

    def stylesheet(self) -> str:
        """app.qss with the tokens and the scaled sizes in place."""
        sized = SIZED.sub(lambda found: f"{self.px(int(found[1]))}px", self._qss)
        words = {**self.tokens, "icons": self._shapes, "scheme": "dark" if self.dark else "light"}
        return NAMED.sub(lambda found: words[found[1]], sized)

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for token, roles in {
            "background": (role.Window,),
            "panel": (role.Base, role.Button),
            "line": (role.Mid, role.Midlight, role.Light, role.Dark),
            "ink": (role.WindowText, role.Text, role.ButtonText, role.ToolTipBase),
            "soft": (role.PlaceholderText,),
            "brand": (role.Highlight, role.Link, role.Accent),
            "on_brand": (role.HighlightedText,),
            "selection": (role.AlternateBase,),
        }.items():
            for each in roles:
                palette.setColor(each, self.color(token))
        closed = QPalette.ColorGroup.Disabled
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(closed, each, self.color("soft"))
        return palette


def _is_dark(app: QApplication, scheme: str) -> bool:
    if scheme == "system":
        return app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return scheme == "dark"


def _first_installed(families: list[str]) -> str:
    for family in families:
        if QFontDatabase.hasFamily(family):
            return family
    return QFont().family()
