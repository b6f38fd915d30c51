"""The three ends that a post can have, each recorded: published, failed, postponed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.desk import Done
from app.domain.acts import ResultRecorded
from app.domain.address import host_of
from app.domain.coverage import Coverage
from app.domain.sop import RequirementKind, StepKind
from app.errors import Failure, Refusal
from app.publication.platforms import Platforms
from ui.coverage_file import CoverageFile
from ui.handin.remembered import Remembered, equipment_kept
from ui.messages import Messages
from ui.panes.naming import names_of, why_closed
from ui.publish.result_form import ResultDraft, ResultForm
from ui.publish.typed import TypedResults, key_of
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.question_dialog import Question
from ui.workplace import Workplace

WHY_FAILED = ("Akun tidak dapat dibuka", "Jaringan internet terganggu", "Berkas ditolak kanal")
WHY_POSTPONED = ("Menunggu jadwal tayang", "Menunggu arahan pimpinan", "Jaringan terganggu")

SAME_POST = (
    "Tautan ini sama dengan yang diralat. Catat hanya bila unggahannya diperbaiki di tempat; "
    "unggahan baru punya tautan baru."
)


class OutcomeDesk(QObject):
    """Records the outcome on the platform that is worked on."""

    #: the id of a coverage, and the platform whose outcome was recorded (✓)
    recorded = Signal(str, str)
    #: the id of a coverage, and of the event that was kept
    kept = Signal(str, str)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        remembered: Remembered,
        unsaid: TypedResults,
        form: ResultForm,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._remembered = remembered
        self._unsaid = unsaid
        self._file: CoverageFile | None = None
        self._platform = self._name = ""
        self._typed = ResultDraft()
        self._sending = False
        self._equipment: dict[str, bool] = {}
        self.postponed = form.add_link("Ditunda…")
        self.failed = form.add_link("Gagal…")
        self.published = ActionButton(theme, "Catat terbit", "primary", "Ctrl+Return", parent)
        self.published.bind(self.published)
        self.failed.clicked.connect(lambda: self._ask("failed", WHY_FAILED))
        self.postponed.clicked.connect(lambda: self._ask("postponed", WHY_POSTPONED))
        self.published.clicked.connect(self._on_published_clicked)

    def show(self, file: CoverageFile, platform: str, name: str, typed: ResultDraft) -> None:
        """Stand for this platform (key and name) and what was typed of it."""
        self._file, self._platform, self._name, self._typed = file, platform, name, typed
        self.published.setText(f"Catat terbit di {name}" if name else "Catat terbit")
        self.published.updateGeometry()
        closed = self._why_closed(file)
        for link in (self.failed, self.postponed):
            link.setEnabled(not closed)
            link.setToolTip(closed)
        self.published.set_closed(closed or self._why_not_published(file))

    def set_equipment(self, equipment: dict[str, bool]) -> None:
        """What equipment there was; it goes with the next record."""
        self._equipment = equipment

    def url_warning(self, platforms: Platforms, platform: str) -> str:
        """What looks wrong with the address that was typed; it closes nothing."""
        if self._typed.url in self._corrected(platform):
            return SAME_POST
        expected = next((each.address for each in platforms.every if each.key == platform), "")
        host = host_of(self._typed.url)
        if not host or not expected or host == expected or host.endswith(f".{expected}"):
            return ""
        return f"Alamat ini bukan {expected}. Periksa lagi; tetap dapat dicatat bila memang benar."

    def _corrected(self, platform: str) -> set[str]:
        """The addresses of the posts there that a Ralat called wrong."""
        results = self._file.coverage.results if self._file else ()
        records = (result.record for result in results if result.superseded)
        return {each.url for each in records if each.platform == platform and each.url}

    def _why_closed(self, file: CoverageFile) -> str:
        if self._sending:
            return "Sedang disimpan…"
        closed = why_closed(self._workplace, file.options.get(ResultRecorded))
        standing = file.coverage.standing_results.get(self._platform)
        if not closed and standing is not None and standing.record.outcome == "published":
            return f"Sudah tercatat terbit di {self._name}."
        return closed

    def _why_not_published(self, file: CoverageFile) -> str:
        for requirement in file.sop.only(StepKind.PUBLISH).requirements:
            met = requirement.key in file.coverage.documents
            if requirement.kind is RequirementKind.DOCUMENT and not met:
                return sentence(Refusal("document_missing", requirement=requirement.name))
        if not self._typed.account:
            return sentence(Refusal("account_missing"))
        if not host_of(self._typed.url):
            return sentence(Refusal("url_missing"))
        return ""

    def _on_published_clicked(self) -> None:
        typed = self._typed
        self._record(
            ResultRecorded(
                self._platform,
                "published",
                typed.account,
                typed.url,
                typed.at or self._workplace.now,
                screenshot=typed.screenshot,
            )
        )

    def _ask(self, outcome: str, phrases: tuple[str, ...]) -> None:
        if self._file is None:
            return
        platform, coverage = self._platform, self._file.coverage
        word = {"failed": "gagal", "postponed": "ditunda"}[outcome]
        question = Question(
            f"{self._name}: {word}",
            "Tercatat dengan alasannya. Nanti masih dapat dicatat terbit.",
            f"Catat {word}",
            field="Alasan",
            phrases=phrases,
        )
        self._unsaid.ask(
            coverage.id,
            key_of(outcome, coverage, platform),
            question,
            lambda reason: self._record(ResultRecorded(platform, outcome, reason=reason)),
        )

    def _record(self, record: ResultRecorded) -> None:
        if self._file is None or self._sending:
            return
        coverage = self._file.coverage
        self._sending = True
        self._workplace.act(
            coverage.id,
            replace(record, equipment=self._equipment),
            lambda done: self._on_recorded(coverage, record, done),
            self._on_failed,
        )

    def _on_recorded(self, coverage: Coverage, record: ResultRecorded, done: Done) -> None:
        self._sending = False
        self._unsaid.end(coverage, record.platform, record.outcome)
        if not isValid(self):  # signed out meanwhile: it is recorded all the same
            return
        self.kept.emit(coverage.id, done.event.id)
        known = equipment_kept(self._equipment)
        if record.account:
            known[f"account.{record.platform}"] = record.account
        tasks = self._workplace.tasks
        tasks.change(lambda progress: self._remembered.keep(known), lambda done: None)
        self.recorded.emit(coverage.id, record.platform)

    def _on_failed(self, failure: Failure) -> None:
        self._sending = False
        self._messages.failure(failure, people=names_of(self._workplace.office))
