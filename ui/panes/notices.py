"""What somebody should look at before anything else: overtaken, held and lapsed acts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from zoneinfo import ZoneInfo

from app.domain import acts
from app.domain.coverage import Coverage, HeldAct
from app.domain.judge import Verdict
from app.domain.workflow import decide
from app.errors import Refusal
from app.queries import Notice
from ui import formats
from ui.coverage_file import CoverageFile
from ui.panes.naming import names_of, signer_words
from ui.panes.remark import Offer, RemarkView
from ui.texts import sentence
from ui.texts.acts import CHANGED, DID, act_name
from ui.workplace import Workplace

Act = Callable[[acts.Act], None]
Each = TypeVar("Each", HeldAct, Notice)
MOST = 20  # held ones, and as many others, that are told one by one


def notice_remarks(
    workplace: Workplace, file: CoverageFile, act: Act, look_again: Callable[[], None]
) -> list[RemarkView]:
    """Everything that did not take effect and was not let go, and a Ya that lapsed."""
    dropped = {
        entry.body.act
        for entry in file.coverage.history
        if isinstance(entry.body, acts.OvertakenDropped)
    }
    # One's own first, then the latest: of thousands, each a widget, a window would stand still.
    held_ones = _first(workplace, file.coverage.held.values())
    open_ones = [notice for notice in file.notices if notice.event not in dropped]
    told_ones = [each for each in open_ones if each.verdict != Verdict.HELD.value]
    remarks = [_held(workplace, file, held, act) for held in held_ones[:MOST]]
    for notice in _first(workplace, told_ones)[:MOST]:
        if notice.verdict == Verdict.OVERTAKEN.value:
            remarks.append(_overtaken(workplace, file, notice, act, look_again))
        else:
            remarks.append(_without_effect(workplace, notice))
    more = max(0, len(held_ones) - MOST) + max(0, len(told_ones) - MOST)
    if more:
        remarks.append(
            RemarkView(
                f"Masih ada {formats.number(more, 0)} tindakan lain yang tidak berlaku.", "late"
            )
        )
    lapsed = _lapsed(workplace, file.coverage)
    return [*remarks, lapsed] if lapsed else remarks


def _first(workplace: Workplace, found: Iterable[Each]) -> list[Each]:
    return sorted(found, key=lambda each: (each.person != workplace.person, -each.at))


def _overtaken(
    workplace: Workplace,
    file: CoverageFile,
    notice: Notice,
    act: Act,
    look_again: Callable[[], None],
) -> RemarkView:
    mine = notice.person == workplace.person
    whose = "Anda" if mine else workplace.name_of(notice.person)
    told = f"{act_name(notice.kind)} {whose} ({_at(workplace, notice.at)}) tidak berlaku: "
    told += f"{_rival(workplace, file, notice.rival)} lebih dahulu tercatat."
    offers = [Offer("Lihat lagi", look_again)] if mine else []
    if mine:
        offers.append(Offer("Lepaskan", lambda: act(acts.OvertakenDropped(notice.event))))
    return RemarkView(told, "late", tuple(offers), "warning-fill")


def _rival(workplace: Workplace, file: CoverageFile, event: str) -> str:
    for judged in file.judged:
        if judged.placed.event.id == event:
            envelope = judged.placed.event.envelope
            who = signer_words(workplace.office, envelope.person, envelope.appointment)
            did = DID.get(envelope.kind, "bertindak")
            return f"{who} {did} {_at(workplace, envelope.at)}, dan"
    return "tindakan lain"


def _held(workplace: Workplace, file: CoverageFile, held: HeldAct, act: Act) -> RemarkView:
    confirm = acts.HeldActConfirmed(held.event)
    name = act_name(type(held.body).__name__)
    able = formats.listed(_able(workplace, file, confirm)) or "belum ada pejabat yang dapat"
    told = (
        f"{name} dari {workplace.name_of(held.person)} ({_at(workplace, held.at)}) ditahan, karena "
        f"jabatannya sudah berakhir saat tindakan itu sampai. Dapat menegaskan: {able}."
    )
    closed = _refused(workplace, file, confirm, workplace.person)
    offers = () if closed else (Offer("Tegaskan", lambda: act(confirm)),)
    if held.person == workplace.person:
        offers = (*offers, Offer("Lepaskan", lambda: act(acts.OvertakenDropped(held.event))))
    return RemarkView(told, "late", offers, "hand-palm")


def _able(workplace: Workplace, file: CoverageFile, act: acts.Act) -> list[str]:
    office = workplace.office
    people = dict.fromkeys(post.person for post in office.posts.values())
    return [
        office.people[person].name
        for person in people
        if person in office.people and not _refused(workplace, file, act, person)
    ]


def _refused(workplace: Workplace, file: CoverageFile, act: acts.Act, person: str) -> str:
    """Why the rules do not let this person do it now; "" where they do."""
    actor = workplace.office.actor(person, workplace.now)
    try:
        decide(file.sop, file.coverage, act, actor)
    except Refusal as refusal:
        return sentence(refusal, names_of(workplace.office))
    return ""


def _without_effect(workplace: Workplace, notice: Notice) -> RemarkView:
    who, at = workplace.name_of(notice.person), _at(workplace, notice.at)
    if notice.verdict == Verdict.WAITING.value:
        told = f"{act_name(notice.kind)} dari {who} ({at}) menunggu catatan yang belum sampai."
        return RemarkView(told, "info", icon="hourglass")
    why = sentence(Refusal(notice.reason), names_of(workplace.office))
    return RemarkView(f"{act_name(notice.kind)} dari {who} ({at}) tidak berlaku. {why}", "problem")


def _lapsed(workplace: Workplace, coverage: Coverage) -> RemarkView | None:
    lapse = coverage.lapsed
    if lapse is None or coverage.approval is not None:
        return None
    who = signer_words(workplace.office, lapse.approval.person, lapse.approval.post)
    head = f"Ya dari {who} ({_at(workplace, lapse.approval.at)}) gugur"
    if "correction" in lapse.changed:
        return RemarkView(f"{head} karena ralat dibuka. Perlu Ya yang baru.", "late")
    what = formats.listed([CHANGED.get(each, each) for each in lapse.changed])
    return RemarkView(f"{head} karena {what} berubah sesudahnya. Perlu Ya yang baru.", "late")


def _at(workplace: Workplace, at: int) -> str:
    return formats.moment(at, workplace.now, ZoneInfo(workplace.office.zone))
