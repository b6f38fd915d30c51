"""The bar over everything: the program's name, the tabs, search, connection, who is signed in."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.theme import Theme
from ui.widgets.connection import ConnectionIndicator
from ui.widgets.search_field import SearchField
from ui.widgets.tab_buttons import TabButtons, TabView
from ui.widgets.user_menu import UserMenu

HEIGHT = 52


class HeaderBar(QFrame):
    """Its parts are public: `tabs`, `search`, `connection`, `user`."""

    def __init__(self, theme: Theme, tabs: list[TabView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(theme.px(HEIGHT))
        brand = QLabel("Meja Siar", self)
        brand.setProperty("role", "brand")
        self.tabs = TabButtons(theme, tabs, self)
        self.search = SearchField(theme, self)
        self.connection = ConnectionIndicator(theme, self)
        self.user = UserMenu(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(14)
        row.addWidget(brand)
        row.addSpacing(theme.px(2))
        row.addWidget(self.tabs)
        row.addStretch(1)
        for part in (self.search, self.connection, self.user):
            row.addWidget(part)
