"""The log in the profile: there when something went wrong, and never without end."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from app.log_file import close_log, open_log


def test_a_day_without_trouble_leaves_no_log(tmp_path: Path) -> None:
    path, handler = open_log(tmp_path)
    close_log(handler)
    assert not path.exists()


def test_an_error_is_kept_until_the_log_is_closed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path, handler = open_log(tmp_path)
    logging.getLogger("mejasiar").error("what went wrong")
    close_log(handler)
    logging.getLogger("mejasiar").error("afterwards")
    caplog.clear()
    told = path.read_text(encoding="utf-8")
    assert "what went wrong" in told
    assert "afterwards" not in told


def test_a_large_log_makes_room_at_the_next_start_and_is_kept(tmp_path: Path) -> None:
    (tmp_path / "mejasiar.log").write_bytes(b"x" * (1 << 20))
    path, handler = open_log(tmp_path)
    close_log(handler)
    assert not path.exists()
    assert (tmp_path / "mejasiar.1.log").stat().st_size == 1 << 20


def test_a_large_log_that_cannot_make_room_keeps_nobody_from_starting(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As on Windows while somebody reads it."""
    (tmp_path / "mejasiar.log").write_bytes(b"x" * (1 << 20))
    (tmp_path / "mejasiar.1.log" / "di jalan").mkdir(parents=True)
    path, handler = open_log(tmp_path)
    logging.getLogger("mejasiar").error("what went wrong")
    close_log(handler)
    caplog.clear()
    assert path.stat().st_size > 1 << 20
