"""One AI system's way through the gates: everything follows from its log.

Pure functions over the entries of one dossier, oldest first. Nothing here knows a
store, a clock or a widget; the day that counts as today is given.
"""

from raile.dossier._changes import (
    Change,
    changes,
    counting,
    differences,
    standing,
)
from raile.dossier._gates import (
    PASSED,
    SENT_BACK,
    Block,
    Standing,
    gates,
    review_day,
    system,
)
from raile.dossier._log import (
    FACTS,
    LAW,
    RISK,
    Version,
    asides,
    carried,
    facts,
    history,
    invite,
    is_erased,
    lines,
    member,
    members,
    replies,
    versions,
)
from raile.dossier._people import acting, labels
from raile.dossier._progress import Progress, progress, sheets, walked
from raile.dossier._register import Query, find
from raile.dossier._risk import (
    Rated,
    Rater,
    by_rater,
    judgements,
    proposal,
    rated,
)
from raile.dossier._sheets import asks
from raile.dossier._sheets import title as sheet_title

__all__ = [
    "FACTS",
    "LAW",
    "PASSED",
    "RISK",
    "SENT_BACK",
    "Block",
    "Change",
    "Progress",
    "Query",
    "Rated",
    "Rater",
    "Standing",
    "Version",
    "acting",
    "asides",
    "asks",
    "by_rater",
    "carried",
    "changes",
    "counting",
    "differences",
    "facts",
    "find",
    "gates",
    "history",
    "invite",
    "is_erased",
    "judgements",
    "labels",
    "lines",
    "member",
    "members",
    "progress",
    "proposal",
    "rated",
    "replies",
    "review_day",
    "sheet_title",
    "sheets",
    "standing",
    "system",
    "versions",
    "walked",
]
