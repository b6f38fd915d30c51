"""The guards of tests/conftest.py do fail what they are there to fail, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

CARELESS = """
import logging, os, subprocess, sys, threading, warnings
from pathlib import Path
import platformdirs

stop = threading.Event()

def test_thread():
    threading.Thread(target=stop.wait, args=(20,), daemon=True).start()

def test_process():
    global child
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)

def test_record():
    logging.getLogger("app").warning("unexpected")

def test_warning():
    warnings.warn("old ways", DeprecationWarning)

def test_window(qapp):
    from PySide6.QtWidgets import QWidget
    global window
    window = QWidget()
    window.show()

def test_qt_message(qapp):
    from PySide6.QtCore import qWarning
    qWarning("something is amiss")

def test_tidy_window(qtbot):
    from PySide6.QtWidgets import QWidget
    window.close()
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    widget.resize(300, 200)
    qtbot.waitExposed(widget)

def test_letting_go_of_a_widget(qapp):
    from PySide6.QtWidgets import QWidget
    global let_go
    let_go = QWidget()
    let_go.deleteLater()

def test_tidy_widget(qapp):
    from shiboken6 import isValid
    assert not isValid(let_go)

def test_tidy_record(caplog):
    logging.getLogger("app").warning("expected")
    assert "expected" in caplog.text
    caplog.clear()

def test_tidy_folders(tmp_path_factory):
    own = tmp_path_factory.getbasetemp()
    assert Path(platformdirs.user_data_dir("x")).is_relative_to(own)
"""
GUARDED = ("thread", "process", "record", "warning", "window", "qt_message")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of a few careless tests, run under our own guards."""
    folder = tmp_path_factory.mktemp("careless")
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
    (folder / "tests" / "test_careless.py").write_text(CARELESS)
    command = [sys.executable, "-m", "pytest", "-rA", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", GUARDED)
def test_what_a_test_leaves_behind_fails_it(outcome: str, name: str) -> None:
    assert re.search(rf"^(ERROR|FAILED) tests/test_careless.py::test_{name}\b", outcome, re.M)


@pytest.mark.parametrize("name", ["tidy_window", "tidy_widget", "tidy_record", "tidy_folders"])
def test_a_tidy_test_passes(outcome: str, name: str) -> None:
    line = f"tests/test_careless.py::test_{name}"
    assert f"PASSED {line}" in outcome
    assert f"ERROR {line}" not in outcome
