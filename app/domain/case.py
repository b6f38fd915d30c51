"""What a rule looks at: one act, one coverage, one person, one moment."""

from __future__ import annotations

from app.domain.coverage import Coverage, Stage
from app.domain.office import Actor, Post
from app.domain.record import record
from app.domain.roles import Role
from app.domain.sop import Sop, Step, StepKind
from app.errors import Refusal


@record
class Case:
    """The facts of a decision; its methods raise Refusal, naming the role that could."""

    sop: Sop
    coverage: Coverage
    by: Actor

    def at_step(self, *kinds: StepKind) -> Step:
        """The step under way, which must be of one of these kinds."""
        if self.coverage.stage is not Stage.UNDER_WAY or not self.coverage.step:
            raise Refusal("coverage_ended", stage=self.coverage.stage.value)
        step = self.sop.step(self.coverage.step)
        if step.kind not in kinds:
            raise Refusal("not_at_step", now=step.number, role=step.role.value)
        return step

    def in_stage(self, *stages: Stage) -> None:
        """The coverage must be in one of these stages of its life."""
        if self.coverage.stage not in stages:
            raise Refusal("wrong_stage", stage=self.coverage.stage.value)

    def post(self, *roles: Role) -> Post:
        """The post in which this person may do what these roles may."""
        post = self.by.post_for(*roles)
        if post is None:
            raise Refusal("wrong_role", roles=tuple(role.value for role in roles))
        return post

    def post_at_step(self, *kinds: StepKind) -> Post:
        """The post of the role that does the step under way."""
        return self.post(self.at_step(*kinds).role)

    def role_of(self, kind: StepKind) -> Role:
        """The role that the SOP gives a kind of step to, at its first such step."""
        return next(step.role for step in self.sop.steps if step.kind is kind)


def said(text: str, code: str) -> str:
    """The text without surrounding blanks; Refusal(code) where nothing is left."""
    if not text.strip():
        raise Refusal(code)
    return text.strip()


def said_each(texts: tuple[str, ...]) -> tuple[str, ...]:
    """A list of points without blanks and empty ones."""
    return tuple(text.strip() for text in texts if text.strip())
