"""The worker processes that decode what people hand in, so that no file can take the window down.

A worker starts when it is first needed. What goes wrong in one ends that worker and concerns that
file alone. The standard library's process pools were not taken: when one of their workers dies,
all work under way is lost with it, and none can be stopped after a time.
"""

from __future__ import annotations

import gc
import queue
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.domain.record import record
from app.errors import Failure, Refusal, Unavailable
from app.media.facts import Probed
from app.media.given_up import GivenUp
from app.media.hints import Looked
from app.media.limits import Limits
from app.media.own_memory import limit_own_memory
from app.media.pixels import Pixels, receive, send

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

TOO_SLOW = "too_slow"
Task = tuple[str, tuple[object, ...]]


class Workers:
    """At most `count` processes; its methods block and may be called from any thread.

    The program's entry must call `multiprocessing.freeze_support()` first, and must import
    nothing heavy at its top: a worker imports it once more.
    """

    def __init__(self, limits: Limits, count: int = 2) -> None:
        self.limits = limits
        self._all = [_Worker(limits) for _ in range(count)]
        self._given_up = GivenUp()
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for worker in self._all:
            self._idle.put(worker)

    def inspect(self, source: Path) -> Probed:
        """Facts of the photo or video at `source`.

        Raises as `app.media.probe.probe`; Refusal `unreadable_media` where the worker died
        of it, `too_slow` (with its limit); Unavailable `workers_stopped` after `close`, or where
        none can be started.
        """
        return cast(Probed, self._ask(source, ("inspect", (source, self.limits))))

    def make_previews(self, source: Path, sha256: str, root: Path) -> dict[str, str]:
        """Previews of `source` on the shelf under `root`; name -> SHA-256.

        Raises as `app.media.previews.make_previews`, and as `inspect`.
        """
        task = ("make_previews", (source, sha256, root, self.limits))
        return cast(dict[str, str], self._ask(source, task))

    def glance(self, source: Path) -> bytes:
        """A first look at a photo or video that is on no shelf yet: a JPEG (<= 512 px).

        Raises as `app.media.previews.glance`, and as `inspect`.
        """
        return cast(bytes, self._ask(source, ("glance", (source, self.limits))))

    def decode(self, source: Path, most_pixels: int) -> Pixels:
        """The photo at `source` as the window paints it, made smaller beyond `most_pixels`.

        Raises as `app.media.probe.decode`, and as `inspect`.
        """
        return cast(Pixels, self._ask(source, ("decode", (source, most_pixels, self.limits))))

    def look(self, original: Path | None, sha256: str, root: Path) -> Looked:
        """What hints may be given on an item whose previews are on the shelf under `root`.

        `original` as for `app.media.hints_looking.look`. Raises as it, and as `inspect`.
        """
        task = ("look", (original, sha256, root, self.limits))
        return cast(Looked, self._ask(original or root / sha256, task))

    def close(self) -> None:
        """End every worker; what is under way raises Unavailable `workers_stopped`."""
        for worker in self._all:
            worker.kill()
        # Each is taken from its asker before its pipe is closed: the asker still listens to it.
        ended = [self._idle.get() for _ in self._all]
        for worker in ended:
            worker.end()
            self._idle.put(worker)

    def process_ids(self) -> list[int]:
        """The workers that run now."""
        return [worker.pid for worker in self._all if worker.pid]

    def _ask(self, source: Path, task: Task) -> object:
        # Several things are asked of a file one after the other; its time is one for all of them.
        if self._given_up.holds(source):
            raise _too_slow(source.name, self.limits)
        worker = self._idle.get()
        try:
            return worker.do(source.name, task)
        except Refusal as refusal:
            if refusal.code == TOO_SLOW:
                self._given_up.add(source)
            raise
        finally:
            self._idle.put(worker)


def _too_slow(name: str, limits: Limits) -> Refusal:
    return Refusal("too_slow", name=name, limit_s=limits.seconds)


