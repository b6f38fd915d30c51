"""The only file that knows threads: work goes out, its result comes back on the interface thread.

Plain daemon threads, not a QThreadPool: a pool waits for ever at exit for a worker that hangs on a
dead share.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar, Unpack

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal, Slot

from app.errors import Failure
from ui.answers import Answers, Calls, nothing
from ui.progress import Advance, Cancelled, Progress

T = TypeVar("T")


class Task(Generic[T]):
    """One piece of work under way.

    After `cancel` only its `ended` is still called; after `stop` also what it did nevertheless.
    """

    def __init__(self, work: Callable[[Progress], T], calls: Calls[T], post: Post) -> None:
        self._work: Callable[[Progress], T] | None = work
        self._calls = calls
        self._post = post
        self._progress = Progress(lambda advance: post(lambda: self._advanced(advance)))
        self._bonds: list[QMetaObject.Connection] = []
        self._unwanted = False

    def depend_on(self, owner: QObject, gone: Callable[[], None]) -> None:
        """Have `gone` called when the owner is destroyed while this is under way, not after."""
        self._bonds.append(owner.destroyed.connect(gone))

    def cancel(self) -> None:
        """Drop the result; the work stops where it next reports its progress."""
        self._unwanted = True
        self._progress.cancel()

    def stop(self) -> None:
        """Stop where the progress is next reported; work that was already done is told."""
        self._progress.cancel()

    def run(self) -> None:
        """Do the work, in whatever thread this is called, and post what came of it."""
        try:
            if self._progress.cancelled or self._work is None:
                raise Cancelled
            result = self._work(self._progress)
        except Cancelled:
            self._post(lambda: self._finished(lambda: None))
        except Failure as failure:
            told = failure  # the name of an except clause is gone when the callback runs
            self._post(lambda: self._finished(lambda: self._calls.failed(told)))
        except BaseException as bug:
            found = bug
            self._post(lambda: self._finished(lambda: report_bug(found)))
        else:
            self._post(lambda: self._finished(lambda: self._calls.done(result)))

    def _advanced(self, advance: Advance) -> None:
        if not self._progress.cancelled:
            self._calls.progress(advance)

    def _finished(self, call: Callable[[], None]) -> None:
        try:
            if not self._unwanted:
                call()
        finally:
            self._calls.ended()
            self._let_go()

    def _let_go(self) -> None:
        """Drop what the calls hold here: in a worker the last hold on a widget would destroy it."""
        for bond in self._bonds:  # an owner may live for days, with thousands of questions
            QObject.disconnect(bond)
        self._work = None
        self._calls.drop()


class Post(QObject):
    """Carries calls from any thread to the interface thread, in the order they were made."""

    #: a call to be made on the interface thread
    posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def __call__(self, call: Callable[[], None]) -> None:
        """Have `call` made on the interface thread; dropped when the window is already gone."""
        try:
            self.posted.emit(call)
        except RuntimeError:  # the C++ side was deleted while a worker was still hanging
            return

    @Slot(object)
    def _on_posted(self, call: Callable[[], None]) -> None:
        call()


class Lane:
    """Workers that take tasks from one queue; with one worker they run strictly in order."""

    def __init__(self, name: str, workers: int) -> None:
        self._name = name
        self._most = workers
        self._waiting: queue.SimpleQueue[Task[Any] | None] = queue.SimpleQueue()
        self._workers: list[threading.Thread] = []
        self._closed = False

    def put(self, task: Task[Any]) -> None:
        """Queue a task; workers are started as they are needed. After `close` it is dropped."""
        if self._closed:
            return  # a last callback asks on, and nobody would ever end a worker for it
        self._waiting.put(task)
        if len(self._workers) < self._most:
            name = f"{self._name}-{len(self._workers)}"
            worker = threading.Thread(target=self._take, name=name, daemon=True)
            self._workers.append(worker)
            worker.start()

    def close(self, until: float) -> bool:
        """Let the workers finish; False when one still hangs at the monotonic time `until`."""
        self._closed = True
        for _ in self._workers:
            self._waiting.put(None)
        return all(_ended(worker, until) for worker in self._workers)

    def _take(self) -> None:
        while (task := self._waiting.get()) is not None:
            task.run()


class Loop(QObject):
    """A step repeated in its own thread: every so many seconds, or at once when woken."""

    #: what the step returned
    stepped = Signal(object)
    #: the Failure that the step raised; the loop goes on
    failed = Signal(object)

    def __init__(
        self, seconds: float, step: Callable[[], Any], post: Post, first: float = 0.0
    ) -> None:
        super().__init__()
        self._seconds = seconds
        self._first = first
        self._step = step
        self._post = post
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._repeat, name="loop", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Take the next step now."""
        self._woken.set()

    def stop(self) -> None:
        """Take no further step; the one under way is finished."""
        self._stopped.set()
        self._woken.set()

    def close(self, until: float) -> bool:
        """Stop and wait; False when the step still hangs at the monotonic time `until`."""
        self.stop()
        return _ended(self._thread, until)

    def _repeat(self) -> None:
        self._woken.wait(self._first)
        while not self._stopped.is_set():
            self._woken.clear()
            self._take_step()
            self._woken.wait(self._seconds)

    def _take_step(self) -> None:
        try:
            result = self._step()
        except Failure as failure:
            told = failure
            self._post(lambda: self.failed.emit(told))
        except BaseException as bug:
            found = bug
            self._post(lambda: report_bug(found))
        else:
            self._post(lambda: self.stepped.emit(result))


