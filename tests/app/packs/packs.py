"""Packs for tests: made at one PC of the office, opened at another, or at one without a network."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.demo.office import PASSPHRASE, demo_invitation, demo_person
from app.domain.acts import CoverageReceived
from app.domain.events import Sealed
from app.ledger.book import GENESIS, Head, next_chain
from app.ledger.profile import Profile
from app.packs.directions import REVIEW
from app.packs.event_run import Laid, write_run
from app.packs.joining import join_from_pack
from app.packs.making import Made, make_pack
from app.packs.manifest import Manifest, PackedFile, write_manifest
from app.packs.plan import plan_decisions, plan_review
from app.packs.sealed_stream import SealedWriter, new_shell
from app.packs.taking import Taken, open_pack, take
from app.station import Station
from tests.office_builder import KASUBAG, DemoOffice, Pc


def on(done: int) -> bool:
    """Nobody cancels."""
    return True


def waiting_for_kabag(pc: Pc, title: str = "Peninjauan jalan desa Kujan") -> str:
    """A coverage that was handed in and received, delivered; its id."""
    liputan = pc.opens(title)
    pc.hands_in(liputan)
    pc.act(KASUBAG, liputan, CoverageReceived())
    pc.sync()
    return liputan


def review_pack(pc: Pc, target: Path, *coverages: str, originals: bool = True) -> Made:
    """Kasubag makes a review pack of these coverages."""
    pc.sits(KASUBAG)
    return make_pack(pc.station, plan_review(pc.station, coverages, originals), target, on)


def decision_pack(station: Station, target: Path) -> Made:
    """Who is signed in makes a pack of what waits to be delivered."""
    return make_pack(station, plan_decisions(station), target, on)


def taken(station: Station, pack: Path) -> Taken:
    """The pack opened and taken in."""
    return take(station, open_pack(station, pack, on))


def lone_pc(office: DemoOffice, pack: Path, root: Path, name: str = "") -> Station:
    """A PC that joined by the demo's invitation and a pack; somebody may sit there."""
    invitation = demo_invitation(office.folder.root)
    station, _ = join_from_pack(Profile(root), invitation, pack, on)
    if name:
        station.sign_in(demo_person(station, name), PASSPHRASE)
    return station


def history_of(pc: Pc) -> list[Laid]:
    """The ledger's rows as this PC confirmed them."""
    return list(pc.station.replica.confirmed())


def forged(
    pc: Pc,
    target: Path,
    rows: Sequence[Laid],
    pending: Sequence[Sealed] = (),
    files: Sequence[tuple[PackedFile, bytes]] = (),
    **said: Any,
) -> Path:
    """A pack that an insider with the office's secret and a key of their own put together."""
    session = pc.desk.session
    assert session is not None
    run, waiting = io.BytesIO(), io.BytesIO()
    chain = GENESIS
    for seq, sealed in rows:
        chain = Head(seq, next_chain(chain.chain, sealed.id))
    known: dict[str, Any] = {
        "direction": REVIEW,
        "office": pc.station.membership.office,
        "person": session.person,
        "key": session.signer.key,
        "device": "",
        "at": 1,
        "quality": "server",
        "head_seq": chain.seq,
        "head_chain": chain.chain,
        "rows": write_run(rows, run),
        "pending": write_run(((0, sealed) for sealed in pending), waiting),
        "files": tuple(file for file, _ in files),
    }
    manifest = Manifest(**{**known, **said})
    with target.open("wb") as opened:
        shell = new_shell(REVIEW, pc.station.membership.office)
        stream = SealedWriter(opened, shell, pc.station.office_secret())
        write_manifest(stream, manifest, session.signer)
        stream.write(run.getvalue() + waiting.getvalue())
        for _, content in files:
            stream.write(content)
        stream.finish()
    return target
