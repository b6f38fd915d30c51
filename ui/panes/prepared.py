"""What is prepared for decisions at this window: on the disk a second after it was changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.domain.coverage import Coverage
from app.drafts import DraftFiles, Prepared
from app.errors import Failure, Unavailable
from ui.handin.draft_book import keep
from ui.messages import Messages
from ui.panes.act_form import ActForm
from ui.panes.draft import ReviewDraft
from ui.panes.equipment import Equipment
from ui.texts.owed import disk_words
from ui.workplace import Workplace

LASTING = ""  # as the visit of what is for a coverage, whatever step it is at


class PreparedDrafts(QObject):
    """One person's in one post. Who comes back finds them, also after the power was lost."""

    def __init__(
        self, workplace: Workplace, role: str, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        root = workplace.station.profile.root / "prepared"
        self._files = DraftFiles(root / f"{role}-{workplace.person[:32]}", Prepared)
        self._open: dict[str, ReviewDraft] = {}
        self._visits: dict[str, str] = {}
        self._kept: dict[str, Prepared] = {}  # as the disk has it
        self._writing: dict[str, Prepared] = {}
        self._unread: set[str] = set()  # whose file the disk did not give
        self._unwritten = workplace.owed.account(role, self, self._keep)

    def of(self, coverage_id: str) -> ReviewDraft:
        """The draft for a coverage as it stands; whoever changes it keeps it."""
        return self._open.setdefault(coverage_id, ReviewDraft())

    def open(self, coverage: Coverage) -> None:
        """A coverage comes on the screen: what was prepared for it before is there again."""
        self.open_for(coverage.id, f"{coverage.revision}/{len(coverage.visits)}")

    def open_for(self, coverage_id: str, visit: str) -> None:
        """The same where the post itself says what its drafts are for, `LASTING` for all stays."""
        if coverage_id not in self._visits or coverage_id in self._unread:
            self._find(coverage_id, visit)
        self._visits[coverage_id] = visit

    def _find(self, coverage_id: str, visit: str) -> None:
        begun = self._open.get(coverage_id)
        if begun is not None and prepared(begun, visit).says_something:
            return
        try:
            found = self._files.read(coverage_id)
        except OSError as error:
            self._unread.add(coverage_id)  # until it is opened again, or laid aside for another
            self._messages.failure(Unavailable("draft_unread", reason=disk_words(error)))
            return
        self._unread.discard(coverage_id)
        if found is not None:
            self._kept[coverage_id] = found
            if found.visit == visit:
                self._open[coverage_id] = drafted(found)

    def keep(self, coverage_id: str, form: object = None) -> None:
        """Have the disk hold it as it stands, in a moment, with what stands in an open form.

        The same again costs nothing.
        """
        self.note(coverage_id, form)
        self._keep(coverage_id)

    def _keep(self, coverage_id: str) -> None:
        if coverage_id not in self._visits or coverage_id not in self._open:
            return
        draft = prepared(self._open[coverage_id], self._visits[coverage_id])
        if draft == self._writing.get(coverage_id):
            return
        if draft == self._kept.get(coverage_id) and coverage_id not in self._writing:
            self._unwritten.settle(coverage_id)
        elif draft.says_something:
            self._unwritten.owe(coverage_id)
            self._writing[coverage_id] = draft
            stays = coverage_id in self._unread
            self._unread.discard(coverage_id)
            self._workplace.tasks.change(
                lambda progress: keep(self._files, coverage_id, draft, stays),
                lambda _: self._on_written(coverage_id, draft),
                failed=lambda failure: self._on_failed(coverage_id, failure, stays),
                ended=lambda: self._on_ended(coverage_id, draft),
            )
        else:
            self._unwritten.settle(coverage_id)
            self._remove(coverage_id)

    def note(self, coverage_id: str, form: object) -> None:
        """What is typed into an open form is part of the draft; an empty form is not."""
        if isinstance(form, ActForm) and coverage_id in self._visits:
            self.put(coverage_id, form.kind.__name__, form.content())

    def put(self, coverage_id: str, key: str, content: Mapping[str, str]) -> None:
        """What stands under this key of the draft; nothing at all leaves it out."""
        forms = self.of(coverage_id).forms
        if any(content.values()):
            forms[key] = content
        else:
            forms.pop(key, None)

    def forget(self, coverage_id: str, key: str) -> None:
        """What stood under this key is sealed, if need be after the person signed out."""
        if coverage_id in self._open:
            self._open[coverage_id].forms.pop(key, None)
            self.keep(coverage_id)

    def end(self, coverage_id: str, equipment: Equipment) -> None:
        """It was sealed; the next one begins with its equipment."""
        try:
            equipment.remember(self._drop(coverage_id).equipment)
        except Unavailable as failure:
            self._messages.failure(failure)

    def _drop(self, coverage_id: str) -> ReviewDraft:
        self._unwritten.settle(coverage_id)
        self._remove(coverage_id)
        return self._open.pop(coverage_id, ReviewDraft())

    def _remove(self, coverage_id: str) -> None:
        if not (coverage_id in self._kept or coverage_id in self._writing):
            return
        self._kept.pop(coverage_id, None)
        self._writing.pop(coverage_id, None)
        self._workplace.tasks.change(lambda progress: self._files.drop(coverage_id), lambda _: None)

    def _on_written(self, coverage_id: str, draft: Prepared) -> None:
        if self._writing.get(coverage_id) is draft:
            self._kept[coverage_id] = draft
            self._unwritten.settle(coverage_id)

    def _on_failed(self, coverage_id: str, failure: Failure, stays: bool) -> None:
        if stays:
            self._unread.add(coverage_id)
        self._unwritten.put_off(coverage_id, failure)

    def _on_ended(self, coverage_id: str, draft: Prepared) -> None:
        if self._writing.get(coverage_id) is draft:
            del self._writing[coverage_id]


def prepared(draft: ReviewDraft, visit: str) -> Prepared:
    """A draft as it is kept."""
    return Prepared(
        visit,
        dict(draft.wishes),
        draft.order,
        tuple(sorted(draft.originals)),
        draft.directive,
        draft.correction,
        dict(draft.equipment),
        {key: dict(content) for key, content in draft.forms.items()},
    )


def drafted(kept: Prepared) -> ReviewDraft:
    """A draft as it is worked with."""
    return ReviewDraft(
        dict(kept.wishes),
        kept.order,
        set(kept.originals),
        kept.directive,
        kept.correction,
        dict(kept.equipment),
        dict(kept.forms),
    )
