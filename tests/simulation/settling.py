"""What must hold when everything is connected again and time has passed."""

from __future__ import annotations

from collections import Counter

from app.domain.acts import ACTS, OWN_STREAM
from app.domain.coverage_history import CoverageHistory
from app.domain.judge import Verdict
from app.ledger.book import GENESIS, Row, next_chain
from app.ledger.branches import links_of
from app.ledger.mirrored import shared_incidents
from app.ledger.seal import NotGenuine
from app.ledger.visit import Visit
from app.verification.chain import Witnesses, former_chain
from tests.app.domain.audit import audited
from tests.simulation.people import founding, unseal_once
from tests.simulation.sim_pc import LIPUTAN, SimulatedPc, office_of
from tests.simulation.world import World

MOST_ROUNDS = 40
STEPS_AT_ONCE = 40
ROUND = 45.0  # seconds between two rounds of visits
DAY = 24 * 3600.0


def settle(world: World) -> int:
    """Everything is connected and honest again; visits until nothing changes, and how many rounds.

    Fails where it does not come to rest.
    """
    world.real_volume(0, 0)
    world.share.lies = False
    for pc in world.pcs:
        pc.wire.plugged = True
        pc.wire.begin()
        pc.replica.blank(sorted(world.destroyed))
    rounds = _rest(world)
    world.share.seconds += DAY  # what was done behind everybody's back is found once a day
    return rounds + _rest(world)


def _rest(world: World) -> int:
    """Visits, one PC after the other, until two rounds in a row change nothing."""
    before: object = None
    for number in range(MOST_ROUNDS):
        connected = True
        for pc in world.pcs:
            connected &= _step(pc).state == "connected"
            world.share.seconds += ROUND / len(world.pcs)
        now = _standing(world)
        if connected and now == before and not any(p.replica.pending_count() for p in world.pcs):
            return number
        if number > MOST_ROUNDS // 2 and not _knows_anybody(world):
            return number
        before = now
    raise AssertionError(f"does not come to rest: {[_told(pc) for pc in world.pcs]}")


def _knows_anybody(world: World) -> bool:
    """Whether any PC ever saw the office: else nobody can tell what belongs to it."""
    return any(pc.replica.has(founding().office) for pc in world.pcs)


def _step(pc: SimulatedPc) -> Visit:
    for _ in range(STEPS_AT_ONCE):
        visit = pc.visit()
        assert visit is not None
        if not visit.more:
            return visit
    raise AssertionError(f"{pc.name} visits again and again: {visit}")


def _standing(world: World) -> object:
    heads = [(pc.replica.head(), pc.replica.pending_count()) for pc in world.pcs]
    return heads, [len(pc.replica.incidents.all()) for pc in world.pcs]


def _told(pc: SimulatedPc) -> str:
    return f"{pc.name} at {pc.replica.head()}, {pc.replica.pending_count()} waiting"


def check(world: World) -> object:
    """All replicas equal the ledger, nothing is lost, nothing counts twice, all judge alike.

    Returns what the history came to: the ledger's places, and every PC's incidents.
    """
    if not _knows_anybody(world):
        return None
    genuine = _genuine(world)
    ids = [row.sealed.id for row in genuine]
    places = {row.seq: row.sealed for row in genuine}
    assert len(set(ids)) == len(ids), "an event lies there twice"
    missing = world.promised - set(ids)
    assert not missing, f"lost: {sorted(each[:8] for each in missing)}"
    for pc in world.pcs:
        confirmed = dict(pc.replica.confirmed())
        assert list(confirmed) == list(places), f"{pc.name} has other places"
        assert confirmed == places, f"{pc.name} has other bytes"
        assert pc.replica.head().chain == _chain(genuine), f"{pc.name} has another chain"
    for row in genuine:
        assert row.sealed.id not in world.destroyed or row.sealed.body is None, "a body came back"
    _check_what_was_seen(world, genuine)
    _check_judgement(world)
    _check_bounds(world)
    codes = [sorted(incident.code for incident in pc.replica.incidents.all()) for pc in world.pcs]
    return [(row.seq, row.sealed.id) for row in genuine], codes


def _genuine(world: World) -> list[Row]:
    found = []
    for row in world.share.shelf.get(world.share.folder.ledger):
        try:
            unseal_once(row.sealed, office=founding().office)
        except NotGenuine:
            continue
        found.append(row)
    return found


def _chain(rows: list[Row]) -> str:
    chain = GENESIS.chain
    for row in rows:
        chain = next_chain(chain, row.sealed.id)
    return chain


def _check_what_was_seen(world: World, genuine: list[Row]) -> None:
    """Every act saw a history that the ledger or a recorded branch leads back from (`verify`).

    But for what nobody is left to tell: a history that only a lost disk knew, or one that was
    rebuilt and harmed again before its PC had read it back.
    """
    incidents = [each.code for pc in world.pcs for each in pc.replica.incidents.all()]
    if world.disks_lost or incidents.count("ledger_replaced") > 1:
        return
    chain = former_chain(genuine)
    ids = frozenset(row.sealed.id for row in genuine)
    links = links_of(shared_incidents(world.share.folder))
    witnesses = Witnesses(chain, chain, ids, links)
    for row in genuine:
        finding = witnesses.ask(unseal_once(row.sealed, office=founding().office))
        assert finding is None or finding.code == "reordered", finding


def _check_judgement(world: World) -> None:
    first = world.pcs[0]
    for pc in world.pcs[1:]:
        assert pc.office_placing() == first.office_placing()
        assert office_of(pc.office_placing()) == office_of(first.office_placing())
    for liputan in LIPUTAN:
        history = first.history(liputan)
        assert all(pc.history(liputan) == history for pc in world.pcs)
        _check_history(history)


def _check_history(history: CoverageHistory) -> None:
    verdicts = Counter(judged.placed.event.id for judged in history.judged)
    assert not verdicts or set(verdicts.values()) == {1}, "an event with two verdicts"
    shared = [
        (judged.placed.event.envelope.stream, judged.placed.event.envelope.prev)
        for judged in history.judged
        if judged.verdict is Verdict.EFFECTIVE
        and ACTS[judged.placed.event.envelope.kind] not in OWN_STREAM
    ]
    assert len(set(shared)) == len(shared), "two siblings in effect"
    public = audited(history)
    known = history.coverage.results if history.coverage else ()
    assert [r.record for r in known if r.record.outcome == "published"] == public


def _check_bounds(world: World) -> None:
    for pc in world.pcs:
        most = 20 * (4 + world.disasters)
        assert len(pc.replica.incidents.all()) <= most, f"{pc.name}: a flood of incidents"
