"""A coverage that is being described and not begun: it has no id yet, and its words are kept."""

from __future__ import annotations

from app.domain.acts import Activity
from ui.handin.activity_form import names_in
from ui.panes.prepared import LASTING, PreparedDrafts

NOT_BEGUN = "0" * 32  # stands for the id that it will get
KEY = "activity"


class NewActivity:
    """One person's at this PC: there again after a restart, gone once the coverage is begun."""

    def __init__(self, drafts: PreparedDrafts) -> None:
        self._drafts = drafts

    def read(self) -> Activity | None:
        """What was typed before; None where nothing was."""
        self._drafts.open_for(NOT_BEGUN, LASTING)
        content = self._drafts.of(NOT_BEGUN).forms.get(KEY)
        if content is None:
            return None
        return Activity(
            content.get("title", ""),
            content.get("leader", ""),
            int(content.get("starts_at") or 0),
            content.get("place", ""),
            names_in(content.get("attendees", "")),
        )

    def put(self, activity: Activity) -> None:
        """What stands in the form; without a word of the person's own there is nothing to keep."""
        content = {
            "title": activity.title,
            "place": activity.place,
            "attendees": ", ".join(activity.attendees),
        }
        if any(content.values()):
            content |= {"leader": activity.leader, "starts_at": str(activity.starts_at)}
        self._drafts.put(NOT_BEGUN, KEY, content)

    def keep(self) -> None:
        """Have the disk hold it as it stands."""
        self._drafts.keep(NOT_BEGUN)

    def end(self) -> None:
        """The coverage was begun."""
        self._drafts.forget(NOT_BEGUN, KEY)
