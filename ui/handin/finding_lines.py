"""What a platform would cut or refuse in a caption, as lines for the screen."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.caption import Finding
from ui.formats import number

FINDINGS = {
    "caption_title_too_long": "Judul {over} karakter terlalu panjang (paling banyak {limit}).",
    "caption_too_long": "{over} karakter terlalu panjang (paling banyak {limit}). Ringkaslah.",
    "caption_forbidden": "Tanda {signs} tidak diterima di sini.",
    "caption_many_hashtags": "Tagar ada {count}, paling banyak {limit}.",
}


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    """A sentence for each finding, in the order given."""
    return [_line(finding) for finding in findings]


def _line(finding: Finding) -> str:
    shown = {
        name: number(fact, 0) if isinstance(fact, int) else fact
        for name, fact in finding.facts.items()
    }
    return FINDINGS[finding.code].format_map(shown)
