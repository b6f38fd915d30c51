#!/usr/bin/env python3
"""The house's one door: makes the environment, then runs, tests, checks or measures the program."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = ENVIRONMENT / "set-up-done"
SHOTS = ROOT / "build" / "demo"

USAGE = """usage: python3 dev.py VERB
  run [--office DIR] ...   set up, then open the demo's window (no display: play it into build/demo)
  test [PYTEST ARGUMENTS]  set up, then run the tests
  check                    set up, then lint, formatting and types
  setup                    only make the environment
  bench [GROUP]            set up, then measure: start, ledger, media, office, archive"""

# What bagit (a source package) and the project itself are built with, before everything else.
BUILD = ("setuptools", "setuptools-scm", "vcs-versioning", "packaging", "typing-extensions")

# What Qt 6.11 loads from the system (readelf of its libraries), and who brings it on Debian/Ubuntu.
XCB = "cursor0 icccm4 image0 keysyms1 randr0 render0 render-util0 shape0 shm0 sync1 util1 xfixes0"
OTHERS = """EGL.so.1=egl1 GL.so.1=gl1 glib-2.0.so.0=glib2.0-0 fontconfig.so.1=fontconfig1
    freetype.so.6=freetype6 dbus-1.so.3=dbus-1-3 pulse.so.0=pulse0 cups.so.2=cups2
    gssapi_krb5.so.2=gssapi-krb5-2 wayland-cursor.so.0=wayland-cursor0 xkbcommon.so.0=xkbcommon0
    xkbcommon-x11.so.0=xkbcommon-x11-0 X11-xcb.so.1=x11-xcb1 Xext.so.6=xext6 Xrandr.so.2=xrandr2"""
LIBRARIES = dict(("lib" + words).replace("=", "=lib").split("=") for words in OTHERS.split())
LIBRARIES.update(
    {f"libxcb-{n.rstrip('014')}.so.{n[-1]}": f"libxcb-{n}" for n in [*XCB.split(), "xkb1"]}
)
FONT, FONT_FILES = "fonts-inter", ("Inter*.[ot]t[fc]", "NotoSans-*.[ot]t[fc]")


def call(*command: object, **more: str) -> None:
    """Run a command of the set-up; what it prints is shown, and a failure ends with its code."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, env={**os.environ, **more})
    if done.returncode:
        sys.exit(f"dev.py: this failed ({done.returncode}): {' '.join(map(str, command))}")


def lacking() -> list[str]:
    """The Debian packages that this system does not have yet, in a stable order."""
    found = [package for soname, package in LIBRARIES.items() if not loads(soname)]
    fonts = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
    if not any(next(place.rglob(name), None) for place in fonts for name in FONT_FILES):
        found.append(FONT)
    if subprocess.run([sys.executable, "-m", "pip", "-V"], capture_output=True).returncode:
        found.append("python3-pip")
    return found


def loads(soname: str) -> bool:
    """Whether the dynamic linker finds a library; asking it beats guessing package names."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def complete_system() -> None:
    """Install what the system lacks, or print the one command where that is not ours to do."""
    packages = lacking()
    if not packages:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {len(packages)} system packages: {' '.join(packages)}", flush=True)
        call("apt-get", "update", "-q")
        call(*command, "-q", DEBIAN_FRONTEND="noninteractive")
        return
    print("This system lacks what Qt needs. Please run once, then this again:\n")
    sys.exit(f"  sudo apt-get update && sudo {' '.join(command)}\n")


def pip(*arguments: object) -> None:
    """This Python's pip, working on the environment; so the environment needs none of its own."""
    ours = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", PYTHON)
    call(*ours, "install", "--no-build-isolation", *arguments)


def set_up() -> None:
    """The environment as the lock says it, once: a second call takes milliseconds."""
    parts = (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    wanted = hashlib.sha256(b"\0".join(parts)).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    begun = time.monotonic()
    if sys.platform == "linux":
        complete_system()
    print(f"Setting up {ENVIRONMENT} (at first: 430 MB to fetch, 1.3 GB on disk)", flush=True)
    if not PYTHON.exists():
        call(sys.executable, "-m", "venv", "--without-pip", ENVIRONMENT)
    for record in ENVIRONMENT.rglob("*.dist-info"):
        if not (record / "INSTALLER").exists():  # pip was interrupted in the middle of this one
            shutil.rmtree(record)
    pinned = re.split(r"\n(?=\S)", LOCK.read_text())
    first = ENVIRONMENT / "build.lock"
    first.write_text("\n".join(pin for pin in pinned if pin.split("==")[0] in BUILD))
    pip("--require-hashes", "--quiet", "-r", first)
    pip("--require-hashes", "-r", LOCK)
    pip("--no-deps", "--quiet", "--config-settings", "editable_mode=compat", "-e", ROOT)
    STAMP.write_text(wanted)
    size = sum(file.stat().st_size for file in ENVIRONMENT.rglob("*") if file.is_file())
    print(f"Ready: {size / 1e6:.0f} MB in {time.monotonic() - begun:.0f} s", flush=True)


def within(*module: object, offscreen: bool = False, place: Path | None = ROOT) -> int:
    """Run a module in the environment, in `place` or where the person is; its exit code."""
    environment = os.environ | ({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})
    words = [str(word) for word in (PYTHON, "-m", *module)]
    return subprocess.run(words, cwd=place, env=environment).returncode


def main(verb: str = "", *rest: str) -> int:
    """Do one verb; the exit code is that of what it ran."""
    if verb not in ("run", "test", "check", "setup", "bench"):
        print(USAGE)
        return 0 if verb in ("-h", "--help", "help") else 2
    set_up()
    blind = not WINDOWS and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if verb == "run":
        play = ["--play", "--shots", SHOTS] if blind and "--play" not in rest else []
        return within("ui", "demo", *play, *rest, offscreen=blind, place=None)
    if verb == "bench":
        return within("benchmarks", *rest, offscreen=blind)
    if verb == "test":  # all of them on every core; who names some gets them one after the other
        return within("pytest", *(rest or ("-n", "auto", "--dist", "worksteal")), offscreen=blind)
    tools = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]) if verb == "check" else ()
    return max((within(*tool) for tool in tools), default=0)


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Meja Siar needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    sys.exit(main(*sys.argv[1:]))
