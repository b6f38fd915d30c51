"""Where the program begins: reads the command line and puts the parts together."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Sequence

# Nothing heavy here: a worker process imports this module once more, and verbs need no window.
from ui.arguments import HEADLESS, Arguments, read_arguments


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; its exit code."""
    if getattr(sys, "frozen", False):  # only then is a worker process this program once more
        from multiprocessing import freeze_support

        freeze_support()
    told = list(sys.argv[1:] if words is None else words)
    if told and told[0] in HEADLESS:
        from app.__main__ import main as headless
        from ui.texts import sentence

        return headless(told, sentence)
    arguments = read_arguments(told)
    if arguments.empty or arguments.play:
        return _without_window(arguments)
    if _is_blind() and "QT_QPA_PLATFORM" not in os.environ:
        _say("Tidak ada layar. Coba `mejasiar demo --play`, atau buka dari sesi desktop.")
        return 2
    return _with_window(arguments)


def _with_window(arguments: Arguments) -> int:
    gc.disable()  # a start only makes what stays: looking for rubbish meanwhile costs a tenth of it
    take_in = builtins.__import__
    from PySide6.QtWidgets import QApplication

    # From now on PySide6 would read the source of whatever is imported, to see whether it asks for
    # snake_case names. Nothing here does, and it costs a start a sixth of its time.
    builtins.__import__ = take_in
    from ui.program import Program

    app = QApplication(sys.argv[:1])
    app.setApplicationName("mejasiar")
    app.setApplicationDisplayName("Meja Siar")
    program = Program(app, arguments)
    if arguments.quit_after_paint:
        from ui.first_paint import close_after_paint

        close_after_paint(program)
    program.begin()
    return app.exec()


def _without_window(arguments: Arguments) -> int:
    if arguments.empty:
        return _found(arguments)
    if _is_blind():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.demo_play import play

    return play(arguments, _say)


def _found(arguments: Arguments) -> int:
    from app.demo.prepare import default_demo_root, prepare_demo
    from app.errors import Failure
    from ui.texts import sentence

    root = arguments.office or default_demo_root()
    try:
        made = prepare_demo(root, _say, story=False)
    except Failure as failure:
        _say(sentence(failure))
        return 1
    _say(f"Kantor contoh {'dibuat' if made else 'sudah ada'} di {root}")
    return 0


def _is_blind() -> bool:
    """Whether this machine has no screen to open a window on."""
    return sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _say(words: str) -> None:
    if sys.stdout is None:
        return  # a Windows program that was begun by a click has no console at all
    known = sys.stdout.encoding or "utf-8"  # on Windows a pipe seldom knows every letter
    sys.stdout.write(words.encode(known, "replace").decode(known) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
