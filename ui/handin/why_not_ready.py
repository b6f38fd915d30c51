"""Why a draft cannot be handed in yet, in one sentence."""

from __future__ import annotations

from app.domain.acts import CoverageHandedIn
from app.drafts import Draft
from ui.coverage_file import CoverageFile
from ui.formats import counted
from ui.panes.naming import why_closed
from ui.workplace import Workplace


def why_not_ready(
    workplace: Workplace, file: CoverageFile, draft: Draft, not_taken: int, copying: bool
) -> str:
    """The first thing that stands in the way; "" where nothing does."""
    closed = why_closed(workplace, file.options.get(CoverageHandedIn))
    if closed:
        return closed
    ways = {
        "penyalinan belum selesai": copying,
        f"{counted(not_taken, 'berkas')} perlu dibuang atau diganti": bool(not_taken),
        "nama kegiatan belum diisi": not draft.activity.title.strip(),
        "belum ada foto atau video": not draft.media,
        "narasi belum ditulis": not draft.wording.narrative.strip(),
    }
    first = next((words for words, holds in ways.items() if holds), "")
    return f"Belum dapat diserahkan: {first}." if first else ""
