"""Why a photo, a video or another file is not taken."""

from __future__ import annotations

MEDIA: dict[str, str] = {}
