"""Whatever a file holds: a picture or a plain reason, in time, and the next file works.

A few seconds of it each time; MEJASIAR_FUZZ_SECONDS gives it more, as .ci/run does, and then
MEJASIAR_FUZZ_SEED repeats a run. What fails is kept as a file in tests/fuzz/found and tried again
from then on.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from secrets import randbelow

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from app.errors import Failure, Refusal
from app.media.limits import Limits
from app.media.shelf import Shelf
from app.media.workers import Workers
from tests.fuzz.mutations import FOUND, PHOTOS, VIDEOS, Hostile, good_files, hostile_files

SECONDS = float(os.environ.get("MEJASIAR_FUZZ_SECONDS", "5"))
FIRST_SEED = int(
    os.environ.get(
        "MEJASIAR_FUZZ_SEED",
        randbelow(2**32) if "MEJASIAR_FUZZ_SECONDS" in os.environ else 20261123,
    )
)
AT_ONCE = 40  # files of one seed
LIMITS = Limits(memory_bytes=2_000_000_000)
PLAIN = {
    "camera_raw",
    "empty_file",
    "no_picture",
    "not_media",
    "too_long",
    "too_many_pixels",
    "too_many_tracks",
    "too_much_memory",
    "unreadable_media",
}
ORIGINAL = "ab" * 32


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """One real worker, with less memory than an office's has."""
    workers = Workers(LIMITS, count=1)
    with pytest.raises(Refusal):
        workers.inspect(FOUND)  # runs before the first test looks what runs
    yield workers
    workers.close()


def outcome(workers: Workers, path: Path, root: Path) -> str:
    """What came of a file: pictures, or the code of the refusal (with its reason if it died)."""
    try:
        facts = workers.inspect(path)
        assert facts.width > 0
        assert facts.height > 0
        made = workers.make_previews(path, ORIGINAL, root)
        Shelf(root).holds(ORIGINAL, made)
        workers.look(path if facts.kind == "video" else None, ORIGINAL, root)
        if facts.kind == "photo":
            shown = workers.decode(path, 1_000_000)
            assert len(shown.rows) == shown.width * shown.height * 4
    except Failure as failure:
        return "crashed" if failure.facts.get("reason") == "crashed" else failure.code
    return "pictures"


def fault_of(workers: Workers, content: bytes, folder: Path) -> str:
    """What came of a file that never may, which is kept to be looked at; empty if all is well."""
    path = folder / "IMG_0001.JPG"
    path.write_bytes(content)
    before = {found.name for found in folder.parent.iterdir()}
    found = outcome(workers, path, folder)
    if found not in PLAIN | {"pictures"}:
        kept = FOUND / f"{found}-{hashlib.sha256(content).hexdigest()[:12]}"
        kept.write_bytes(content)
        return f"{found}; kept as {kept.name}"
    beside = {found.name for found in folder.parent.iterdir()} ^ before
    return f"changed beside its place: {beside}" if beside else ""


def test_hostile_files_give_a_picture_or_a_plain_reason(workers: Workers, tmp_path: Path) -> None:
    folder = tmp_path / "staging"
    folder.mkdir()
    until = time.monotonic() + SECONDS
    number = FIRST_SEED
    while time.monotonic() < until:
        sys.stdout.write(f"MEJASIAR_FUZZ_SEED={number}\n")  # shown when it fails

        @seed(number)
        @settings(
            max_examples=AT_ONCE,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(hostile_files())
        def round_of(hostile: Hostile) -> None:
            assert fault_of(workers, hostile.content, folder) == ""

        round_of()
        number += 1


@pytest.mark.parametrize("name", sorted(path.name for path in FOUND.iterdir()) or ["none"])
def test_what_once_failed_does_not_fail_again(workers: Workers, tmp_path: Path, name: str) -> None:
    if name == "none":
        pytest.skip("nothing has failed yet")
    folder = tmp_path / "staging"
    folder.mkdir()
    assert fault_of(workers, (FOUND / name).read_bytes(), folder) == ""


@pytest.mark.parametrize("name", [*PHOTOS, *(f"video in {container}" for container, _ in VIDEOS)])
def test_what_the_changes_begin_with_gives_pictures(
    workers: Workers, tmp_path: Path, name: str
) -> None:
    (tmp_path / "a").write_bytes(good_files()[name])
    assert outcome(workers, tmp_path / "a", tmp_path) == "pictures"
