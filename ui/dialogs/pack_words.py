"""What is said of packs: their names on a stick, and what one is made of."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from app.packs.directions import DECISIONS, REVIEW, SUFFIXES
from app.packs.making import Made
from app.packs.plan import Weight
from app.packs.taking import Taken
from app.shown_name import shown_name
from ui.formats import counted, listed, size

FILTER = "Paket Meja Siar (*.mejasiar-tinjau *.mejasiar-keputusan)"
HINT = (
    "Untuk PC yang tidak pernah tersambung: liputan dibawa sebagai satu berkas, misalnya di USB, "
    "dan keputusannya kembali dengan cara yang sama. Paket tersegel; hanya PC kantor ini yang "
    "dapat membukanya."
)


def review_name(day: date) -> str:
    """What a review pack of that day is called, unless somebody calls it otherwise."""
    return f"paket-{day.isoformat()}{SUFFIXES[REVIEW]}"


def decisions_name(day: date, person: str) -> str:
    """What a pack of a person's decisions is called."""
    slug = re.sub(r"[^a-z0-9]+", "-", person.lower()).strip("-") or "saya"
    return f"keputusan-{slug}-{day.isoformat()}{SUFFIXES[DECISIONS]}"


def with_suffix(target: Path, direction: str) -> Path:
    """The path with the ending that the pack is known by."""
    suffix = SUFFIXES[direction]
    return target if target.suffix == suffix else target.with_name(target.name + suffix)


def choice_words(weights: list[Weight], originals: bool) -> str:
    """3 liputan · sekitar 212 MB · 2 berkas tidak terjangkau sekarang."""
    if not weights:
        return "Belum ada liputan yang dicentang; paket hanya memuat riwayat kantor."
    total = sum(weight.previews + weight.originals * originals for weight in weights)
    absent = sum(weight.absent for weight in weights)
    parts = [counted(len(weights), "liputan"), f"sekitar {size(total)}"]
    parts += [f"{counted(absent, 'berkas')} tidak terjangkau sekarang"] if absent else []
    return " · ".join(parts)


def made_words(made: Made) -> str:
    """Where it is, how large, what to do with it, and what could not come along."""
    where = f"Paket {shown_name(made.path.name)} selesai ({size(made.size)})."
    if made.plan.direction == REVIEW:
        onward = "Di PC tujuan, pilih Paket lalu Buka paket."
    else:
        onward = "Bawa ke PC yang tersambung ke folder kantor, pilih Paket lalu Buka paket."
    if not made.plan.absent:
        return f"{where} {onward}"
    left = counted(made.plan.absent, "berkas")
    return f"{where} {onward} {left} tidak ikut karena tidak terjangkau atau berubah."


def came_title(taken: Taken) -> str:
    """Paket tinjau dari Siti Aminah."""
    kind = "Paket tinjau" if taken.is_review else "Paket keputusan"
    return f"{kind} dari {taken.maker or '(tidak dikenal)'}"


def came_words(taken: Taken) -> str:
    """What was new here; that all of it was known is said as well."""
    if taken.is_known:
        return "Semua isinya sudah ada di PC ini; tidak ada yang berubah."
    files = taken.originals + taken.previews
    parts = [counted(taken.rows, "catatan riwayat")] if taken.rows else []
    parts += [counted(taken.new_acts, "tindakan")] if taken.new_acts else []
    parts += [counted(files, "berkas")] if files else []
    return f"Yang baru di PC ini: {listed(parts)}."
