"""The verb `mejasiar restore`: lists what there is to bring back, and brings it back."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from app.copies.bringing_back import bring_back, drop_copy_of_now, examined, first_sound
from app.copies.choosing import FILE, OWN, REPLICA, SHARE, Offer, offer_of, offers, office_of
from app.copies.restoring import Restored
from app.domain.record import record
from app.errors import Failure, Tells
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile

DONE, UNCONFIRMED = 0, 2

ORIGINS = {
    REPLICA: "catatan PC ini, seperti sekarang",
    SHARE: "folder kantor",
    OWN: "PC ini",
    FILE: "berkas yang dipilih",
}


@record
class Listed:
    """An offer after it was read whole: sound, or what is wrong with it."""

    offer: Offer
    events: int | None
    chain: str | None
    failure: Failure | None


@record
class Answer:
    """What the verb has to say: an exit code, and the same thing as a table and in words."""

    code: int
    table: dict[str, Any]
    lines: tuple[str, ...]


def run(told: argparse.Namespace, profile: Profile | None, tells: Tells = str) -> Answer:
    """List, or bring back the named file or else the richest sound copy.

    Without --yes it only says what would be done, and 2 is the exit code. Raises what
    `bring_back` raises.
    """
    try:
        return _run(told, profile, tells)
    finally:
        if profile is not None:
            drop_copy_of_now(profile)


def _run(told: argparse.Namespace, profile: Profile | None, tells: Tells) -> Answer:
    folder = OfficeFolder(told.office)
    found = offers(folder, profile)
    office = office_of(folder, profile)
    if told.list:
        named = [offer_of(told.file)] if told.file else []
        listed = [_listed(offer, office, profile) for offer in [*named, *found]]
        copies = [_listed_table(each) for each in listed]
        return Answer(DONE, {"copies": copies}, tuple(_lines(listed, tells)))
    if told.file:
        offer = offer_of(told.file)
        checked = examined(offer, office, profile)
    else:
        offer, checked = first_sound(found, office, profile)
    if not told.yes:
        chosen = {"chosen": _table(offer, checked.events, checked.chain)}
        return Answer(UNCONFIRMED, chosen, tuple(_plan(folder, offer, checked.events)))
    restored = bring_back(folder, offer, profile, OfficeClock(None, 0).now().at)
    table = {"restored": _restored_table(restored)}
    return Answer(DONE, table, tuple(_outcome(restored)))


def _listed(offer: Offer, office: str, profile: Profile | None) -> Listed:
    try:
        checked = examined(offer, office, profile)
    except Failure as failure:
        return Listed(offer, offer.events, offer.head, failure)
    return Listed(offer, checked.events, checked.chain, None)


# In words


def _lines(listed: list[Listed], tells: Tells) -> Iterator[str]:
    if not listed:
        yield "Belum ada salinan. Sebutkan berkasnya (--from) atau profil sebuah PC (--profile)."
    for each in listed:
        offer = each.offer
        state = f"tidak dapat dipakai: {tells(each.failure)}" if each.failure else "utuh"
        day = offer.day.isoformat() if offer.day else "-"
        head = (each.chain or "-")[:8]
        yield f"{day:10}  {each.events or 0:7} tindakan  {head:8}  {state}  [{_place(offer)}]"


def _place(offer: Offer) -> str:
    return f"{ORIGINS[offer.origin]}: {offer.path}" if offer.path else ORIGINS[offer.origin]


def _plan(folder: OfficeFolder, offer: Offer, events: int) -> Iterator[str]:
    yield f"Akan dipulihkan: {events} tindakan dari {_place(offer)}."
    if not folder.toml.exists():
        yield f"Di {folder.root} belum ada kantor: kantornya dibuat kembali di sana."
    yield "Buku kantor yang sekarang dipindahkan ke folder cadangan; tidak ada yang dihapus."
    yield "Belum ada yang diubah. Tambahkan --yes untuk memulihkan."


def _outcome(restored: Restored) -> Iterator[str]:
    yield f"{restored.name} dipulihkan: {restored.events} tindakan di buku kantor."
    if restored.added:
        yield f"{restored.added} di antaranya terbaca dari buku yang lama."
    if restored.aside:
        yield f"Buku yang lama disimpan di cadangan/{restored.aside}."
    yield "Buka Meja Siar di setiap PC: yang lebih baru dikirimkan kembali oleh PC itu sendiri."


def _table(offer: Offer, events: int | None, chain: str | None) -> dict[str, Any]:
    return {
        "origin": offer.origin,
        "file": str(offer.path) if offer.path else None,
        "day": offer.day.isoformat() if offer.day else None,
        "events": events,
        "head": chain,
    }


def _listed_table(listed: Listed) -> dict[str, Any]:
    failure = listed.failure.code if listed.failure else None
    told = _table(listed.offer, listed.events, listed.chain)
    return told | {"verified": failure is None, "failure": failure}


def _restored_table(restored: Restored) -> dict[str, Any]:
    return {
        "office": restored.office,
        "name": restored.name,
        "events": restored.events,
        "added": restored.added,
        "aside": restored.aside or None,
        "office_file_written": restored.founded,
    }
