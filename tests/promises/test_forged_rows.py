"""Rows that no honest program writes, truly signed: the office goes on, and loses nothing."""

from __future__ import annotations

from functools import partial

from app.domain.events import LATEST, Envelope, Sealed, canonical, digest, encode_envelope
from app.domain.judge import Verdict
from app.domain.roles import Role
from app.ledger.keys import new_seed
from app.ledger.seal import Signer
from app.ledger.watch import WHOLE_EVERY
from tests.app.verification.tampering import lifted
from tests.office_builder import KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.promises.forging import aside, forged, planted
from tests.walks import delivered, verdicts


def test_a_row_far_beyond_all_others_costs_no_act(office: DemoOffice, pc: Pc) -> None:
    liputan = pc.opens()
    pc.sync()
    note = forged(pc, "NoteWritten", {"text": "jauh"}, aside(pc, liputan))
    planted(office, note, at=LATEST + 1)
    kept = pc.hands_in(liputan)
    visits = [pc.station.tick() for _ in range(3)]
    assert visits[-1].state == "connected"
    pc.sync()  # after a ledger was built anew, who saw more comes first
    assert {kept.id, note.id} <= verdicts(office.pc("pc-2"), liputan).keys()
    assert set(verdicts(office.pc("pc-2"), liputan).values()) == {Verdict.EFFECTIVE}


def test_a_body_too_deep_for_anybody_is_named_and_stops_nobody(office: DemoOffice, pc: Pc) -> None:
    liputan = pc.opens()
    pc.sync()
    for depth in (40, 900, 960, 20_000):
        body = b'{"text":' + b"[" * depth + b"]" * depth + b"}"
        planted(office, forged(pc, "NoteWritten", body, aside(pc, liputan)))
    kept = pc.hands_in(liputan)
    pc.sync()
    other = office.pc("pc-2")
    assert verdicts(other, liputan)[kept.id] is Verdict.EFFECTIVE
    assert len(other.station.replica.quarantine.all()) == 4


def test_held_confirmations_of_held_confirmations_come_to_nothing(
    office: DemoOffice, pc: Pc
) -> None:
    """Followed one into the other, a few hundred would take every PC's replay down."""
    liputan = pc.opens()
    handed_in = pc.hands_in(liputan)
    person, now = pc.sits(PELAKSANA), office.clock.at
    pc.sits(KASUBAG)
    over = pc.station.administration().appoint(
        person, Role.PELAKSANA, "Plh. Pelaksana", acting="plh", starts_at=now, ends_at=now + 1
    )
    pc.sync()
    stream, held = f"coverage/{liputan}", partial(forged, at=1, appointment=over.event.id)
    chain = [held(pc, "CoverageHandedIn", handed_in.body or {}, stream, prev=handed_in.id)]
    for _ in range(400):
        names = {"act": chain[-1].id}
        chain.append(held(pc, "HeldActConfirmed", names, stream, prev=handed_in.id))
    names = {"act": chain[-1].id}
    chain.append(forged(pc, "HeldActConfirmed", names, stream, prev=handed_in.id))
    planted(office, *chain)
    pc.sync()
    assert verdicts(pc, liputan)[chain[-1].id] is Verdict.REFUSED
    assert pc.coverage(liputan).revision == 1


def test_an_administrator_cannot_take_the_name_of_the_root(office: DemoOffice, pc: Pc) -> None:
    """Whoever takes a key over under its empty name would end the root's own."""
    issued, own = Signer(new_seed()), Signer(new_seed())
    person = {"person": "", "name": "Bukan siapa pun", "key": issued.key}
    added = forged(pc, "PersonAdded", person, "people", KASUBAG, appointment="")
    body = canonical({"key": own.key, "sealed": {}})
    nobody = Envelope(
        1, pc.desk.office.id, "KeyTaken", 1, "keys/", "", 0, "", office.clock.at, "server",
        "", issued.key, "palsu", "", "00", digest(body),
    )  # fmt: skip
    written = encode_envelope(nobody)
    taken = Sealed(digest(written), written, body, issued.sign(written))
    planted(office, added, taken)
    pc.sync()
    assert pc.desk.office.keys[pc.desk.office.root].span.until is None
    assert own.key not in pc.desk.office.keys


def test_a_flood_of_junk_holds_nobody_up_and_does_not_become_a_flood_of_news(
    office: DemoOffice, pc: Pc
) -> None:
    liputan = pc.opens()
    pc.sync()
    junk = [Sealed(f"{number:064x}", b"", None, b"") for number in range(1200)]
    planted(office, *junk)
    kept = pc.hands_in(liputan)
    pc.sync()
    assert delivered(pc, kept.id)
    assert len(pc.station.replica.quarantine.all()) == len(junk)
    assert 0 < len(pc.station.replica.incidents.all()) <= 100


def test_a_body_that_somebody_took_out_comes_back_and_is_shown(office: DemoOffice, pc: Pc) -> None:
    liputan = pc.opens()
    pc.sync()
    other = office.pc("pc-2")
    handed_in = pc.hands_in(liputan)
    pc.sync()
    with lifted(office.folder.ledger) as ledger:
        ledger.execute("UPDATE event SET body = NULL WHERE id = ?", (handed_in.id,))
    other.sync()
    assert verdicts(other, liputan)[handed_in.id] is Verdict.REFUSED
    office.clock.at += WHOLE_EVERY  # the daily comparison: first whoever has the body
    pc.sync()
    other.sync()
    assert verdicts(other, liputan)[handed_in.id] is Verdict.EFFECTIVE
    card = other.station.queries.card(liputan)
    assert card is not None
    assert card.revision == 1
