"""Plays the demo in the real window, from hand-in to archive sheet, and keeps its pictures."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.demo.clip import write_clip
from app.demo.office import demo_invitation
from app.demo.pictures import write_pictures
from app.demo.prepare import default_demo_root, is_prepared, prepare_demo
from app.demo.scenes import SCENES
from app.demo.story import tell_story
from app.errors import Failure
from ui.arguments import Arguments
from ui.demo_play_day import Day, Sight
from ui.demo_play_hand import Hand, Stuck
from ui.demo_play_words import SHEET
from ui.program import Program
from ui.texts import sentence

SIZE = (1366, 768)  # the office's laptops
BEFORE = ("archived", "directed", "rejected", "received")  # of the demo's story, so that it is told
SEED = 6  # draws a ribbon that is cut, a river, a stage, a handshake
Say = Callable[[str], None]


def play(arguments: Arguments, say: Say) -> int:
    """Play one coverage through; the exit code, 1 where a step did not come about.

    Without --office the office is made in a scratch folder and is gone afterwards.
    """
    with ExitStack() as open_:
        scratch = Path(open_.enter_context(tempfile.TemporaryDirectory(prefix="mejasiar-")))
        root = arguments.office or scratch / "kantor"
        shots = (arguments.shots or default_demo_root().parent / "gambar").absolute()
        try:
            shots.mkdir(parents=True, exist_ok=True)
            _make_office(root, say)
            camera = _take_pictures(scratch / "kamera")
            told = Arguments(True, root, arguments.profile or scratch / "profil")
            return _play_at(told, camera, shots, say)
        except Failure as failure:
            say(sentence(failure))
        except OSError as error:
            say(f"Tidak dapat menulis ke {error.filename}: {error.strerror}.")
        return 1


def _make_office(root: Path, say: Say) -> None:
    if not is_prepared(root):
        say("Menyiapkan kantor contoh…")
        prepare_demo(root, story=False)
        chosen = {scene.until: scene for scene in SCENES if scene.until in BEFORE}
        tell_story(root, scenes=tuple(chosen[until] for until in BEFORE), small=True)
    demo_invitation(root)  # an office that is no demo is not played with


def _take_pictures(camera: Path) -> list[Path]:
    camera.mkdir()
    return [*write_pictures(camera, 4, SEED), write_clip(camera, SEED, small=True)]


def _play_at(told: Arguments, camera: list[Path], shots: Path, say: Say) -> int:
    begun = time.monotonic()
    app = _application()
    told_before = qInstallMessageHandler(_pass_on)
    before = sys.excepthook
    program = Program(app, told)
    hand = Hand(program.window)
    try:
        program.begin()
        hand.notice_bugs()
        program.window.showNormal()
        program.window.resize(*SIZE)
        day = Day(program, hand, camera, shots)
        for number, sight in enumerate(day.sights(), 1):
            _play_step(hand, shots / f"{number:02}-{sight.name}.png", sight, say)
    except Stuck as stuck:
        hand.picture().save(str(shots / "macet.png"))
        say(f"Macet, menunggu: {stuck}\nLayarnya ada di {shots / 'macet.png'}")
        return 1
    finally:
        program.window.leave()
        sys.excepthook = before
        qInstallMessageHandler(told_before)
    say(f"Selesai dalam {time.monotonic() - begun:.0f} detik. Gambar dan {SHEET} ada di {shots}")
    return 0


def _play_step(hand: Hand, shot: Path, sight: Sight, say: Say) -> None:
    try:
        sight.play()
    except Stuck as stuck:
        raise Stuck(f"{stuck}\n  pada langkah {shot.stem}: {sight.words}") from stuck
    hand.settle()
    if not hand.picture().save(str(shot)):
        raise OSError(0, "gambar tidak dapat ditulis", str(shot))
    say(f"  {shot.name:<34} {sight.words}")


def _application() -> QApplication:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    made = QApplication(sys.argv[:1])
    made.setApplicationName("mejasiar")
    made.setApplicationDisplayName("Meja Siar")
    return made


def _pass_on(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """A screen that is none says of much that it does not support it, which helps nobody."""
    if sys.stderr is not None and not words.startswith("This plugin does not support"):
        sys.stderr.write(f"{words}\n")
