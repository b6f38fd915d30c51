"""What every test of the window needs: the theme as it ships, tasks that end, kept messages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.icons import Icons, icon_fonts
from ui.messages import Messages, Notice
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.thumbs import Thumbs


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> Icons:
    """Read once: the character map has thousands of entries."""
    return Icons(icon_fonts())


@pytest.fixture
def theme(qapp: QApplication, icons: Icons) -> Theme:
    """The light theme at 100 % text, applied; a test may apply it anew."""
    theme = Theme(resource(), icons)
    theme.apply(qapp, "light", 1.0)
    return theme


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """Closed at the end, so that no thread outlives its test."""
    tasks = Tasks()
    yield tasks
    assert tasks.close(5.0), "a task or a loop still hangs"


@pytest.fixture
def thumbs(tasks: Tasks) -> Thumbs:
    """Thumbnails that are really read from files."""
    return Thumbs(tasks)


@pytest.fixture
def messages(theme: Theme) -> Messages:
    """The one door to the user."""
    return Messages(theme)


@pytest.fixture
def told(messages: Messages) -> list[Notice]:
    """What `messages` told, in order."""
    notices: list[Notice] = []
    messages.told.connect(notices.append)
    return notices


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A small photo: wider than high, red."""
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#c03020"))
    path = tmp_path / "foto.jpg"
    assert image.save(str(path))
    return path
