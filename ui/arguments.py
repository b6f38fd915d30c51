"""The command line of the window: which office, whose profile, a demo or the real thing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HEADLESS = ("verify", "status", "restore")
NOBODY = "--quit-after-paint menunggu antrean seseorang; sebutkan siapa yang masuk dengan --sign-in"


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was asked for. `office` and `profile` are None where the usual places are meant."""

    demo: bool = False
    office: Path | None = None
    profile: Path | None = None
    play: bool = False
    shots: Path | None = None
    empty: bool = False
    sign_in: str = ""  # a demo person's name: signed in at once, for benchmarks and tests
    quit_after_paint: bool = False  # for the benchmark of the cold start


def read_arguments(words: Sequence[str]) -> Arguments:
    """The words after the program's name; ends the program for --help and for a mistake."""
    demo = words[:1] == ["demo"]
    told = _demo() if demo else _window()
    found = Arguments(demo=demo, **vars(told.parse_args(words[1:] if demo else words)))
    if found.quit_after_paint and not found.sign_in:
        told.error(NOBODY)
    return found


def _window() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mejasiar",
        description="Meja Siar: dari penyerahan liputan sampai lembar arsip.",
        epilog="Perintah lain: mejasiar demo, verify, status, restore (tambahkan --help).",
    )
    _add_places(parser)
    return parser


def _demo() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mejasiar demo", description="Kantor contoh.")
    _add_places(parser)
    parser.add_argument("--play", action="store_true", help="memainkan satu liputan sampai arsip")
    parser.add_argument("--shots", type=Path, metavar="DIR", help="tempat gambar tiap langkah")
    parser.add_argument("--empty", action="store_true", help="hanya mendirikan kantor contoh")
    # Only a demo's people sign in without a passphrase of their own.
    parser.add_argument("--sign-in", default="", metavar="NAME", help=argparse.SUPPRESS)
    parser.add_argument("--quit-after-paint", action="store_true", help=argparse.SUPPRESS)
    return parser


def _add_places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--office", type=_place, metavar="DIR", help="folder kantor")
    parser.add_argument("--profile", type=_place, metavar="DIR", help="folder PC ini sendiri")


def _place(text: str) -> Path:
    """Absolute, since a program may come to work elsewhere; a UNC path or a drive stays."""
    return Path(text).expanduser().absolute()
