"""Words for who leads a session: in a line of their own, or behind the session's name."""

from __future__ import annotations

import re

_WORD = (
    r"(?:(?:session|track|panel) )*(?:co-?)?chair(?:s|ed by|persons?|m[ae]n|women"
    r"|woman|\(s\))?(?:\s*(?:/|and|&)\s*co-?chairs?)?"
    r"|(?:session |panel )?(?:co-?)?(?:moderators?|discussants?|conven[oe]rs?|hosts?)"
    r"|vorsitz(?:ende[rn]?)?|(?:sitzungs)?leitung|pr[ée]sidente?|座長|司会|主持人?"
)
_SAYS = r"(?:\s*[:：]|(?<=by)\s|\s+(?:by|von|par)\s)\s*"
"""What stands between such a word and a name."""
_ALSO = r"|moderat(?:ion|ed(?= by))"
"""Words that mean it only with a name behind them."""
LINE = re.compile(rf"^[(\[]?\s*(?:{_WORD}{_ALSO}){_SAYS}(?P<who>.+?)[)\]]?$", re.IGNORECASE)
"""A line that names nobody else."""
BEHIND = re.compile(
    rf"\s*[(\[,;|·–—-]*\s*(?:\b|(?=[座司主]))(?P<role>{_WORD}{_ALSO}){_SAYS}(?P<who>[^()]*(?:\([^()]*\)[^()]*)*?)[)\]]?$",
    re.IGNORECASE,
)
"""Behind what they lead: "Dikes (Chair: Ann Lee)"."""
IN_BRACKETS = re.compile(rf"\s*\((?!moderator)(?:{_WORD})\b[^()]*\)\s*$", re.IGNORECASE)
"""The same in brackets, also without a colon; who moderates a panel is of it."""
BEGINS = re.compile(
    rf"(?:(?:general |program(?:me)? )*(?:{_WORD}|(?:co-?)?organi[sz]ers?))(?![\w-])", re.IGNORECASE
)
"""How a text begins that names them, or that is their part: "Session chair"."""
