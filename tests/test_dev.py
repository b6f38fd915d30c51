"""The one door: what it asks of a machine, what it installs, and what it says when it may not."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = [pin for pin in re.split(r"\n(?=\S)", LOCK) if pin.strip()]


def name_of(pin: str) -> str:
    return pin.split("==")[0].strip()


def test_it_needs_the_standard_library_only() -> None:
    tree = ast.parse(Path(dev.__file__).read_text(encoding="utf-8"))
    names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_every_package_of_the_lock_is_pinned_with_hashes() -> None:
    assert len(PINS) > 30
    assert [pin for pin in PINS if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_the_lock_names_no_host() -> None:
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|file:", LOCK) == []


def test_the_lock_is_for_linux_and_windows() -> None:
    windows_only = [name_of(pin) for pin in PINS if "sys_platform == 'win32'" in pin]
    assert "pywin32-ctypes" in windows_only


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    wanted = {re.split(r"[<>=~]", name)[0].lower().replace("_", "-") for name in declared}
    assert wanted - {name_of(pin) for pin in PINS} == set()


def test_what_source_packages_are_built_with_is_locked_too() -> None:
    assert set(dev.BUILD) - {name_of(pin) for pin in PINS} == set()


def test_a_second_set_up_does_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "set-up-done")
    monkeypatch.setattr(dev, "complete_system", lambda: None)
    monkeypatch.setattr(dev, "call", lambda *command, **more: calls.append(command))
    dev.set_up()
    first = len(calls)
    dev.set_up()
    assert first > 0
    assert len(calls) == first


def test_a_package_that_an_interrupted_set_up_left_half_done_is_installed_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    half, whole = (tmp_path / f"{name}-1.0.dist-info" for name in ("half", "whole"))
    for record in (half, whole):
        record.mkdir()
    (whole / "INSTALLER").write_text("pip")
    monkeypatch.setattr(dev, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "set-up-done")
    monkeypatch.setattr(dev, "complete_system", lambda: None)
    monkeypatch.setattr(dev, "call", lambda *command, **more: None)
    dev.set_up()
    assert whole.exists()
    assert not half.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Debian and Ubuntu have a system step")
def test_what_the_system_lacks_is_told_as_one_command_to_who_may_not_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev, "lacking", lambda: ["libegl1", "fonts-inter"])
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as told:
        dev.complete_system()
    assert "sudo apt-get install" in str(told.value)
    assert "libegl1 fonts-inter" in str(told.value)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the dynamic linker of Linux")
def test_a_library_that_is_not_there_is_seen_as_lacking() -> None:
    assert dev.loads("libc.so.6")
    assert not dev.loads("libnobody-has-this.so.1")


def test_an_unknown_verb_is_answered_with_the_verbs() -> None:
    door = [sys.executable, str(ROOT / "dev.py"), "dance"]
    told = subprocess.run(door, capture_output=True, text=True)
    assert told.returncode == 2
    assert "usage: python3 dev.py" in told.stdout


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the door begins, on a machine without a display, instead of beginning it."""
    words: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "WINDOWS", False)
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(dev, "within", lambda *module, **how: words.append((*module, how)) or 0)
    return words


def test_without_a_display_the_demo_is_played_and_its_pictures_are_kept(
    begun: list[tuple[object, ...]],
) -> None:
    assert dev.main("run", "--office", "kantor") == 0
    shots = ("--play", "--shots", dev.SHOTS)
    told = {"offscreen": True, "place": None}
    assert begun == [("ui", "demo", *shots, "--office", "kantor", told)]


def test_with_a_display_the_demo_opens_its_window(
    begun: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    dev.main("run")
    assert begun == [("ui", "demo", {"offscreen": False, "place": None})]


def test_the_tests_take_the_arguments_of_pytest(begun: list[tuple[object, ...]]) -> None:
    dev.main("test", "-q", "tests/app")
    assert begun == [("pytest", "-q", "tests/app", {"offscreen": True})]


def test_all_tests_are_shared_by_the_cores(begun: list[tuple[object, ...]]) -> None:
    dev.main("test")
    assert begun[0][:3] == ("pytest", "-n", "auto")


def test_a_check_is_lint_format_and_types(begun: list[tuple[object, ...]]) -> None:
    dev.main("check")
    assert [words[:-1] for words in begun] == [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("mypy",),
    ]
