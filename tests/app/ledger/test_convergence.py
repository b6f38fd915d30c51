"""Whatever three PCs write, in whatever order they visit, they end up with one history."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.ledger.offices import Office

NAMES = ("satu", "dua", "tiga")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(NAMES)),
        st.tuples(st.just("visit"), st.sampled_from(NAMES)),
        st.tuples(st.just("restart"), st.sampled_from(NAMES)),
        st.tuples(st.just("copy"), st.just("")),
        st.tuples(st.just("put back"), st.just("")),
        st.tuples(st.just("delete"), st.just("")),
    ),
    max_size=25,
)


@settings(max_examples=25)
@given(STEPS)
def test_all_replicas_and_the_ledger_end_equal(steps: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        office = Office(Path(root))
        try:
            acts = [act for what, who in steps if (act := _do(office, what, who))]
            _settle(office)
            for name in NAMES:
                assert office.pc(name).known() == office.ledger_ids()
                assert office.pc(name).replica.head() == office.pc(NAMES[0]).replica.head()
                assert office.pc(name).replica.undelivered() == []
            assert sorted(office.ledger_ids()) == sorted([office.id, *acts])
        finally:
            office.close()


def _do(office: Office, what: str, who: str) -> str:
    copy = office.root / "salinan.db"
    ledger = office.folder.ledger
    if what == "write":
        return office.pc(who).write()
    if what == "visit":
        office.pc(who).visit()
    elif what == "restart":
        office.pc(who).restart()
    elif what == "copy" and ledger.exists():
        shutil.copyfile(ledger, copy)
    elif what == "put back" and copy.exists():
        shutil.copyfile(copy, ledger)
    elif what == "delete" and any(office.pc(name).replica.has(office.id) for name in NAMES):
        # With nobody who ever saw the office there is nothing to heal from.
        ledger.unlink(missing_ok=True)
    return ""


def _settle(office: Office) -> None:
    for _ in range(4):
        office.lease_passes()
        for name in NAMES:
            office.pc(name).visit()