class Tasks(QObject):
    """Lanes: `ask` and `look` read, several at a time; `change` writes, one after the other."""

    #: a Failure for which the caller gave no `failed`
    failure_unanswered = Signal(object)

    def __init__(self, askers: int = 4) -> None:
        super().__init__()
        self._post = Post()
        self._asks = Lane("ask", askers)
        self._looks = Lane("look", 2)
        self._changes = Lane("change", 1)
        self._loops: list[Loop] = []
        self.is_closing = False  # a long step had better end early

    def ask(
        self, work: Callable[[Progress], T], done: Callable[[T], None], **more: Unpack[Answers]
    ) -> Task[T]:
        """Work that only reads; given up when its owner goes."""
        return self._read(self._asks, work, done, more)

    def look(
        self, work: Callable[[Progress], T], done: Callable[[T], None], **more: Unpack[Answers]
    ) -> Task[T]:
        """As `ask`, of the share or for long: what hangs there keeps no question waiting."""
        return self._read(self._looks, work, done, more)

    def change(
        self, work: Callable[[Progress], T], done: Callable[[T], None], **more: Unpack[Answers]
    ) -> Task[T]:
        """Work that writes, in the order it was given; done even when its owner goes meanwhile."""
        return self._start(self._changes, work, done, more)

    def every(self, seconds: float, step: Callable[[], Any], first: float = 0.0) -> Loop:
        """Repeat a step in a thread of its own until `close`; connect to the loop's signals.

        The first step is taken after `first` seconds, or when woken.
        """
        loop = Loop(seconds, step, self._post, first)
        self._loops.append(loop)
        return loop

    def close(self, timeout: float = 5.0) -> bool:
        """Finish what is under way; False when something still hangs after `timeout` seconds."""
        until = time.monotonic() + timeout
        self.is_closing = True
        for loop in self._loops:
            loop.stop()
        ended = [loop.close(until) for loop in self._loops]
        ended += [lane.close(until) for lane in (self._asks, self._looks, self._changes)]
        return all(ended)

    def _read(
        self, lane: Lane, work: Callable[[Progress], T], done: Callable[[T], None], more: Answers
    ) -> Task[T]:
        task = self._start(lane, work, done, more)
        if "owner" in more:
            task.depend_on(more["owner"], task.cancel)
        return task

    def _start(
        self, lane: Lane, work: Callable[[Progress], T], done: Callable[[T], None], more: Answers
    ) -> Task[T]:
        unanswered = self.failure_unanswered.emit
        failed, progress = more.get("failed", unanswered), more.get("progress", nothing)
        calls = Calls(done, failed, progress, more.get("ended", lambda: None))
        task = Task(work, calls, self._post)
        if "owner" in more:
            task.depend_on(more["owner"], lambda: calls.drop(unanswered))
        lane.put(task)
        return task


def report_bug(bug: BaseException) -> None:
    """Hand an unexpected exception to the one place that reports bugs."""
    sys.excepthook(type(bug), bug, bug.__traceback__)


def _ended(thread: threading.Thread, until: float) -> bool:
    thread.join(max(0.0, until - time.monotonic()))
    return not thread.is_alive()
