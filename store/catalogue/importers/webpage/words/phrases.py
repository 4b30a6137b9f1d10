"""Words by which lines of a page say what they are: labels, kinds, prizes, and what is no title."""

from __future__ import annotations

import re

NO_TITLE = re.compile(
    r"^(?:session |program(?:me)? |general |local |publicity |web |track |workshop )*(?:(?:(?:co-?)?chairs?"
    r"|chaired|proposed by|moderators?|moderation|mit|organi[sz]ers?|authors?|panel+ists?|editors?|edited by"
    r"|herausgeber|speakers?|presenters?|abstract"
    r"|conven[oe]rs?|discussants?|coordinators?|facilitators?|leitung|sitzungsleitung|animat\w+|prof\.?|dr\.?"
    r"|sponsored|keynote speakers?|invited speakers?|vorsitz|modération|présidente?)\b[^:]{0,20}"
    r"|(?:room|location|venue|date|time|slides|video|paper|registration|contact)"
    r"(?: (?:\w{1,4}|details?|person|persons|information|details|desk|address|link))?\s*)(?::|$)",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"(?:(?:talk|paper|lecture|presentation|seminar|speech|tutorial|keynote|abstract)(?:['’]s)?\s+)?"
    r"(?:title|titel|titre|título|titolo|(?:报告|演讲)?题目|标题|题名|タイトル|(?:講演)?題目|演題)"
    r"(?: of (?:the )?(?:talk|presentation|lecture))?\s*[:：]\s*",
    re.IGNORECASE,
)
"""What stands before a title, and says that it is one."""
SPOKEN_OF = re.compile(
    rf"(?:{TITLE.pattern})|(?:(?:talk|keynote|lecture|presentation|speech|tutorial)\s+)?(?:topic|thema)\s*[:：]\s*"
    r"|(?:talk|keynote(?: talk)?|lecture|vortrag)\s*[:：]\s*",
    re.IGNORECASE,
)
"""What stands before a title below who speaks."""
UNSETTLED = re.compile(
    r"(?:(?:title|abstract|topic|talk|details)s?\s*[:–-]?\s*)?\(?(?:t\.?b\.?[acd]|tdb)\.?\)?"
    r"|(?:(?:title|topic|details)\s*[:–-]?\s*)?(?:(?:soon )?(?:to|will) be"
    r" (?:announced|confirmed|determined|decided|defined|published)|coming soon)\b.*",
    re.IGNORECASE,
)
"""A title, or a name, that is not settled yet."""
NO_WORK = re.compile(
    r"@\w{3,20}\s*\{|proceedings of (?:the )?\b|front ?matter$|table of contents$|(?:author|name"
    r"|subject) index$"
    r"|.*\bcontact$|no (?:seminar|talk|meeting|class|session|lecture)s?\b|programme at a glance$"
    r"|program at a glance$"
    r"|(?:web ?site |page |site )?(?:theme|template|design|cover (?:art|photo|image)|photo|image|banner)s?"
    r" (?:by|from|inspired|adapted|credits?)\b",
    re.IGNORECASE,
)
"""What stands among works and is none."""
SECTIONAL = re.compile(
    r"^(?:(?:list of|all|accepted|full|long|short|regular|research|oral|main|conference|technical|invited"
    r"|contributed|industry|student|workshop|journal|findings|spotlight|demo|poster|angenommene|best)[\s-]+)*"
    r"(?:papers?|posters?|talks?|demos?|abstracts?|publications|presentations|program(?:me)?|schedule|agenda"
    r"|beiträge|vorträge|findings|orals|spotlights|proceedings|articles|speakers|keynotes|tutorials|workshops"
    r"|track)(?: (?:track|list))?$",
    re.IGNORECASE,
)
"""Headings of lists."""
OF_PAGE = re.compile(
    r"(?:(?:the|our|conference|workshop|symposium|technical|scientific|tentative|preliminary|provisional|final"
    r"|full|detailed|event|overall|online|virtual|daily|main|complete|current|draft|\d+(?:st|nd|rd|th)"
    r"|[A-Z][\w@’']*|(?:19|20)\d\d)\s+)*"
    r"(?:program(?:me|m|ma)?|schedule|agenda|timetable|zeitplan|ablauf|programação)"
    r"(?:\s+(?:at a glance|overview|schedule|details?|outline|(?:19|20)\d\d))*"
    r"(?:\s+(?:for|of) .{3,80})?\s*:?",
    re.IGNORECASE,
)
"""What a programme is called as a whole: no session."""
ABSTRACT = re.compile(
    r"^(?:(?:talk |paper )?abstract|zusammenfassung|kurzfassung|résumé|resumen|summary|(?:报告"
    r"|内容)?摘要|内容简介|要旨|概要)"
    r"(?:\s*[.:：–—-]+\s*|\s*$|\s+(?=(?:we|this|these|the|in|our|it|an?|i|as|with|for|while|when|recent\w*"
    r"|many|most|there|despite)\b))",
    re.IGNORECASE,
)
BIO = re.compile(
    r"^(?:(?:short|brief|speaker(?:'s|’s)?|presenter(?:'s|’s)?|author(?:'s|’s)?) )*"
    r"(?:bio(?:s|graphy|graphies|sketch|graphical sketch)?|about the (?:speaker|author|presenter"
    r"|instructor|organi[sz]er)s?"
    r"|vita|curriculum vitae|kurzbiogra(?:f|ph)ie|biogra(?:f|ph)ie|biografía|讲者简介|个人简介"
    r"|嘉宾简介|报告人简介|略歴)"
    r"\s*(?:[.:：–-]|$)\s*"
    r"|^(?P<who>[^\W\d_][^:]{3,60}): (?=(?P=who) (?:is|was|are|holds|has|received|works|leads)\b)",
    re.IGNORECASE,
)
"""What stands before who somebody is: a heading for it, or the name that it begins with itself."""
WHAT = re.compile(
    r"(?:(?:joint|opening|closing|first|second|day \d|industry|academic|special|sponsor(?:ed)?|guest"
    r"|distinguished|featured)\s+)*"
    r"(?:keynote|(?:invited|keynote|plenary|guest|distinguished|featured|special)\s+(?:talk|address|lecture|speech|speaker"
    r"|presentation|session|keynote)s?|plenary|eingeladener vortrag|(?:haupt|plenar|fest)vortrag"
    r"|(?:conférence|exposé)"
    r"\s+(?:invitée?|plénière?)|table ronde|(?:conferencia|ponencia|charla|plática)\s+(?:invitada"
    r"|magistral|plenaria)"
    r"|mesa redonda|(?:relazione|conferenza)\s+(?:invitata|plenaria)|tavola rotonda|podiumsdiskussion"
    r"|(?:特邀|主旨|大会|邀请|基调)(?:报告|演讲)|(?:基調|招待|特別)講演|パネル討論)"
    r"\s*#?(?:(?:\d{1,2}|[ivx]{1,4}|[a-c])\b)?\s*",
    re.IGNORECASE,
)
"""What kind of talk something is, and nothing of what it is about."""
AWARD = re.compile(
    r"\W*(?:(?:best|outstanding|distinguished|test[ -]of[ -]time|most influential|honou?rable|runner"
    r"|winner|award)\b"
    r"(?!.*\b(?:session|candidates|track|reviewers?|service)\b)[^.:]{0,60}\b(?:awards?|mentions?|prizes?|papers?|posters?"
    r"|demos?|up|winners?)|(?:award|prize)[ -]winning.{0,20})(?: \d{4})?\W*",
    re.IGNORECASE,
)
"""What a work was honoured with, and nothing else."""


def titled(text: str) -> int:
    """Where the title begins that a label announces, "Title: Ponds"; 0 where there is none."""
    label = TITLE.match(text)
    return label.end() if label and label.end() < len(text) else 0
