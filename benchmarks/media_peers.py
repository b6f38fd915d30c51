"""The programs that the media group is held against: Debian's, installed or named."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from app.domain.record import record

PACKAGES = {
    "vipsthumbnail": "libvips-tools",
    "djpeg": "libjpeg-turbo-progs",
    "ffmpegthumbnailer": "ffmpegthumbnailer",
}
SIDE = "512"


def present_peers() -> None:
    """Install what is missing where this account may; where that fails, end with the command."""
    if missing := _missing():
        install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
        if os.name == "posix" and not os.geteuid() and shutil.which("apt-get"):
            quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            for command in (["apt-get", "update", "-q"], install):
                subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL)
        if _missing():
            raise SystemExit(f"the media group needs its peers; as root: {' '.join(install)}")


def _missing() -> list[str]:
    return [package for name, package in PACKAGES.items() if shutil.which(name) is None]


@record
class Peers:
    """Each does its work into the folder `place`, with as many processes as its method says."""

    place: Path

    def vips(self, photos: Sequence[Path]) -> None:
        """Thumbnails by two processes, each with every second photo."""
        output = str(self.place / "%s.jpg")
        command = ["vipsthumbnail", "-s", SIDE, "-o", output]
        running = [subprocess.Popen([*command, *map(str, photos[first::2])]) for first in range(2)]
        _finish(running)

    def djpeg(self, photos: Sequence[Path]) -> None:
        """Decoding to a quarter by two processes at a time: it takes one photo each."""
        listed = "\0".join(map(str, photos)).encode()
        command = ["djpeg", "-scale", "1/4", "-outfile", os.devnull]
        subprocess.run(["xargs", "-0", "-P", "2", "-n", "1", *command], input=listed, check=True)

    def poster(self, video: Path, moment: str = "10%") -> None:
        """One frame of a video by one process."""
        output = str(self.place / "poster.jpg")
        command = ["ffmpegthumbnailer", "-i", str(video), "-s", SIDE, "-t", moment, "-o", output]
        subprocess.run(command, check=True, capture_output=True)

    def strip(self, video: Path, seconds: Sequence[int]) -> None:
        """A frame at each of these seconds of the first minute, by a process each."""
        for second in seconds:
            self.poster(video, f"00:00:{second:02}")

    def copy(self, source: Path) -> None:
        """A copy that is on the disk, and its hash."""
        target = self.place / source.name
        for command in (["cp"], ["sync"], ["sha256sum"]):
            names = [str(source), str(target)] if command == ["cp"] else [str(target)]
            subprocess.run([*command, *names], check=True, stdout=subprocess.DEVNULL)


def _finish(running: Sequence[subprocess.Popen[bytes]]) -> None:
    failed = [process.args for process in running if process.wait()]
    if failed:
        raise RuntimeError(f"ended with an error: {failed}")
