"""Words as people shorten them in chats: "talks abt rust on sat", "papers w/ code", "ppl from MIT". Pure."""

from __future__ import annotations

import re

_WHOLE = {
    "abt": "about", "ppl": "people", "tmrw": "tomorrow", "tmr": "tomorrow", "2moro": "tomorrow",
    "rn": "right now", "sth": "something", "smth": "something", "b4": "before", "pres": "presentation",
    "prez": "presentation", "ppr": "paper", "pprs": "papers", "btw": "", "afaik": "", "wanna": "want to",
    "gonna": "going to", "cuz": "because", "morn": "morning", "uni": "university", "unis": "universities",
    "wkshp": "workshop", "wkshop": "workshop", "wksp": "workshop", "sesh": "session", "tut": "tutorial",
    "tuts": "tutorials", "yday": "yesterday", "tdy": "today", "2day": "today", "thats": "that is",
    "gimme": "give me", "plz": "please", "whos": "who is", "whens": "when is", "wheres": "where is",
}  # fmt: skip
"""Lower case only: in capitals they are names."""
_WITH = {"w/o": "without", "w/": "with"}
_DAYS = {
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "weds": "wednesday",
    "thu": "thursday", "thur": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday",
    "sun": "sunday",
}  # fmt: skip
_SHORTENED = re.compile(rf"(?<![\w/.-])(?:{'|'.join(_WHOLE)})(?![\w/.-])")
_SLASHED = re.compile(r"(?<![\w/])(w/o|w/)(?= ?\w)", re.IGNORECASE)
_DAY = "|".join(_DAYS)
_PARTED = re.compile(
    rf"\b({_DAY})(?= (?:morning|afternoon|evening|night|(?:at|after|before|from) \d"
    r"|\d{1,2}(?::\d\d)? ?(?:am|pm)))",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?<!paper )(?<!papers )(?<!work )(?<!research )\b(on|this|next|last|since|until|talks|keynotes|whats on"
    rf"|events?) ({_DAY})\b(?=[?.!,]| (?:in|at|and|or)\b|$)",
    re.IGNORECASE,
)
"""A day, and no author, firm or problem of that name: "papers on SAT", "papers by Sun"."""


_SOME = re.compile(
    r"(?:\b(?P<lead>me|the|top|any|list|find|show|first) )(?:\d{1,2}|two|three|four|five|ten) "
    r"(?=(?:\w+ )?(?:papers|talks|posters|demos|tutorials|workshops|sessions|keynotes)\b)"
    r"|^(?:\d{1,2}|two|three|four|five|ten) (?=(?:\w+ )?(?:papers|talks|posters|demos|tutorials)\b)",
    re.IGNORECASE,
)
"""How many somebody would like: "give me 3 talks", "the 5 outstanding papers"; the list has pages."""
_ARE = re.compile(r"\b(who|what|where|when|how|they|there|that|[a-z]+ers|talks|papers|which) r (?=[a-z])")
_YOU = re.compile(r"\bu (?=(?:have|know|hold|tell|think|give|find|recommend|suggest|got|help|show)\b)")
"""Small letters that are words only beside these: "packages in r", "u net" are none."""
_BOTH = re.compile(r"\b(where|when) ?(?:&|\+|/) ?(when|where)\b", re.IGNORECASE)
_KNOWING = re.compile(
    r"^(?:(?:does|do|did) (?:anyone|anybody|someone|somebody|you)(?: happen to)? (?:know|remember)"
    r"|i wonder|any idea) "
    r"(?=(?:when|where|who|what|which|how)\b)",
    re.IGNORECASE,
)
_ELSE = re.compile(r"^what else (?=(?:is|are|was|were) (?:on|there|happening|going on)\b)", re.IGNORECASE)
"""Beside what, nobody knows."""
_REST = re.compile(r"\b(rest|remainder) of the day\b", re.IGNORECASE)
_TURNED = re.compile(
    r"^(when|where) (?!(?:is|was|are|were|does|do|did|has|have|will|can)\b)(.+) (is|was|are|were)"
    r"[?.! ]*$",
    re.IGNORECASE,
)
"""Asked in a roundabout way: "does anybody know when the panel was?"."""
_HOUR = re.compile(
    r"\b(speaking|talking|presenting|starts?|starting|begins?|happening|on|see) at (\d{1,2})"
    r"(?= (?:in|on|at)\b|[?.! ]*$)",
    re.IGNORECASE,
)
"""An hour of a conference without its half: three is in the afternoon, ten in the morning."""


def _hour(match: re.Match[str]) -> str:
    hour = int(match[2])
    return f"{match[1]} at {hour + 12 if hour < 7 else hour}:00" if hour < 24 else match[0]


def written_out(text: str) -> str:
    """The text with such words in full; days only where the words beside them say that they are days."""
    text = _SLASHED.sub(lambda m: f"{_WITH[m[1].lower()]} ", _YOU.sub("you ", _ARE.sub(r"\1 are ", text)))
    text = _SHORTENED.sub(lambda m: _WHOLE[m[0]], text)
    if knowing := _KNOWING.match(text):
        text = _TURNED.sub(r"\1 \3 \2", text[knowing.end() :])
    text = _REST.sub(r"\1 of today", _ELSE.sub("what ", text))
    text = _HOUR.sub(_hour, _BOTH.sub(r"\1 and \2", text))
    text = _SOME.sub(lambda m: f"{m['lead'] or ''} ", text)
    text = _PARTED.sub(lambda m: _DAYS[m[1].lower()], text)
    return " ".join(_LED.sub(lambda m: f"{m[1]} {_DAYS[m[2].lower()]}", text).split())