@record
class Failed:
    """A Failure as it crosses from one process to the other."""

    unavailable: bool
    code: str
    facts: dict[str, object]

    @classmethod
    def of(cls, failure: Failure) -> Failed:
        """What crosses."""
        return cls(isinstance(failure, Unavailable), failure.code, failure.facts)

    def failure(self) -> Failure:
        """What arrives."""
        kind = Unavailable if self.unavailable else Refusal
        return kind(self.code, **self.facts)


@dataclass(slots=True)
class Running:
    """A process, and this side of the pipe to it."""

    process: SpawnProcess
    connection: Connection


@dataclass(slots=True)
class _Worker:
    limits: Limits
    running: Running | None = None
    closed: bool = False

    @property
    def pid(self) -> int:
        return (self.running.process.pid or 0) if self.running else 0

    def do(self, name: str, task: Task) -> object:
        connection = self._connection()
        try:
            connection.send(task)
            if not connection.poll(self.limits.seconds):
                raise self._lost(_too_slow(name, self.limits))
            answer = receive(connection)
        except (EOFError, OSError) as error:
            lost = Refusal("unreadable_media", name=name, reason="crashed")
            raise self._lost(lost) from error
        if isinstance(answer, Failed):
            raise answer.failure()
        return answer

    def kill(self) -> None:
        """From any thread: no more work is begun, and who waits for this one is woken."""
        self.closed = True
        if self.running is not None:
            self.running.process.kill()

    def end(self) -> None:
        running, self.running = self.running, None
        if running is None:
            return
        running.process.kill()
        running.process.join(2.0)  # one that hangs inside the system cannot be waited for
        if running.process.exitcode is not None:
            running.process.close()
        running.connection.close()

    def _lost(self, why: Refusal) -> Failure:
        self.end()
        return Unavailable("workers_stopped") if self.closed else why

    def _connection(self) -> Connection:
        if self.running is not None and not self.running.process.is_alive():
            self.end()
        if self.running is None:
            self.running = begin("meja-siar-media", _serve, self.limits)
            self._wait_until_ready(self.running)
        if self.closed:
            self.end()
            raise Unavailable("workers_stopped")
        return self.running.connection

    def _wait_until_ready(self, running: Running) -> None:
        # The imports are not on the first file's time.
        try:
            if not self.closed and running.connection.poll(self.limits.start_seconds):
                running.connection.recv()
                return
        except (EOFError, OSError) as error:
            self.end()
            raise Unavailable("workers_stopped") from error
        self.end()
        raise Unavailable("workers_stopped")


def begin(name: str, serve: Callable[..., None], *given: object) -> Running:
    """Begin a process that does `serve(connection, *given)` and ends with the program."""
    from multiprocessing import get_context  # a window opens without it

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, *given), name=name, daemon=True)
    process.start()
    theirs.close()
    return Running(process, ours)


def _serve(connection: Connection, limits: Limits) -> None:
    """A worker's life: one task after another until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the window decides when work ends
    limit_own_memory(limits.memory_bytes)
    from app.media.previews import glance, make_previews
    from app.media.probe import decode, probe

    verbs: dict[str, Callable[..., object]] = {
        "inspect": probe,
        "make_previews": make_previews,
        "glance": glance,
        "decode": decode,
        "look": _look,
    }
    gc.freeze()  # what the imports made stays: it need not be looked through again and again
    connection.send("ready")
    while True:
        try:
            verb, arguments = cast(Task, connection.recv())
        except (EOFError, OSError):
            return
        # Anything that is no Failure ends this process: the asker gets `crashed`, for one file.
        try:
            answer: object = verbs[verb](*arguments)
        except Failure as failure:
            answer = Failed.of(failure)
        send(connection, answer)
        del answer
        # PyAV's decoders hang together in circles: each would keep its threads until memory ends.
        gc.collect()


def _look(original: Path | None, sha256: str, root: Path, limits: Limits) -> Looked:
    # OpenCV takes as much memory as a large photo: only who looks pays for it.
    from app.media.hints_looking import look

    return look(original, sha256, root, limits)
