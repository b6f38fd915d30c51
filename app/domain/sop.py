"""The procedure as data: everything that the office's SOP sheet says."""

from __future__ import annotations

from enum import StrEnum

from app.domain.record import record
from app.domain.roles import Role


class StepKind(StrEnum):
    """What the act that ends a step is."""

    HAND_IN = "hand_in"
    RECEIVE = "receive"
    DECIDE = "decide"
    DIRECT = "direct"
    PUBLISH = "publish"


class RequirementKind(StrEnum):
    """Equipment is ticked and never closes a button; a document does until it is attached."""

    EQUIPMENT = "equipment"
    DOCUMENT = "document"


@record
class Letterhead:
    """The kop surat of every printed sheet."""

    government: str
    institution: str
    division: str
    subdivision: str
    address: str
    town: str
    postal_code: str
    telephone: str
    fax: str
    website: str
    email: str


@record
class Authority:
    """Who made the SOP binding; what is empty is filled in by the office."""

    post: str
    name: str
    rank: str
    nip: str


@record
class Definition:
    """A term of the sheet; with a role, `meaning` is the full title of that post."""

    term: str
    meaning: str
    role: Role | None


@record
class Requirement:
    """One thing under Kelengkapan."""

    key: str
    name: str
    kind: RequirementKind


@record
class QualityStandard:
    """The mutu baku of a step."""

    requirements: tuple[Requirement, ...]
    time_limit_ms: int
    output: str
    note: str


@record
class Step:
    """One row of the table of steps; `yes` and `no` are step numbers, of a decision alone."""

    number: int
    activity: str
    short: str  # for the strip and the archive sheet
    role: Role
    kind: StepKind
    standard: QualityStandard
    yes: int | None
    no: int | None

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """What the step asks for."""
        return self.standard.requirements

    @property
    def time_limit_ms(self) -> int:
        """How long waiting and working together may take."""
        return self.standard.time_limit_ms


@record
class Sop:
    """One version of the SOP; `needs_check` are key paths to compare with the original."""

    name: str
    steps_name: str  # the sheet names itself differently over the table of steps
    number: str
    made_on: str  # dates are YYYY-MM-DD, or empty
    revised_on: str
    effective_on: str
    needs_check: tuple[str, ...]
    approved_by: Authority
    letterhead: Letterhead
    legal_basis: tuple[str, ...]
    purposes: tuple[str, ...]
    warnings: tuple[str, ...]
    linked_sops: tuple[str, ...]
    qualifications: tuple[str, ...]
    equipment: tuple[str, ...]
    recording: tuple[str, ...]
    definitions: tuple[Definition, ...]
    steps: tuple[Step, ...]

    def step(self, number: int) -> Step:
        """The step of that number (the first is 1); KeyError where there is none."""
        if not 1 <= number <= len(self.steps):
            raise KeyError(number)
        return self.steps[number - 1]

    def only(self, kind: StepKind) -> Step:
        """The one step of a kind that a valid SOP has exactly once: HAND_IN, DECIDE, PUBLISH."""
        return next(step for step in self.steps if step.kind is kind)

    def title_of(self, role: Role) -> str:
        """The full title of a post, as signatures and sheets name it."""
        return next(entry.meaning for entry in self.definitions if entry.role is role)

    def steps_to_check(self) -> tuple[int, ...]:
        """Numbers of the steps in which something is marked *perlu dicocokkan*."""
        return tuple(
            step.number
            for step in self.steps
            if any(path.startswith(f"steps[{step.number}]") for path in self.needs_check)
        )
