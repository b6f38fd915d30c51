"""A liputan to act on: its media, its texts, and each act as somebody would do it."""

from __future__ import annotations

from typing import Any

from app.domain import acts
from app.domain.events import digest
from app.domain.media import Attachment, MediaItem

MINUTE = 60_000
MORNING = 1_763_769_600_000
LIPUTAN = digest(b"liputan")[:32]
ROOT = "root"


def person_id(name: str) -> str:
    """The id of a person of the built office; the root is nobody."""
    return "" if name == ROOT else digest(f"person {name}".encode())[:32]


def photo(name: str) -> MediaItem:
    return MediaItem(digest(name.encode()), "jpg", f"{name}.jpg", "photo", 1000, 4000, 3000)


PHOTOS = (photo("panggung"), photo("jabat tangan"), photo("gedung"))
ACTIVITY = acts.Activity("Kunjungan kerja ke Bulik", "kdh", MORNING, "Nanga Bulik")
NARRATIVE = acts.Wording("Bupati meninjau jembatan.", {"instagram": "Tinjauan jembatan"})
UNDANGAN = Attachment(digest(b"undangan"), "pdf", "undangan.pdf", 2000)
OPENED = acts.CoverageOpened(ACTIVITY, "")


def handed_in(*, media: tuple[MediaItem, ...] = PHOTOS, text: str = "") -> acts.CoverageHandedIn:
    wording = acts.Wording(text, NARRATIVE.captions) if text else NARRATIVE
    return acts.CoverageHandedIn(ACTIVITY, media, wording)


def ya(*media: MediaItem, text: str = "") -> acts.CoverageApproved:
    items = tuple(acts.ChosenItem(item.sha256) for item in media or PHOTOS)
    return acts.CoverageApproved(items, correction=acts.Wording(text) if text else None)


TIDAK = acts.CoverageRejected("Foto kurang terang", ("Ganti foto pertama", "Sebut nama desa"))
RETURNED = acts.CoverageReturned("Narasi belum lengkap", ("Tambahkan waktu",))
ATTACHED = acts.DocumentAttached("undangan", UNDANGAN)


def directed(*platforms: str, admin: str = "pelaksana") -> acts.AdminDirected:
    return acts.AdminDirected(person_id(admin), platforms or ("instagram",))


def published(platform: str = "instagram", url: str = "https://contoh.id/p/1") -> Any:
    return acts.ResultRecorded(platform, "published", "@prokopim", url, MORNING)
