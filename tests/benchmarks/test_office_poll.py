"""Of what strace wrote, the calls between the marks that name the office folder are counted."""

from __future__ import annotations

from pathlib import Path

from benchmarks.office_poll import MARK, POLLS, count

OFFICE = Path("/kantor")


def trace(*lines: str) -> str:
    """As strace writes it for a process that polls, with other work before and after."""
    mark = f'7  newfstatat(AT_FDCWD</>, "{MARK}", 0x7ffd, 0) = -1 ENOENT (No such file)'
    other = '7  read(3</kantor/mejasiar.db>, ""..., 4096) = 4096'
    return "\n".join((other, mark, *lines, mark, other))


def test_calls_and_bytes_are_those_of_one_poll() -> None:
    polls = [
        '7  openat(AT_FDCWD</>, "/kantor/mejasiar.db", O_RDONLY) = 4</kantor/mejasiar.db>',
        '7  read(4</kantor/mejasiar.db>, ""..., 100) = 100',
        "7  close(4</kantor/mejasiar.db>) = 0",
    ] * POLLS
    counted = count(trace(*polls), OFFICE)
    assert (counted.calls, counted.bytes) == (3, 100)


def test_what_concerns_other_folders_is_not_counted() -> None:
    polls = [
        '7  read(4</kantor-pc/events.db>, ""..., 100) = 100',
        "7  futex(0x7f, FUTEX_WAKE) = 1",
    ]
    assert count(trace(*polls), OFFICE).calls == 0


def test_a_call_that_failed_counts_without_bytes() -> None:
    polls = [
        '[pid 9] read(4</kantor/mejasiar.db>, ""..., 100) = -1 EIO (Input/output error)'
    ] * POLLS
    counted = count(trace(*polls), OFFICE)
    assert (counted.calls, counted.bytes) == (1, 0)
