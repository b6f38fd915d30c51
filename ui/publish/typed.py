"""What the admin typed of a coverage's posts and has not recorded, as a draft keeps it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.codec import from_body, to_body
from app.domain.coverage import Coverage
from app.domain.events import canonical
from app.domain.media import Attachment
from ui.messages import Messages
from ui.panes.prepared import PreparedDrafts
from ui.publish.result_form import ResultDraft
from ui.widgets.question_dialog import Question

RESULT = "result"
OF_A_POST = (RESULT, "failed", "postponed")  # the fields, and the reasons of what went otherwise


def key_of(what: str, coverage: Coverage, platform: str) -> str:
    """Where it stands in the draft; what was typed of an earlier revision's post stands apart."""
    return f"{what}.{coverage.revision}.{platform}"


class TypedResults:
    """One person's at this PC: there again after a restart, gone once it is recorded."""

    def __init__(self, drafts: PreparedDrafts, messages: Messages) -> None:
        self._drafts = drafts
        self._messages = messages

    def prune(self, coverage: Coverage) -> None:
        """Drop what is of posts that are out by now, or were meant for an earlier revision."""
        posts = {platform for platform in coverage.platforms if not _is_out(coverage, platform)}
        valid = {key_of(what, coverage, post) for what in OF_A_POST for post in posts}
        forms = self._drafts.of(coverage.id).forms
        for key in [each for each in forms if each.split(".")[0] in OF_A_POST]:
            if key not in valid:
                del forms[key]

    def end(self, coverage: Coverage, platform: str, outcome: str) -> None:
        """It was recorded; what is postponed or failed keeps its fields for another day."""
        for what in OF_A_POST if outcome == "published" else (outcome,):
            self._drafts.forget(coverage.id, key_of(what, coverage, platform))

    def result(self, coverage_id: str, key: str, account: str) -> ResultDraft:
        """What was typed of a post; where nothing was, the account that posts there usually."""
        content = self._drafts.of(coverage_id).forms.get(key)
        return ResultDraft(account) if content is None else _typed(content)

    def put(self, coverage_id: str, key: str, typed: ResultDraft, account: str) -> None:
        """Keep what stands in the fields, where it is more than what stands there by itself."""
        own = typed != ResultDraft(account)
        self._drafts.put(coverage_id, key, _content(typed) if own else {})

    def ask(
        self, coverage_id: str, key: str, question: Question, answered: Callable[[str], None]
    ) -> None:
        """Ask, with the words that were left unsaid the last time."""
        content = self._drafts.of(coverage_id).forms.get(key, {})
        asked = replace(question, text=content.get("text", question.text), kept=True)
        dialog = self._messages.ask(asked, answered)

        def note() -> None:
            text = dialog.field.text
            own = text != question.text
            self._drafts.put(coverage_id, key, {"text": text} if own else {})

        dialog.field.textChanged.connect(note)

    def keep(self, coverage_id: str) -> None:
        """Have the disk hold it now."""
        self._drafts.keep(coverage_id)

    def forget(self, coverage_id: str, key: str) -> None:
        """It was recorded."""
        self._drafts.forget(coverage_id, key)


def _is_out(coverage: Coverage, platform: str) -> bool:
    standing = coverage.standing_results.get(platform)
    return standing is not None and standing.record.outcome == "published"


def _content(typed: ResultDraft) -> dict[str, str]:
    shot = canonical(to_body(typed.screenshot)).decode() if typed.screenshot else ""
    at = str(typed.at) if typed.at else ""
    return {"account": typed.account, "url": typed.url, "at": at, "screenshot": shot}


def _typed(content: Mapping[str, str]) -> ResultDraft:
    shot = content.get("screenshot")
    return ResultDraft(
        content.get("account", ""),
        content.get("url", ""),
        int(content.get("at") or 0),
        from_body(Attachment, json.loads(shot)) if shot else None,
    )
