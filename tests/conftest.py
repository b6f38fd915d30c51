"""What every test stands on: silence, nothing left running, the person's own folders untouched."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
MEMORY, ROOM = Path("/dev/shm"), 4 << 30  # bytes; what the tests write at once is far less
SERVICES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")

settings.register_profile("ci", deadline=None, max_examples=60, print_blob=True)
settings.load_profile("ci")
if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "linux" and os.environ.get("QT_QPA_PLATFORM") == "offscreen":
    # An office laptop's screen: Qt's own offscreen one is 800 x 800.
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={ROOT / 'tests' / 'screen.json'}"


def pytest_configure(config: pytest.Config) -> None:
    """What tests write lies in memory where there is room: waiting for the disk took half the time.

    The lab's share stays on a disk; PYTEST_DEBUG_TEMPROOT=/tmp puts all the others there as well.
    """
    roomy = sys.platform == "linux" and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    if roomy and config.option.markexpr != "lab":
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_xdist_auto_num_workers() -> int:
    """What `-n auto` means: one more than there are cores, for tests wait now and then."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def samples() -> Path:
    """Real media, kept beside the repository; tests that need them skip where they are absent."""
    folder = ROOT.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("the real media of ../shared/samples are not on this machine")
    return folder


@pytest.fixture(autouse=True)
def _deleted_when_it_ends() -> Iterator[None]:
    """The widgets that a test let go of are gone before the next one, as any event loop has it.

    Hundreds of them would be dressed anew with each theme, which took most of the window's tests.
    """
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks for the PC's folder gets a scratch one, never that of who runs the tests.

    The cache stays: fontconfig keeps its index there, and building it costs seconds.
    """
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path_factory.getbasetemp() / "own-folders"))


@pytest.fixture(autouse=True)
def _no_unexpected_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A WARNING record fails its test; one that expects it asserts it, then `caplog.clear()`."""
    yield
    told = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelname in ("WARNING", "ERROR", "CRITICAL")
    ]
    assert not told, f"logged without being expected: {told}"


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Threads, pools, processes and windows that a test began must be gone when it ends."""
    threads, children, windows = set(threading.enumerate()), set(_children()), _windows()
    yield
    left = [thread for thread in set(threading.enumerate()) - threads if _still_runs(thread)]
    left_children = [_children()[pid] for pid in set(_children()) - children]
    assert not left, f"threads left running: {left}"
    assert not left_children, f"processes left running: {left_children}"
    left_windows = [repr(window) for window in _windows() if window not in windows]
    assert not left_windows, f"windows left open: {left_windows}"
    assert _pool_is_idle(), "work left in the global thread pool"


def _still_runs(thread: threading.Thread) -> bool:
    # Python keeps a dummy for every Qt thread that ever ran Python code, long after its end.
    if thread.__class__.__name__ == "_DummyThread":
        return False
    thread.join(timeout=1)
    return thread.is_alive()


def _children() -> dict[int, str]:
    """Process id to command line of this process's children (Linux: of all, however begun)."""
    multiprocessing.active_children()  # reaps those that have ended
    found: dict[int, str] = {}
    for listed in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):  # a thread may end while it is looked at
            for pid in listed.read_text().split():
                found[int(pid)] = _command_line(pid)
    return {pid: told for pid, told in found.items() if not any(name in told for name in SERVICES)}


def _command_line(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip() or f"{pid} ended"
    except OSError:
        return f"{pid} gone"


def _windows() -> list[object]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]


def _pool_is_idle() -> bool:
    core = sys.modules.get("PySide6.QtCore")
    return core is None or bool(core.QThreadPool.globalInstance().waitForDone(1000))
