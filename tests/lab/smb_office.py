"""Runs the lab: PCs with a real SMB mount of one share, a command at each, and faults."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMB_OFFICE = ROOT.parent / "shared" / "lab" / "smb-office"
LIES = "nobrl"  # a mount on which byte-range locks exist on each PC alone

# The lab mounts once, when a PC starts. An office's PCs go on trying, as these do: one that
# starts while the server is dead finds it later.
_MOUNTED = (
    "until mountpoint -q $SHARE; do sleep 1;"
    " mount -t cifs //10.0.2.2/kantor $SHARE -o guest,port={port},vers=3.1.1,{options}; done"
)
_PORT = 4455
_LINES = 30


@dataclass(frozen=True, slots=True)
class Played:
    """What a run left: the share, each PC's disk, and what the lab printed."""

    share: Path
    disks: Mapping[str, Path]
    console: Path
    exit_code: int

    @property
    def printed(self) -> str:
        """All that the lab and the PCs printed, in its order."""
        return self.console.read_text(encoding="utf-8", errors="replace")

    def __str__(self) -> str:
        return "\n".join([f"the end of {self.console}:", *self.printed.splitlines()[-_LINES:]])


def lab_or_skip() -> None:
    """Skip the test on a machine that cannot make an office of guests."""
    if not SMB_OFFICE.exists():
        pytest.skip("the office with a real SMB share (../shared/lab) is not on this machine")


def play(
    share: Path,
    pcs: Mapping[str, str],
    faults: Sequence[object] = (),
    mount: str = "",
    timeout: float = 600,
) -> Played:
    """Run each PC's bash commands, from the checkout, until all have ended or time is over."""
    options = ",".join(filter(None, ("cache=strict", mount)))
    command = [sys.executable, SMB_OFFICE, "run", "--share", share]
    command += ["--timeout", timeout, "--mount", options]
    for fault in faults:
        command += ["--fault", fault]
    mounted = _MOUNTED.format(port=_PORT, options=options)
    for pc, script in pcs.items():
        command += ["--pc", pc, f"{mounted}\ncd {ROOT}\n{script}"]
    console = share.with_name("console.txt")  # also for whoever wants to see how far it is
    with console.open("wb") as printed:
        words = [str(word) for word in command]
        code = subprocess.run(words, stdout=printed, stderr=subprocess.STDOUT).returncode
    disks = {pc: share.with_name(f"{share.name}-{pc}.disk") for pc in pcs}
    return Played(share, disks, console, code)


def python(words: str) -> str:
    """A Python command for a guest, which writes no bytecode into the checkout it only reads."""
    return f"PYTHONDONTWRITEBYTECODE=1 {sys.executable} -m {words} 2>&1"
