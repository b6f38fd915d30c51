"""What happened, in the words of an office: one sentence for each kind of incident."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.ledger.incidents import Incident
from app.shown_name import shown_name

LONGEST = 80  # characters of a fact
PC = "pc"  # fact of an incident that another PC met: the first of its device id

#: code of an incident -> its sentence; facts stand in braces
INCIDENTS: Mapping[str, str] = {
    "row_not_genuine": (
        "Baris {seq} buku kantor bukan tulisan asli kantor ini, jadi tidak dipakai. Baris asli "
        "sesudahnya tetap berlaku; beri tahu pengelola bila tidak hilang dalam sehari."
    ),
    "row_repaired": (
        "Baris {seq} buku kantor diubah pihak lain dan sudah ditulis kembali seperti aslinya. "
        "Tidak ada yang hilang."
    ),
    "chain_disagrees": (
        "Rantai buku kantor di baris {seq} tidak cocok dengan isinya. Seluruh buku dibandingkan "
        "dengan catatan PC ini; isi yang asli tetap dipakai."
    ),
    "ledger_behind": (
        "Buku kantor kehilangan {count} tindakan sejak baris {seq}, misalnya karena salinan lama "
        "dipasang. PC ini mengirimkannya kembali; tidak ada yang hilang."
    ),
    "ledger_reordered": (
        "Urutan buku kantor berubah sejak baris {seq}. Semua tindakan masih ada, dan PC ini "
        "mengikuti urutan yang baru."
    ),
    "ledger_replaced": (
        "Buku kantor tidak dapat dibaca, lalu dibangun kembali dengan {rows} tindakan. Berkas "
        "lama disimpan di cadangan/{aside}."
    ),
    "ledger_restored": (
        "Buku kantor dipulihkan dari salinan dan kini memuat {rows} tindakan. Yang lebih baru "
        "dikirim kembali oleh setiap PC; berkas lama disimpan di folder cadangan."
    ),
    "acts_out_of_effect": (
        "Setelah buku kantor pulih, {count} tindakan yang semula berlaku kini didahului tindakan "
        "lain. Tidak ada yang hilang; semuanya tampil di Perlu diperiksa liputannya."
    ),
    "head_unknown": (
        "PC {device} pernah melihat isi buku kantor yang kini tidak ada, misalnya karena salinan "
        "lama dipasang. Tindakan baru dari PC ini menunggu paling lama tiga menit agar PC itu "
        "mengirim lebih dahulu; nyalakan PC itu bila mati."
    ),
    "profile_cloned": (
        "Profil Meja Siar di PC ini juga dipakai PC lain, atau dipulihkan dari salinan lama. PC "
        "ini kini memakai tanda pengenal sendiri ({renewed}); tidak ada yang hilang."
    ),
    "replica_rescued": (
        "Catatan di PC ini rusak. {rows} tindakan diselamatkan, selebihnya diambil lagi dari "
        "folder kantor; periksa kesehatan disk PC ini."
    ),
    "branch_left": (
        "PC ini meninggalkan urutan lama dan mengikuti buku kantor; urutan lama tetap dicatat."
    ),
    "media_restored": (
        "Berkas “{name}” di {folder} hilang atau berubah di folder kantor, dan sudah dipulihkan "
        "dari PC ini. Tidak ada yang perlu dilakukan."
    ),
    "media_lost": (
        "Berkas “{name}” di {folder} hilang dari folder kantor dan tidak ada di PC ini. Nyalakan "
        "PC yang menyerahkannya agar dipulihkan sendiri, atau salin kembali dari cadangan."
    ),
    "media_altered": (
        "Isi berkas “{name}” di {folder} berubah dan aslinya tidak ada di PC ini. Jangan "
        "dipublikasikan; nyalakan PC yang menyerahkannya agar dipulihkan sendiri."
    ),
    "preview_restored": (
        "Pratinjau “{name}” di {folder} hilang atau berubah, dan sudah dipulihkan dari PC ini. "
        "Tidak ada yang perlu dilakukan."
    ),
    "preview_lost": (
        "Pratinjau “{name}” di {folder} hilang atau berubah. Berkas aslinya tidak terpengaruh; "
        "nyalakan PC yang menyerahkannya agar pratinjau dipulihkan sendiri."
    ),
}

#: fact `reason` of ledger_replaced -> what had become of the ledger, and what to do about it
REPLACED: Mapping[str, str] = {
    "ledger_missing": (
        "Buku kantor (mejasiar.db) tidak ada lagi di folder kantor, mungkin terhapus atau "
        "terpindah, lalu dibangun kembali dengan {rows} tindakan. Tanyakan siapa yang memindahkan "
        "atau menghapusnya."
    ),
    "ledger_empty": (
        "Buku kantor (mejasiar.db) menjadi kosong, lalu dibangun kembali dengan {rows} tindakan. "
        "Berkas lama disimpan di cadangan/{aside}. Periksa disk PC penyimpan folder."
    ),
    "ledger_damaged": (
        "Buku kantor (mejasiar.db) rusak, lalu dibangun kembali dengan {rows} tindakan. Berkas "
        "lama disimpan di cadangan/{aside}. Periksa disk PC penyimpan folder."
    ),
    "ledger_foreign": (
        "Buku kantor (mejasiar.db) diubah oleh program lain, lalu dibangun kembali dengan {rows} "
        "tindakan. Berkas lama disimpan di cadangan/{aside}. Beri tahu pengelola."
    ),
}

UNKNOWN = "Sebuah kejadian dicatat ({code}). Perbarui Meja Siar untuk membaca penjelasannya."


class _Facts(dict[str, Any]):
    """Anybody can write to the share: a fact that is missing shows as an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "…"


def incident_sentence(incident: Incident) -> str:
    """The sentence of an incident, as plain text; an unknown code still gets one.

    What another PC met (fact PC) is said of that one, not of this.
    """
    facts = {name: shown_name(str(fact), LONGEST) for name, fact in incident.facts.items()}
    template = INCIDENTS.get(incident.code, UNKNOWN)
    if incident.code == "ledger_replaced":
        template = REPLACED.get(str(incident.facts.get("reason")), template)
    if facts.get(PC):
        template = template.replace("PC ini", "PC {pc}")
    return template.format_map(_Facts({**facts, "code": incident.code[:40]}))
