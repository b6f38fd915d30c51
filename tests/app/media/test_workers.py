"""No file takes the window down: what goes wrong in a worker concerns that file alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from app.errors import Refusal, Unavailable
from app.media.limits import Limits
from app.media.workers import Workers
from tests.app.media.bombs import jpeg_of_scans

ORIGINAL = "ef" * 32

STOPS = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process")


@pytest.fixture
def start() -> Iterator[Callable[[Limits], Workers]]:
    started: list[Workers] = []

    def make(limits: Limits) -> Workers:
        started.append(Workers(limits, count=1))
        return started[-1]

    yield make
    for workers in started:
        workers.close()
    assert active_children() == []


Start = Callable[[Limits], Workers]


def test_nothing_runs_before_the_first_file(start: Start, photo: Path) -> None:
    workers = start(Limits())
    assert workers.process_ids() == []
    assert workers.inspect(photo).width == 640
    assert len(workers.process_ids()) == 1


def test_facts_previews_and_refusals_come_back_from_the_worker(
    start: Start, photo: Path, tmp_path: Path
) -> None:
    workers = start(Limits(photo_pixels=640 * 480))
    assert workers.inspect(photo).kind == "photo"
    assert set(workers.make_previews(photo, ORIGINAL, tmp_path)) == {"thumb.jpg", "screen.jpg"}
    assert workers.glance(photo).startswith(b"\xff\xd8\xff")

    Image.new("RGB", (641, 480)).save(tmp_path / "large.png")
    with pytest.raises(Refusal, match="too_many_pixels") as refused:
        workers.inspect(tmp_path / "large.png")
    assert refused.value.facts["limit_pixels"] == 640 * 480
    with pytest.raises(Unavailable, match="source_unreadable"):
        workers.inspect(tmp_path / "gone.jpg")


def test_a_photo_comes_back_as_the_window_paints_it(start: Start, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (400, 200), (200, 30, 60)).save(tmp_path / "a.png", exif=exif)

    shown = start(Limits()).decode(tmp_path / "a.png", 1_000_000)

    assert (shown.width, shown.height) == (200, 400)
    assert shown.rows[:3] == bytes((60, 30, 200))
    assert len(shown.rows) == 200 * 400 * 4


def test_a_photo_with_more_pixels_than_asked_for_comes_back_smaller(
    start: Start, photo: Path
) -> None:
    shown = start(Limits()).decode(photo, 640 * 480 // 4)
    assert (shown.width, shown.height) == (320, 240)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the threads of another")
def test_a_worker_keeps_nothing_of_the_videos_that_it_opened(
    start: Start, video: Path, tmp_path: Path
) -> None:
    workers = start(Limits())
    for _ in range(12):
        workers.make_previews(video, ORIGINAL, tmp_path)
    with pytest.raises(Refusal):
        workers.inspect(tmp_path)  # once it answers this, it has tidied up after the last video
    [pid] = workers.process_ids()
    assert len(list(Path(f"/proc/{pid}/task").iterdir())) < 10


def test_a_video_is_not_decoded_as_a_photo(start: Start, video: Path) -> None:
    with pytest.raises(Refusal, match="not_media"):
        start(Limits()).decode(video, 1_000_000)


@STOPS
def test_a_hung_worker_is_ended_and_the_next_file_works(
    start: Start, photo: Path, tmp_path: Path
) -> None:
    workers = start(Limits(seconds=0.5))
    workers.inspect(photo)
    [hung] = workers.process_ids()
    os.kill(hung, signal.SIGSTOP)

    with pytest.raises(Refusal, match="too_slow"):
        workers.inspect(photo)

    Image.new("RGB", (64, 48)).save(tmp_path / "next.png")
    assert workers.inspect(tmp_path / "next.png").width == 64
    assert workers.process_ids() != [hung]


def test_a_file_that_took_too_long_is_not_tried_again_at_once(
    start: Start, photo: Path, tmp_path: Path
) -> None:
    workers = start(Limits(seconds=0.5))
    (tmp_path / "slow.jpg").write_bytes(jpeg_of_scans())
    with pytest.raises(Refusal, match="too_slow"):
        workers.make_previews(tmp_path / "slow.jpg", ORIGINAL, tmp_path)
    assert workers.process_ids() == []

    (tmp_path / "copy.jpg").write_bytes(jpeg_of_scans())
    with pytest.raises(Refusal, match=r"too_slow.*copy\.jpg"):
        workers.inspect(tmp_path / "copy.jpg")

    assert workers.process_ids() == [], "nobody was even asked"
    assert workers.inspect(photo).width == 640


def test_a_worker_killed_at_work_costs_that_file_alone(
    start: Start, photo: Path, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource", reason="Windows sets no limits from outside")
    (tmp_path / "heavy.jpg").write_bytes(jpeg_of_scans())
    workers = start(Limits())
    workers.inspect(photo)
    [doomed] = workers.process_ids()
    # One second of its processor time, imports included: the system kills it in the middle.
    resource.prlimit(doomed, resource.RLIMIT_CPU, (1, 1))

    with pytest.raises(Refusal, match=r"unreadable_media.*crashed"):
        workers.make_previews(tmp_path / "heavy.jpg", ORIGINAL, tmp_path)

    assert workers.inspect(photo).width == 640
    assert workers.process_ids() != [doomed]


@STOPS
def test_a_worker_that_died_while_idle_is_not_noticed(start: Start, photo: Path) -> None:
    workers = start(Limits())
    workers.inspect(photo)
    [dead] = workers.process_ids()
    os.kill(dead, signal.SIGKILL)
    os.waitid(os.P_PID, dead, os.WEXITED | os.WNOWAIT)

    assert workers.inspect(photo).width == 640


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not limit a worker's memory")
def test_a_file_that_wants_too_much_memory_is_refused(start: Start, tmp_path: Path) -> None:
    Image.new("RGB", (9000, 9000)).save(tmp_path / "wide.png", compress_level=1)
    workers = start(Limits(memory_bytes=400 * 1024**2))
    with pytest.raises(Refusal, match="too_much_memory"):
        workers.make_previews(tmp_path / "wide.png", ORIGINAL, tmp_path)


def test_closing_leaves_nothing_running_and_takes_no_more(start: Start, photo: Path) -> None:
    workers = start(Limits())
    workers.inspect(photo)

    workers.close()

    assert active_children() == []
    assert workers.process_ids() == []
    with pytest.raises(Unavailable, match="workers_stopped"):
        workers.inspect(photo)


def test_the_window_does_not_load_the_decoders() -> None:
    code = (
        "import sys, app.media.workers, app.media.vault, app.media.shelf\n"
        "print([name for name in ('PIL', 'av', 'cv2', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@STOPS
def test_closing_wakes_who_waits_for_a_file(start: Start, photo: Path) -> None:
    workers = start(Limits(seconds=60))
    workers.inspect(photo)
    [busy] = workers.process_ids()
    os.kill(busy, signal.SIGSTOP)
    told: list[str] = []

    def ask() -> None:
        with pytest.raises(Unavailable) as refused:
            workers.inspect(photo)
        told.append(refused.value.code)

    asker = threading.Thread(target=ask)
    asker.start()
    workers.close()
    asker.join(10)

    assert told == ["workers_stopped"]
    assert workers.process_ids() == []
