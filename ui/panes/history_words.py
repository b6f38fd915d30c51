"""A line of the history in words: who did what, and what they said with it."""

from __future__ import annotations

from app.domain import acts
from app.domain.coverage import Coverage, Entry
from app.domain.office import Office
from app.publication.platforms import Platforms
from ui.formats import counted, listed
from ui.handin.queue_rows import platform_name
from ui.panes.naming import signer_words
from ui.texts.acts import DID, OUTCOMES, act_name


def headline(office: Office, entry: Entry) -> str:
    """Siti, Plh. Kabag, memutuskan Ya."""
    who = signer_words(office, entry.person, entry.post)
    comma = "," if "," in who else ""
    return f"{who}{comma} {DID.get(entry.kind, 'melakukan sesuatu yang baru')}"


def detail(office: Office, platforms: Platforms, coverage: Coverage, entry: Entry) -> str:
    """What was said or named with the act; "" where that is nothing."""
    body = entry.body
    if isinstance(body, acts.CoverageHandedIn):
        return counted(len(body.media), "media")
    if isinstance(body, acts.CoverageReceived):
        return "dengan perbaikan narasi" if body.correction else ""
    if isinstance(body, acts.CoverageApproved):
        return _approved(body)
    if isinstance(body, acts.CoverageReturned | acts.CoverageRejected):
        return _sent_back(body.reason, coverage.asked_by(body))
    if isinstance(body, acts.AdminDirected | acts.AdminReassigned):
        return _directed(office, platforms, body)
    if isinstance(body, acts.ResultRecorded):
        return _result(platforms, body)
    if isinstance(body, acts.PostTakenDown):
        return f"{platform_name(platforms, body.platform)}, diminta {body.asked_by}: {body.reason}"
    if isinstance(body, acts.NoteWritten):
        return body.text
    if isinstance(body, acts.ActWithdrawn):
        return act_name(_kind_of(coverage, body.withdrawn))
    reason = getattr(body, "reason", "") or getattr(body, "note", "")
    return str(reason)


def _approved(body: acts.CoverageApproved) -> str:
    parts = [counted(len(body.items), "media")]
    parts += ["dengan perbaikan narasi"] if body.correction else []
    return ": ".join(part for part in (", ".join(parts), body.directive) if part)


def _sent_back(reason: str, points: tuple[str, ...]) -> str:
    return "\n".join((reason, *(f"{n}. {text}" for n, text in enumerate(points, 1))))


def _directed(
    office: Office, platforms: Platforms, body: acts.AdminDirected | acts.AdminReassigned
) -> str:
    admin = office.people.get(body.admin)
    to = listed([platform_name(platforms, key) for key in body.platforms])
    said = body.note if isinstance(body, acts.AdminDirected) else body.reason
    head = f"kepada {admin.name if admin else '(tidak dikenal)'}: {to}"
    return f"{head}\n{said}" if said else head


def _result(platforms: Platforms, body: acts.ResultRecorded) -> str:
    said = body.url or body.reason
    return f"{platform_name(platforms, body.platform)} {OUTCOMES[body.outcome]}: {said}"


def _kind_of(coverage: Coverage, event: str) -> str:
    return next((entry.kind for entry in coverage.history if entry.event == event), "")
