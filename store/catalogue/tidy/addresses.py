"""Addresses: links fit to be shown; e-mail addresses and ways into meetings taken out of texts."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit, urlunsplit

LONGEST_ADDRESS = 1_000
_SCHEME = len("https://")
ADDRESS_REMOVED = "[e-mail removed]"
_METRIC = (
    r"(?!(?:git|recall|precision|hits?|ndcg|map|mrr|pass|acc|accuracy|top|rank|success|wrong|f1|[prf])@)"
)
_EMAIL = re.compile(
    rf"(?<![\w.+@/-])(?i:{_METRIC})(?:[A-Za-z0-9_][\w.+-]{{0,63}}|\{{[\w.+-]{{1,63}}(?:,\s?[\w.+-]{{1,63}}){{0,30}}\}})"
    r"(?:[@\uff20]|\s?(?:\[at\]|\(at\))\s?)"
    r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.|\s?(?:\[dot\]|\(dot\))\s?)){1,5}"
    r"(?:[a-z]{2,24}|[A-Z]{2,6})\b(?![.@/-]\w)"
)
MEETING = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us|zoom\.com|zoomgov\.com|meet\.google\.com|teams\.microsoft\.com"
    r"|teams\.live\.com|webex\.com|gotomeeting\.com|gotowebinar\.com|whereby\.com|meet\.jit\.si|gather\.town"
    r"|discord\.gg|discord\.com|discordapp\.com|slack\.com|matrix\.to|rocket\.chat|sli\.do|bluejeans\.com"
    r"|bigbluebutton\.org|airmeet\.com|hopin\.com|wonder\.me)(?![\w-])(?:[^\s<>\"'\])]*)"
    r"|(?:zoommtg|discord|slack|msteams)://[^\s<>\"'\])]*"
    r"|https?://[^\s<>\"'\])]{1,500}[?&](?:pwd|passcode|password)=[^\s<>\"'\])]*",
    re.IGNORECASE,
)
"""Addresses of rooms for meetings and chats, which are for those who registered."""
_ROOMS = (
    "zoom", "meet.", "teams", "webex", "gotomeeting", "gotowebinar", "whereby", "gather.town", "discord",
    "slack", "matrix.to", "rocket.chat", "sli.do", "bluejeans", "bigbluebutton", "hopin", "wonder.me", "pwd=",
    "passcode=", "password=",
)  # fmt: skip
"""One of these stands in all that ``MEETING`` finds, and in few other texts."""
PASSCODE = re.compile(
    r"\b(?:meeting id|webinar id|passcode|password|kennwort|pwd)\s*[:=]\s*\S+(?:[ -]\d{3,4}){0,3}",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w+])\+\d{1,3}[ ./-]?\(?\d(?:[ ()./-]{0,2}\d){6,12}(?!\w)")
"""As it is written for callers from abroad."""
_CALLED = re.compile(
    rf"\b(?:tel|phone|telephone|telefon|mobile|mobil|handy|fax|whatsapp)\b[\s.:(]*{_PHONE.pattern}",
    re.IGNORECASE,
)
PHONE_REMOVED = "[phone removed]"
_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9_.-]+(?:/[\w.,~%+=-]+)*/?(?:\?[\w.,=&%+-]*)?", re.ASCII)


def without_addresses(shown: str) -> str:
    """The text without people's addresses of mail and telephones, links to meetings and their passcodes.

    "FBK@IWSLT2020", "recall@k" and "git@host.org" are no addresses of people.
    """
    if "@" in shown or "\uff20" in shown or ("[" in shown and "at]" in shown) or "(at)" in shown:
        shown = _EMAIL.sub(ADDRESS_REMOVED, shown)
    if "+" in shown and _PHONE.search(shown):
        shown = _CALLED.sub(PHONE_REMOVED, shown)
    if "/" in shown and "://" in shown and _may_be_meeting(shown) and MEETING.search(shown):
        shown = " ".join(PASSCODE.sub(" ", MEETING.sub(" ", shown)).split())
    return shown


def without_phones(shown: str) -> str:
    """A name or another short text without numbers such as +44 20 7946 0958."""
    return " ".join(_PHONE.sub(" ", shown).split()) if "+" in shown else shown


def _may_be_meeting(text: str) -> bool:
    folded = text.casefold()
    return any(room in folded for room in _ROOMS)


def is_meeting(url: str) -> bool:
    """True for rooms of video meetings and chats."""
    return MEETING.search(url) is not None


def address(url: str) -> str:
    """A link fit to be shown: http(s), no credentials, no doubled slashes, no meeting; else empty."""
    if len(url) <= LONGEST_ADDRESS and _PLAIN_ADDRESS.fullmatch(url) and _is_fit(url):
        return url
    url = "".join(url[: LONGEST_ADDRESS + 1].split())
    if len(url) > LONGEST_ADDRESS or not url.isprintable() or MEETING.match(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    path = re.sub(r"(?<!:)/{2,}", "/", parts.path)
    host = parts.netloc.rpartition("@")[2].lower()  # two spellings of it were two links
    return urlunsplit((parts.scheme.lower(), host, path, _nobodys(parts.query), parts.fragment))


def _is_fit(plain: str) -> bool:
    """Whether a plain address is fit to be shown: of one without parameters its host tells."""
    if "=" in plain or "%" in plain:
        return "%40" not in plain and not MEETING.match(plain)
    end = plain.find("/", _SCHEME)
    return not _is_room(plain if end < 0 else plain[:end])


@lru_cache(maxsize=4096)
def _is_room(host: str) -> bool:
    return MEETING.match(host) is not None


def _nobodys(query: str) -> str:
    """The part of an address behind its ``?`` without e-mail addresses of people."""
    if "@" not in query and "%40" not in query:
        return query
    return "&".join(each for each in query.split("&") if not _EMAIL.search(unquote(each)))
