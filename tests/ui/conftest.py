"""What every test of the window needs: the theme as it ships, tasks that end, kept messages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.demo.office import PASSPHRASE, demo_person, found_demo, join_demo
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.station import Station
from resources import resource
from ui.icons import Icons, icon_fonts
from ui.messages import Messages, Notice
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace

PATIENCE = 10.0  # seconds for a workplace to end


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> Icons:
    """Read once: the character map has thousands of entries."""
    return Icons(icon_fonts())


@pytest.fixture(autouse=True)
def still(qapp: QApplication) -> None:
    """No animation, whatever the system wants: what is asked for is shown at once."""
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, False)


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


@pytest.fixture(scope="session")
def founded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office as it was founded, with its people; never touched, only copied."""
    root = tmp_path_factory.mktemp("demo") / "kantor"
    found_demo(root)
    return root


@pytest.fixture
def demo_office(founded_demo: Path, tmp_path: Path) -> Path:
    """A demo office of the test's own; no coverage is open in it."""
    root = tmp_path / "kantor"
    shutil.copytree(founded_demo, root)
    return root


@pytest.fixture
def workplace(
    qapp: QApplication, demo_office: Path, tmp_path: Path
) -> Iterator[Callable[[str], Workplace]]:
    """Makes the workplace of a demo person ("Kepala Bagian"), signed in, at a PC of their own.

    Its courier and its carrier run. The same name gives the same workplace.
    """
    made: dict[str, Workplace] = {}

    def make(name: str) -> Workplace:
        if name not in made:
            made[name] = _seated(demo_office, tmp_path / f"pc-{len(made)}", name)
        return made[name]

    yield make
    ended = [_left(workplace) for workplace in made.values()]
    assert all(ended), "a lane of a workplace still hangs"


def _seated(office: Path, profile_root: Path, name: str) -> Workplace:
    profile = Profile(profile_root)
    join_demo(office, profile)
    station = Station(OfficeFolder(office), profile, Limits())
    while not station.projection.office.posts:
        station.tick()
    station.sign_in(demo_person(station, name), PASSPHRASE)
    workplace = Workplace(station, Tasks())
    workplace.start()
    return workplace


def _left(workplace: Workplace) -> bool:
    ended = workplace.tasks.close(PATIENCE)
    workplace.station.close()
    return ended
