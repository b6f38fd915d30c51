"""The acts of the procedure in words: as the history tells them, and as notices name them."""

from __future__ import annotations

#: kind of act -> what the person did, after the name: "Siti menyerahkan"
DID: dict[str, str] = {
    "CoverageOpened": "membuka liputan",
    "CoverageHandedIn": "menyerahkan",
    "CoverageReceived": "menerima dan meneruskan",
    "CoverageReturned": "mengembalikan untuk diperbaiki",
    "CoverageApproved": "memutuskan Ya",
    "CoverageRejected": "memutuskan Tidak",
    "AdminDirected": "mendisposisikan",
    "AdminReassigned": "mengalihkan admin",
    "WordingCorrected": "memperbaiki narasi",
    "ResultRecorded": "mencatat hasil publikasi",
    "ActWithdrawn": "menarik kembali tindakannya",
    "CoverageCancelled": "membatalkan liputan",
    "CorrectionOpened": "membuka ralat",
    "PostTakenDown": "mencatat publikasi diturunkan",
    "CoverageArchived": "mengarsipkan",
    "HeldActConfirmed": "menegaskan tindakan yang ditahan",
    "WorkBegun": "membuka untuk dikerjakan",
    "DocumentAttached": "melampirkan dokumen",
    "DocumentWaived": "menyatakan dokumen tidak ada",
    "PointTicked": "menandai poin perbaikan",
    "NoteWritten": "menulis catatan",
    "LateReasonGiven": "memberi alasan terlambat",
    "SheetIssued": "menerbitkan lembar arsip",
    "OvertakenDropped": "melepaskan tindakan yang tidak berlaku",
    "MediaListed": "mendaftar berkas yang akan diserahkan",
    "ItemsListed": "mendaftar media yang akan disetujui",
    "ItemTurned": "memutar media",
    "ItemsRated": "menilai media",
    "MarkPlaced": "memberi tanda",
    "MarkRemoved": "menghapus tandanya",
}

#: kind of act -> the act as a thing: "Penyerahan Anda". A bare "Tidak" would deny what follows it.
ACT_NAMES: dict[str, str] = {
    "CoverageHandedIn": "Penyerahan",
    "CoverageReceived": "Penerimaan",
    "CoverageReturned": "Pengembalian",
    "CoverageApproved": "Keputusan “Ya”",
    "CoverageRejected": "Keputusan “Tidak”",
    "AdminDirected": "Disposisi",
    "AdminReassigned": "Pengalihan admin",
    "WordingCorrected": "Perbaikan narasi",
    "ResultRecorded": "Catatan hasil publikasi",
    "ActWithdrawn": "Penarikan",
    "CoverageCancelled": "Pembatalan liputan",
    "CorrectionOpened": "Ralat",
    "PostTakenDown": "Catatan penurunan",
    "CoverageArchived": "Pengarsipan",
    "HeldActConfirmed": "Penegasan",
}

OUTCOMES = {"published": "terbit", "failed": "gagal", "postponed": "ditunda"}

#: what a lapsed Ya lost its ground by
CHANGED = {
    "media": "media",
    "narrative": "narasi",
    "captions": "keterangan per kanal",
    "correction": "ralat dibuka",
}

LATE_PHRASES = (
    "Menunggu pimpinan",
    "Di luar jam kantor",
    "Jaringan terganggu",
    "Ada kegiatan lain yang mendesak",
)


def act_name(kind: str) -> str:
    """The act as a thing; an unknown kind is "Tindakan"."""
    return ACT_NAMES.get(kind, "Tindakan")
