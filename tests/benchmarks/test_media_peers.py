"""The media group's peers are there, or the one command that brings them is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.media_peers import Peers, present_peers


@pytest.mark.skipif(sys.platform == "win32", reason="the peers are Debian's")
def test_who_may_not_install_is_told_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"as root: apt-get install .* libvips-tools .*jpeg-turbo"):
        present_peers()


@pytest.mark.skipif(sys.platform == "win32", reason="the peers are Debian's")
def test_who_tried_in_vain_is_told_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = tmp_path / "tried"
    (tmp_path / "apt-get").write_text(f"#!/bin/sh\necho $1 >> {tried}\nexit 100\n")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SystemExit, match="as root: apt-get install"):
        present_peers()
    assert tried.read_text().split() == ["update", "install"]


@pytest.mark.skipif(sys.platform == "win32", reason="the peers are Debian's")
def test_a_copy_that_fails_is_no_figure(tmp_path: Path) -> None:
    source = tmp_path / "a.mp4"
    source.write_bytes(b"12345")
    (tmp_path / "ke").mkdir()
    Peers(tmp_path / "ke").copy(source)
    assert (tmp_path / "ke" / "a.mp4").read_bytes() == b"12345"
    with pytest.raises(subprocess.CalledProcessError, match="cp"):
        Peers(tmp_path / "tiada").copy(source)
