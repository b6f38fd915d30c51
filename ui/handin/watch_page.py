"""A coverage that is with somebody else, or done: to be looked at, and to be revised."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.acts import CoverageHandedIn
from app.publication.platforms import Platforms
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.draft import ReviewDraft
from ui.panes.marks_export import marks_pane
from ui.panes.media_pane import MediaPane
from ui.panes.naming import why_closed
from ui.panes.narrative_pane import NarrativePane
from ui.panes.points_door import PointsDoor
from ui.panes.points_pane import PointsPane
from ui.panes.results_pane import ResultsPane
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace


class WatchPage(QObject):
    """Its widgets are `middle`, `right` and `revise`; the tab puts them into its zones."""

    #: the person wants to hand in a new revision of what is shown
    revise_requested = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        thumbs: Thumbs,
        platforms: Platforms,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._draft = ReviewDraft()
        self._shown = ""
        self.middle = MediaPane(workplace, theme, messages, thumbs, parent)
        self.right = QWidget(parent)
        self.points = PointsPane(theme, self.right)
        door = PointsDoor(workplace, theme, messages, self.points, lambda: self.middle.marks.file)
        door.listen(self.middle.marks)
        self.narrative = NarrativePane(theme, platforms, self.right)
        self.marks = marks_pane(workplace, theme, messages, self.middle)
        self.results = ResultsPane(workplace, theme, platforms, self.right)
        self.revise = ActionButton(theme, "Serahkan revisi…", "quiet", parent=parent)
        self.revise.clicked.connect(self.revise_requested)
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.points)
        column.addWidget(self.narrative, 1)
        column.addWidget(self.marks)
        column.addWidget(self.results)

    def show_file(self, file: CoverageFile) -> None:
        """Show a coverage as it stands."""
        coverage = file.coverage
        if coverage.id != self._shown:
            self._shown, self._draft = coverage.id, ReviewDraft()
        self.middle.show_file(file, self._draft, choosable=False)
        self.points.show_coverage(coverage, tickable=False)
        self.narrative.show_coverage(coverage, self._draft, editable=False, inline=False)
        self.results.show_coverage(coverage)
        self.revise.set_closed(why_closed(self._workplace, file.options.get(CoverageHandedIn)))

    def stop(self) -> None:
        """Another page is shown: a video stops."""
        self.middle.viewer.stop()
