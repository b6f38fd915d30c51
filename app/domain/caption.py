"""What a caption runs into on a platform: findings that warn and never close a button."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field

from app.domain.record import record

_URL = re.compile(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<![\w&])#\w*[^\W\d_]\w*")


@record
class CaptionLimits:
    """What a platform allows; 0 means that nothing is known. Lengths are in characters."""

    text: int
    title: int = 0  # where there is one, the caption's first line is the title
    url_counts_as: int = 0  # 0: as many as it has
    hashtags: int = 0
    forbidden: str = ""  # characters


@record
class Finding:
    """A code with the facts that its sentence needs."""

    code: str
    facts: dict[str, int | str] = field(default_factory=dict)


def check_caption(limits: CaptionLimits, caption: str) -> tuple[Finding, ...]:
    """What the platform would refuse or cut in this caption, worst first.

    Codes: caption_title_too_long and caption_too_long (limit, length, over), caption_forbidden
    (signs), caption_many_hashtags (limit, count).
    """
    title, text = split_title(caption) if limits.title else ("", caption)
    return (
        *_length_finding("caption_title_too_long", limits.title, len(title)),
        *_length_finding("caption_too_long", limits.text, caption_length(limits, text)),
        *_forbidden_finding(limits, caption),
        *_hashtag_finding(limits, text),
    )


def caption_length(limits: CaptionLimits, text: str) -> int:
    """The length that the platform counts, for the counter beside the field."""
    text = unicodedata.normalize("NFC", text.strip())
    if not limits.url_counts_as:
        return len(text)
    urls = [match.group() for match in _URL.finditer(text)]
    return len(text) + sum(limits.url_counts_as - len(url) for url in urls)


def split_title(caption: str) -> tuple[str, str]:
    """The first line of a caption, and what follows it."""
    title, _, text = caption.strip().partition("\n")
    return title.strip(), text.strip()


def _length_finding(code: str, limit: int, length: int) -> tuple[Finding, ...]:
    if not limit or length <= limit:
        return ()
    return (Finding(code, {"limit": limit, "length": length, "over": length - limit}),)


def _forbidden_finding(limits: CaptionLimits, caption: str) -> tuple[Finding, ...]:
    signs = " ".join(sign for sign in limits.forbidden if sign in caption)
    return (Finding("caption_forbidden", {"signs": signs}),) if signs else ()


def _hashtag_finding(limits: CaptionLimits, text: str) -> tuple[Finding, ...]:
    count = len(_HASHTAG.findall(text))
    if not limits.hashtags or count <= limits.hashtags:
        return ()
    return (Finding("caption_many_hashtags", {"limit": limits.hashtags, "count": count}),)
