"""What is said of what a person entered and this PC's disk does not have yet."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence

from app.domain.record import record
from app.domain.roles import Role
from app.errors import Failure
from ui.formats import listed
from ui.owed import Debt

#: kind of a debt, up to its first hyphen -> its words before the title of the coverage
KINDS = {
    "draft": "naskah liputan",
    Role.PELAKSANA.value: "isian untuk liputan",
    Role.KASUBAG.value: "keputusan yang disiapkan untuk",
    Role.KABAG.value: "keputusan yang disiapkan untuk",
    "arsip": "isian arsip untuk",
    "late": "alasan terlambat untuk",
    "marks": "tanda pada media",
    "ratings": "bintang dan pilihan pada media",
}
NOT_BEGUN = "liputan baru yang belum dimulai"
NAMED = 3  # things that are named where there are more
TITLE = "Belum tersimpan di PC ini"
UNSAID = "Ada tulisan yang belum disimpan"
MENDED = "Yang tadi belum tersimpan kini sudah ada di PC ini."
STAY = "Kembali bekerja"
_WHY = {
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah disk habis",
    errno.EROFS: "disk hanya dapat dibaca",
    errno.EACCES: "tidak diizinkan menulis di sini",
    errno.EPERM: "tidak diizinkan menulis di sini",
}
_WHY_OF = {"profile_full": _WHY[errno.ENOSPC]}


@record
class Parting:
    """A way to leave, as the question says it."""

    yes: str  # the button that goes all the same
    now: str  # going now
    after: str  # what happens by itself once everything is kept


CLOSING = Parting("Tutup juga", "Jika ditutup sekarang", "Meja Siar menutup sendiri")
SIGNING_OUT = Parting("Keluar juga", "Jika keluar sekarang", "Anda keluar dengan sendirinya")
REBUILDING = Parting(
    "Susun ulang juga", "Jika disusun ulang sekarang", "layar disusun ulang dengan sendirinya"
)


def disk_words(error: OSError) -> str:
    """Why a disk took nothing, in a few words for a sentence's brackets."""
    return _WHY.get(error.errno or 0) or error.strerror or str(error)


def owed_words(debts: Sequence[Debt], titles: Mapping[str, str]) -> str:
    """What is owed: naskah liputan “Panen raya” dan tanda pada media “Rapat kerja”.

    `titles` maps ids of coverages; an id of zeros stands for one that has not begun.
    """
    told = list(dict.fromkeys(_words(each, titles) for each in debts))
    left = len(told) - NAMED
    return listed([*told[:NAMED], f"{left} lainnya"] if left > 0 else told)


def leaving_sentence(
    parting: Parting, debts: Sequence[Debt], titles: Mapping[str, str], why: Failure | None
) -> str:
    """What is not kept, why, and what to do about it."""
    what = owed_words(debts, titles)
    start = f"{what[0].upper()}{what[1:]}"
    lost = f"{parting.now}, yang belum tersimpan hilang."
    if why is None:
        return f"{start} masih disimpan. Begitu selesai, {parting.after}.\n\n{lost}"
    reason = _WHY_OF.get(why.code) or str(why.facts.get("reason", ""))
    because = f" ({reason})" if reason else ""
    return (
        f"{start} belum tersimpan di PC ini{because}.\n\nKosongkan sebagian disk dan biarkan "
        f"pertanyaan ini terbuka: begitu tersimpan, {parting.after}. {lost}"
    )


def unsaid_sentence(parting: Parting, titles: Sequence[str]) -> str:
    """Which windows (their titles) have words that nobody saved, and what becomes of them."""
    windows = listed([f"“{title}”" for title in titles])
    return (
        f"Jendela {windows} masih berisi tulisan yang belum disimpan. Kembalilah ke sana untuk "
        f"menyimpannya. {parting.now}, tulisan itu hilang."
    )


def _words(debt: Debt, titles: Mapping[str, str]) -> str:
    if debt.coverage_id not in titles and not debt.coverage_id.strip("0"):
        return NOT_BEGUN
    return f"{KINDS[debt.kind.split('-')[0]]} “{titles.get(debt.coverage_id, '…')}”"
