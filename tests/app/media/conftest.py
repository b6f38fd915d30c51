"""Photos, videos and folders that the media tests start from."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import av
import pytest
from PIL import Image

from app.media.copying import CHUNK
from app.media.vault import Vault, bag_folder

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"


@pytest.fixture
def samples() -> Path:
    """The real photos and videos that lie beside the repository."""
    if not (SAMPLES / "facts.csv").exists():
        pytest.skip("../shared/samples is not on this machine")
    return SAMPLES


@pytest.fixture
def folder() -> PurePosixPath:
    """The folder of a coverage opened on 22 November 2026."""
    return bag_folder(date(2026, 11, 22), "3fa9c0de" * 4, "Peninjauan jalan desa Kujan")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A plain photo of 640 x 480."""
    path = tmp_path / "IMG_2041.jpg"
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(path, "JPEG")
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 24 MiB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this account may not mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def link() -> Callable[[Path, Path], None]:
    """Makes its first path a link to its second, or skips where this account may not."""

    def make(path: Path, target: Path) -> None:
        try:
            os.symlink(target, path)
        except OSError:
            pytest.skip("this account may not make links")
        if not path.is_symlink():  # Wine says that it made one
            pytest.skip("this system has no links")

    return make


@pytest.fixture
def vaults(tmp_path: Path) -> tuple[Vault, Vault]:
    """A staging and an office, both empty."""
    for name in ("staging", "kantor"):
        (tmp_path / name).mkdir()
    return Vault(tmp_path / "staging"), Vault(tmp_path / "kantor")


@pytest.fixture
def video_file(tmp_path: Path) -> Path:
    """Eight chunks and a bit of what never repeats."""
    path = tmp_path / "VID_0001.mp4"
    path.write_bytes(os.urandom(8 * CHUNK + 11))
    return path


@pytest.fixture
def anyway() -> Callable[[int], bool]:
    """Progress that never cancels."""
    return lambda done: True


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Two seconds of 320 x 180, black at first, then ever redder."""
    return write_video(tmp_path / "VID_0007.mp4", 20)


def write_video(path: Path, frames: int, turned: int = 0) -> Path:
    """Ten frames a second; `turned` degrees are written as the display matrix."""
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        if turned:
            stream.set_display_rotation(turned)
        for number in range(frames):
            picture = Image.new("RGB", (320, 180), (min(255, number * 255 // frames), 0, 0))
            if number:
                picture.paste("white", (0, 0, 160, 90))
            container.mux(stream.encode(av.VideoFrame.from_image(picture)))
        container.mux(stream.encode(None))
    return path
