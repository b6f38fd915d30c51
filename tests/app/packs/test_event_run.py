"""Events in a pack: what was laid in is what comes out, and lengths that lie are refused."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest

from app.domain.events import Sealed, digest
from app.errors import Refusal
from app.packs.event_run import Laid, read_run, write_run
from app.packs.manifest import NOTHING, Part

EVENTS: list[Laid] = [
    (3, Sealed(digest(b"amplop"), b"amplop", b"isi", b"s" * 64)),
    (9, Sealed(digest(b"dimusnahkan"), b"dimusnahkan", None, b"t" * 64)),
    (0, Sealed(digest(b"kosong"), b"kosong", b"", b"u" * 64)),
]


def laid() -> tuple[bytes, Part]:
    file = io.BytesIO()
    part = write_run(EVENTS, file)
    return file.getvalue(), part


def test_events_come_out_as_they_went_in() -> None:
    content, part = laid()
    assert list(read_run(io.BytesIO(content), part)) == EVENTS
    assert (part.count, part.size, part.digest) == (3, len(content), digest(content))


def test_an_empty_run_is_what_a_manifest_says_without_one() -> None:
    assert write_run([], io.BytesIO()) == Part()
    assert digest(b"") == NOTHING


@pytest.mark.parametrize("change", [{"count": 4}, {"count": 2}, {"size": 10}, {"size": 10**9}])
def test_counts_and_sizes_that_lie_are_refused(change: dict[str, Any]) -> None:
    content, part = laid()
    with pytest.raises(Refusal, match="pack_unsound"):
        list(read_run(io.BytesIO(content), replace(part, **change)))


def test_a_length_beyond_all_measure_is_refused_before_anything_is_read() -> None:
    content, part = laid()
    bomb = content[:8] + (2**31).to_bytes(4) + content[12:]
    with pytest.raises(Refusal, match="pack_unsound"):
        list(read_run(io.BytesIO(bomb), replace(part, size=10**12)))


def test_a_place_that_no_ledger_has_is_refused() -> None:
    content, part = laid()
    far = (2**63).to_bytes(8) + content[8:]
    with pytest.raises(Refusal, match="pack_unsound"):
        list(read_run(io.BytesIO(far), part))
