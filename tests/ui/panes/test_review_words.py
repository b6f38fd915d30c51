"""What became of an act is told so that nobody reads the opposite."""

from __future__ import annotations

from app.domain.acts import Activity, CoverageRejected
from app.domain.coverage import Coverage, Entry
from app.sop_file import default_sop
from tests.office_builder import NOON
from ui.coverage_file import CoverageFile
from ui.panes.review_words import kept_remark

ACTIVITY = Activity("Panen raya", "kdh", NOON, "Kujan")
TIDAK = Entry(
    "x", "CoverageRejected", NOON, False, "kabag", "post", 3, CoverageRejected("Nama keliru")
)


def _told(*undelivered: str) -> str:
    coverage = Coverage("a" * 32, "sop", ACTIVITY, ACTIVITY, "", NOON, history=(TIDAK,))
    file = CoverageFile(coverage, default_sop(), {}, (), frozenset(undelivered), ())
    remark = kept_remark(file, "x")
    assert remark is not None
    return remark.sentence


def test_a_tidak_that_was_sent_is_not_told_as_not_sent() -> None:
    """The words “Tidak terkirim” say that it was not."""
    assert _told("x") == "Keputusan “Tidak” sudah tersimpan di PC ini, menunggu dikirim."
    assert _told() == "Keputusan “Tidak” sudah terkirim, tercatat di buku kantor."
