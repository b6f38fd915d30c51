"""What is slow to load is not on the way to the inbox."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"av", "bagit", "cv2", "numpy", "openpyxl", "PIL", "pillow_heif", "pyqtgraph", "segno"}
LISTING = "import sys, ui.program, ui.desk_page, ui.tabs.kabag; print(*sys.modules, sep='\\n')"


def loaded() -> set[str]:
    """The modules of a process that could paint Kabag's inbox."""
    told = subprocess.run([sys.executable, "-c", LISTING], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return set(told.stdout.split())


def test_no_decoder_chart_or_workbook_is_loaded_before_the_inbox_is_painted() -> None:
    assert {module.split(".")[0] for module in loaded()} & HEAVY == set()


def test_of_qt_only_what_a_window_needs_is_loaded_before_the_inbox_is_painted() -> None:
    qt = {module for module in loaded() if module.startswith("PySide6.Qt")}
    assert qt <= {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtNetwork"}
