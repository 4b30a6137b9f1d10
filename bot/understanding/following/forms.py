"""How people point at what was shown before, as patterns."""

from __future__ import annotations

import re

from store.text import NUMERALS, ORDINALS

_ANY = "one|paper|talk|item|result|presentation|hit|entry|lecture"
"""Words for whatever was shown."""
_OF_KIND = "poster|demo|tutorial|workshop|session|panel|keynote|event"
"""Words for what was shown only where it is of that kind: "the panel" is another one after a paper."""
_KIND = f"(?:{_ANY}|{_OF_KIND})"
LEAD = r"(?:(?:and|so|ok(?:ay)?|but|well|now|then|also|please|pls|cool|great|nice|thx|thanks)\b[ ,.!]*)*"
_END = r"(?: (?:please|pls|then))?[?.! ]*"
_PLACE = rf"(?:{'|'.join(ORDINALS)}|last|\d{{1,2}}(?:st|nd|rd|th))"
_NUMBER = rf"(?:(?:#|(?:no\.?|nr\.?|number|item|result) ?)\d{{1,2}}|number (?:{'|'.join(NUMERALS)}))\b"
_REF = rf"(?:(?:the )?{_PLACE}(?: {_KIND}| of (?:them|these|those))?|{_NUMBER})"
_THIS = rf"(?:(?:this|that|the(?: same)?) {_KIND}|it|this|that|these|those|them)"
_LOOK = (
    "(?:(?:what|how) about |show (?:me )?|open |save |bookmark |give me |details? (?:of|on|for|about) "
    "|(?:tell me )?(?:something )?more (?:about|on|of) |tell me about |i mean |i meant )?"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


KIND = _pattern(rf"\b(?P<kind>{_OF_KIND})[?.! ]*$")
"""What kind of thing the words that point at one name, if they name one."""
_SORRY = r"(?:(?:no|oh|sorry|yes|yeah)\b[ ,.!]*)*"
ALONE = _pattern(rf"{_SORRY}{LEAD}{_LOOK}(?P<ref>{_REF}|\d{{1,2}}){_END}")
INSIDE = _pattern(rf"\b(?:the )?{_PLACE} one\b|\bthe {_PLACE}(?: {_KIND})?(?=[?.! ]*$)|{_NUMBER}")
AGAIN = _pattern(rf"{LEAD}(?:and|(?:what|how) about)\b")
"""Asks the same of another one."""
SAME = _pattern(r"\b(?:this|that|the same|same(?= \w+[?.! ]*$)) (?P<what>room|session|day)\b")
LIKE = _pattern(
    rf"{LEAD}(?:(?:show|find|give) (?:me )?)?(?:any |some |anything |something |are there |is there )*(?:"
    rf"(?:more|others?|anything|something|anything else|{_KIND}s?) (?:like|similar to|related to|close to|as)"
    rf" (?P<ref>{_REF}|{_THIS})"
    rf"|(?:similar|related|such|alike)(?: {_KIND}s?| stuff| things?| work)?"
    rf"(?: (?:to|like) (?P<other>{_REF}|{_THIS}))?"
    rf"|more (?:of the same|of (?:this|that|those|these)|such)(?: {_KIND}s?)?){_END}"
)
MORE = _pattern(
    rf"{LEAD}(?:(?:show (?:me )?|give me |any )?more(?: (?:results|of them|of these|items|please))?"
    rf"|next(?: (?:page|ones?|five|5|results))?|(?:show (?:me )?)?the (?:rest|others|next ones?)"
    rf"|go on|continue){_END}"
)
BACK = _pattern(rf"{LEAD}(?:go )?(?:back|prev|previous(?: (?:page|ones?|results))?){_END}")
CARD = _pattern(
    rf"{LEAD}(?:what(?:'s|s| is| was) {_THIS}(?: \w+)? about|what(?:'s|s| is| was) {_THIS}"
    rf"|(?:tell me |show (?:me )?|give me )?more(?: (?:about|on) {_THIS}| details?| info(?:rmation)?)"
    rf"|tell me more(?: about {_THIS})?|(?:the |more )?details?|(?:the |its )?(?:abstract|summary)"
    rf"|tl;? ?dr|summari[sz]e(?: {_THIS})?|(?:show (?:me )?|open |save |bookmark ){_THIS}"
    rf"|(?:what|how) about {_THIS}){_END}"
)
_GIVES = "(?:(?:is|was|are|were) )?(?:speaking|presenting|talking|giving|gives?|gave|made|wrote)"
_IT = "(?:it|that)"
_WHO = "(?:(?:by |from )?whom?)"
_LINKS = "code|slides|video|recording|pdf|link|github|poster|website|page"
_ASKED_SHORT = (
    ("where is {}", "(?:where(?: exactly)?|(?:in |at )?(?:which|what) (?:room|place)|(?:the )?room)"),
    ("when does {} end", "(?:until when|till when)"),
    ("how long is {}", "how long"),
    ("what session is {} in", "(?:which|what) session"),
    ("affiliations of {}", "(?:(?:what are )?(?:the|their) )?affiliations?"),
    ("cite {}", f"(?:cite|bibtex|citation)(?: {_IT})?"),
    ("when is {}", "(?:when(?: exactly)?|(?:at )?what time|(?:on )?(?:which|what) day|what's the time)"),
    (
        "{who} {}",
        (
            f"(?:{_WHO}|(?:who (?:is|are|was|were) )?(?:the )?(?:authors?|speakers?)"
            f"|who (?:is {_IT} by|by|{_GIVES})(?: {_IT})?)"
        ),
    ),
    (
        "{there} for {}",
        (
            rf"(?:(?:what|how) about\b ?)?(?:(?:the|any|is there(?: an?| any)?|got|has) )?(?:paper (?=link))?"
            f"(?P<what>{_LINKS})(?: link)?"
        ),
    ),
    ("is there a recording for {}", f"(?:is|was) {_IT}(?: being)? recorded"),
)
"""What is asked in a word or two, and the question that it stands for."""
SHORT = tuple((made, _pattern(LEAD + text + _END)) for made, text in _ASKED_SHORT)
ASKING = _pattern(
    rf"{LEAD}(?!how do(?:es)? (?:this|it) work)(?:who|whose|whom|when|whens|where|wheres|what|whats|which|how"
    r"|is|are|was|were|does|do|did|has|have|can|could|will|any|tell|show|give|code|slides|video|anything"
    r"|something|authors?|speakers?|link|room|cite|at|in|by|its?|next)\b"
)
ITS = _pattern(r"\bits (?P<what>[\w -]{1,40}?)(?=[?.! ]*$)")
IT = _pattern(
    rf"\b(?-i:it|It)\b(?! (?:possible|true|ok|okay|worth)\b)|\b(?:this|that) {_KIND}\b"
    rf"|\bthe(?: same)? {_KIND}(?=[?.! ]*$)|\b(?:this|that)(?=[?.! ]*$"
    r"| (?:held|on|about|accepted|available|open|won|win|have|get|presented|given)\b)"
)
THEM = _pattern(r"\b(?:they|them|these|those)\b(?=[?.! ]*$| (?:held|on|in|at|from|work|about)\b)")
THEIRS = _pattern(r"\b(?:his|her|their) (?P<what>[\w -]{1,40}?)(?=[?.! ]*$| (?:at|in|on|from|about)\b)")
THEY = _pattern(r"\b(?:he|she|him|her|they|them)\b")
SHE = _pattern(r"\b(?:he|she|him|his|her)\b")
ELSE = _pattern(
    rf"{LEAD}(?:(?:anything |something )?(?:more|else) (?:from|by|of) (?:him|her|them)"
    r"|(?:what else|anything else|what other \w+|which other \w+|what|which \w+) "
    r"(?:did|does|has|have|do) (?P<who>he|she|they) (?:else )?"
    rf"(?:written|write|publish(?:ed)?|present(?:ed)?|give|given|do|done|work on)(?: else)?){_END}"
)
ANEW = _pattern(
    r"(?:reset|clear|start (?:over|again|anew)|new (?:question|topic|search)|forget (?:it|that|about it)"
    r"|never ?mind|something else)[?.! ]*"
)
"""Ends what was talked of."""
FINE = _pattern(
    r"(?:(?:ok(?:ay)?|yes|yep|yeah|no|nope|cool|great|nice|perfect|awesome|wow|got it|i see|good|thanks?"
    r"|thx|thank you|a lot|so much)\b[ ,.!]*)+"
)
"""Asks nothing, and leaves what was talked of as it is."""
