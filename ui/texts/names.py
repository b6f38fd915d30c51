"""The Indonesian names of things that have a code: roles, states of a step, sync marks."""

from __future__ import annotations

from app.formats import counted

ROLES = {"pelaksana": "Pelaksana", "kasubag": "Kasubag", "kabag": "Kabag"}

TABS = {
    "pelaksana": "Pelaksana",
    "kasubag": "Kasubag",
    "kabag": "Kabag",
    "arsip": "Arsip",
    "laporan": "Laporan",
}

STEP_STATES = {
    "done": "selesai",
    "late": "selesai, terlambat",
    "current": "sedang berjalan",
    "overdue": "sedang berjalan, terlambat",
    "todo": "belum dimulai",
    "again": "perlu dilalui lagi",
    "stopped": "dihentikan",
}

MARKS = {
    "confirmed": "tersimpan di PC ini",
    "delivered": "tercatat di buku kantor",
    "overtaken": "didahului tindakan lain",
    "held": "ditahan",
    "waiting": "menunggu dikirim",
}

STAGES = {
    "under_way": "sedang berjalan",
    "published": "sudah dipublikasikan",
    "archived": "sudah diarsipkan",
    "cancelled": "sudah dibatalkan",
}

KINDS = {"photo": "foto", "video": "video"}


def media_count(photos: int, videos: int) -> str:
    """7 foto, 1 video; what there is none of is not mentioned."""
    parts = [counted(photos, "foto")] if photos else []
    parts += [counted(videos, "video")] if videos else []
    return ", ".join(parts) or "belum ada media"
