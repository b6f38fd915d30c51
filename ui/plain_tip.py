"""Office text as a tooltip: shown letter by letter, whatever it looks like."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The text for `setToolTip` or ToolTipRole.

    A tooltip takes what looks like HTML for HTML, and a picture named in it would be fetched: on
    Windows from another PC too.
    """
    if not Qt.mightBeRichText(text):
        return text
    import html  # its list of entities is long, and a start needs none

    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>")
