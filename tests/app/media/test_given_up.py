"""A file that took too long is known by its content, for a minute."""

from __future__ import annotations

from pathlib import Path

from app.media.given_up import FORGOTTEN_AFTER, GivenUp


def test_a_copy_is_the_same_file_and_another_is_not(tmp_path: Path) -> None:
    given_up = GivenUp()
    slow, copy, other = (tmp_path / name for name in ("a", "b", "c"))
    slow.write_bytes(b"slow" * 100_000)
    copy.write_bytes(slow.read_bytes())
    other.write_bytes(b"slow" * 99_999)
    assert not given_up.holds(slow)

    given_up.add(slow)

    assert given_up.holds(slow)
    assert given_up.holds(copy)
    assert not given_up.holds(other)
    assert not given_up.holds(tmp_path / "gone")


def test_after_a_minute_it_may_try_again(tmp_path: Path) -> None:
    now = [100.0]
    given_up = GivenUp(lambda: now[0])
    (tmp_path / "a").write_bytes(b"slow")
    given_up.add(tmp_path / "a")
    now[0] += FORGOTTEN_AFTER + 1
    assert not given_up.holds(tmp_path / "a")


def test_what_cannot_be_read_is_not_remembered(tmp_path: Path) -> None:
    given_up = GivenUp()
    given_up.add(tmp_path / "gone")
    given_up.add(tmp_path)
    assert not given_up.holds(tmp_path)
