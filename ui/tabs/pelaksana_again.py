"""What a person handed in and somebody else overtook, as a draft to look at again."""

from __future__ import annotations

from app.domain.acts import CoverageHandedIn
from app.domain.coverage_history import read_act
from app.domain.judge import Verdict
from app.drafts import Draft
from ui.coverage_file import CoverageFile


def draft_again(file: CoverageFile, person: str) -> Draft | None:
    """The person's last overtaken hand-in; None where there is none."""
    overtaken = [
        judged.placed.event
        for judged in file.judged
        if judged.verdict is Verdict.OVERTAKEN
        and judged.placed.event.envelope.person == person
        and judged.placed.event.envelope.kind == CoverageHandedIn.__name__
    ]
    act = read_act(overtaken[-1]) if overtaken else None
    if not isinstance(act, CoverageHandedIn):
        return None
    media = file.coverage.handed_in(act)
    return Draft(act.activity, media, act.wording, dict(act.equipment))
