"""The marks of the coverage that is looked at: what shows, and the acts that change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.asides import MarkPlaced, MarkRemoved
from app.domain.marks import Mark
from app.errors import Failure, Unavailable
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.marks_model import MarkRow
from ui.panes.marks_rows import in_order, rows_of, to_mend
from ui.panes.naming import names_of, why_closed
from ui.theme import Theme
from ui.viewer.marks_overlay import MarksOverlay
from ui.viewer.marks_shown import ShownMark, colours_of
from ui.viewer.marks_steps import MarkSteps
from ui.workplace import Workplace


class MarksDesk(QObject):
    """One per page. Its `overlay` goes over every viewer that shows the coverage's media."""

    #: marks, the chosen one, the tool or what is open are different now
    changed = Signal()
    #: another coverage is about to be shown: what is being written is of this one
    leaving = Signal()
    #: the person wants to see a mark (ShownMark): bring its item into the viewer
    wanted = Signal(object)

    def __init__(
        self, workplace: Workplace, theme: Theme, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self._file: CoverageFile | None = None
        self._steps: dict[tuple[str, str], MarkSteps] = {}
        self._sha256 = ""
        self.seen = True  # whether the marks lie over the picture
        self._rows: list[MarkRow] = []
        self.marks: tuple[ShownMark, ...] = ()
        self.only = ""  # the id of the person whose marks alone are shown
        self.marking = False
        self._unkept = workplace.owed.account("marks", self, self._try_again)
        self.overlay = MarksOverlay(theme)
        self.overlay.setParent(self)
        self.overlay.reshaped.connect(self.change)
        self.overlay.chosen_changed.connect(lambda _: self.changed.emit())
        self.overlay.tool_changed.connect(lambda _: self.changed.emit())

    # What is shown

    def show_file(self, file: CoverageFile) -> None:
        """Show the marks of this coverage."""
        if self._file is None or self._file.coverage.id != file.coverage.id:
            self.leaving.emit()
            self.only = ""
            self.overlay.choose("")
        self._file = file
        if self.closed:
            self.set_marking(False)
        self._refresh()

    def show_item(self, sha256: str, rotation: int, is_video: bool) -> None:
        """This item lies in the viewer now, turned so."""
        self._sha256 = sha256
        self.overlay.show_item(sha256, rotation, is_video)
        self.changed.emit()

    @property
    def file(self) -> CoverageFile | None:
        """The coverage whose marks are shown."""
        return self._file

    @property
    def closed(self) -> str:
        """Why the person may not mark; "" where they may."""
        if self._file is None:
            return "Belum ada liputan yang dibuka."
        return why_closed(self._workplace, self._file.options.get(MarkPlaced))

    @property
    def people(self) -> Mapping[str, tuple[str, str]]:
        """Name and colour by id of all who marked."""
        return {mark.person: (mark.name, mark.colour) for mark in self.marks}

    @property
    def here(self) -> tuple[ShownMark, ...]:
        """The marks that are shown of the item in the viewer."""
        return tuple(mark for mark in self._visible() if mark.mark.sha256 == self._sha256)

    @property
    def rows(self) -> list[MarkRow]:
        """The list, grouped by item in the order of the strip; former items come last."""
        return list(self._rows)

    def to_mend(self, carried: bool) -> list[MarkRow]:
        """What a Tidak takes along, or a return that carries one on."""
        if self._file is None:
            return []
        coverage = self._file.coverage
        return rows_of(self._workplace, coverage, to_mend(coverage, self.marks, carried))

    def show_person(self, person: str) -> None:
        """Show this person's marks alone, or everybody's ("")."""
        self.only = person
        self._tell()

    def set_seen(self, seen: bool) -> None:
        """Show the marks over the picture, or leave it to be seen alone."""
        self.seen = seen
        self._tell()

    def go_to(self, key: str) -> None:
        """Choose a mark and bring it into the viewer."""
        shown = next((mark for mark in self.marks if mark.key == key), None)
        if shown is not None:
            self.wanted.emit(shown)
            self.overlay.choose(key)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) mark of the list."""
        keys = [row.shown.key for row in self.rows]
        if keys:
            chosen = self.overlay.chosen
            place = keys.index(chosen) + by if chosen in keys else (0 if by > 0 else -1)
            self.go_to(keys[place % len(keys)])

    # Changing them

    def set_marking(self, marking: bool) -> None:
        """Begin or end to mark; whoever begins sees the marks, and holds a tool at once."""
        marking = marking and not self.closed
        if marking == self.marking:
            return
        self.marking = self.overlay.editing = marking
        self.seen = self.seen or marking
        self.overlay.take_tool("box" if marking else "")
        self._tell()

    @property
    def open_acts(self) -> frozenset[str]:
        """Of "undo", "redo", "reword" and "remove", what can be done now."""
        steps, chosen = self._own_steps(), self.overlay.chosen_mark
        own = chosen is not None and chosen.own
        able = {
            "undo": steps is not None and steps.can_undo,
            "redo": steps is not None and steps.can_redo,
            "reword": own,
            "remove": own,
        }
        return frozenset(key for key, can in able.items() if can) if self.marking else frozenset()

    def place(self, mark: Mark) -> None:
        """Place a mark of one's own."""
        steps = self._own_steps()
        if steps is not None:
            self.overlay.choose(steps.place(mark))

    def change(self, key: str, mark: Mark | None) -> None:
        """Put another mark in the place of an own one, or take it away (None)."""
        steps = self._own_steps()
        shown = next((each for each in self.marks if each.key == key and each.own), None)
        if steps is not None and shown is not None and self._file is not None:
            steps.change(self._file.coverage.marks.get(shown.event), key, mark)

    def reword(self, key: str, text: str) -> None:
        """Let an own mark say something else."""
        shown = next((each for each in self.marks if each.key == key), None)
        if shown is not None:
            self.change(key, replace(shown.mark, text=text))

    def undo(self) -> None:
        """Take one's own last step back."""
        if (steps := self._own_steps()) is not None:
            steps.undo()

    def redo(self) -> None:
        """Take it again."""
        if (steps := self._own_steps()) is not None:
            steps.redo()

    @property
    def is_settled(self) -> bool:
        """Whether all that is shown is kept."""
        steps = self._own_steps()
        return steps is None or steps.is_settled

    # Inside

    def _own_steps(self) -> MarkSteps | None:
        """Each person's own on each coverage, for as long as the window is open."""
        if self._file is None:
            return None
        coverage_id = self._file.coverage.id
        whose = (coverage_id, self._workplace.person)
        if whose not in self._steps:
            self._steps[whose] = MarkSteps(partial(self._send, coverage_id), self._refresh)
        return self._steps[whose]

    def _send(
        self,
        coverage_id: str,
        act: MarkPlaced | MarkRemoved,
        done: Callable[[str], None],
        failed: Callable[[bool], None],
    ) -> None:
        self._unkept.owe(coverage_id)
        self._workplace.act(
            coverage_id,
            act,
            lambda kept: self._on_kept(coverage_id, kept.event.id, done),
            lambda failure: self._on_failed(coverage_id, failure, failed),
        )

    def _on_kept(self, coverage_id: str, event: str, done: Callable[[str], None]) -> None:
        done(event)
        self._settle(coverage_id)

    def _on_failed(
        self, coverage_id: str, failure: Failure, failed: Callable[[bool], None]
    ) -> None:
        later = isValid(self) and isinstance(failure, Unavailable)
        if not later:
            self._messages.failure(failure, people=names_of(self._workplace.office))
        failed(later)
        if later:
            self._unkept.put_off(coverage_id, failure)
        self._settle(coverage_id)

    def _settle(self, coverage_id: str) -> None:
        """Nothing is owed once all that was drawn on a coverage is kept."""
        if all(steps.is_settled for steps in self._steps_on(coverage_id)):
            self._unkept.settle(coverage_id)

    def _try_again(self, coverage_id: str) -> None:
        for steps in self._steps_on(coverage_id):
            steps.try_again()

    def _steps_on(self, coverage_id: str) -> list[MarkSteps]:
        return [steps for (drawn_on, _), steps in self._steps.items() if drawn_on == coverage_id]

    def _refresh(self) -> None:
        file, steps = self._file, self._own_steps()
        if file is None or steps is None or not isValid(self):  # signed out meanwhile
            return
        me, office = self._workplace.person, self._workplace.office
        colours = colours_of(office.people, self._theme.mark_colours)
        self.overlay.ink = colours.get(me, self._theme.mark_colours[0])
        marks = file.coverage.marks
        found = sorted(steps.shown(marks), key=lambda each: in_order(file.coverage, each[2]))
        self.marks = tuple(
            ShownMark(
                key,
                event,
                mark,
                person or me,
                self._workplace.name_of(person or me),
                colours.get(person or me, self._theme.mark_colours[0]),
                marks[event].at if event in marks else self._workplace.now,
                number,
                (person or me) == me,
                event in marks and event not in file.undelivered,
            )
            for number, (key, event, mark, person) in enumerate(found, 1)
        )
        self._tell()

    def _tell(self) -> None:
        if self._file is not None:
            self._rows = rows_of(self._workplace, self._file.coverage, self._filtered())
        self.overlay.show_marks(self._visible())
        self.changed.emit()

    def _visible(self) -> tuple[ShownMark, ...]:
        return self._filtered() if self.seen else ()

    def _filtered(self) -> tuple[ShownMark, ...]:
        return tuple(mark for mark in self.marks if self.only in ("", mark.person))
