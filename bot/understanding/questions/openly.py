"""Questions that no form fits: who somebody is, what something is, and whatever else is asked."""

from __future__ import annotations

from bot.understanding.questions.forms import pattern
from bot.understanding.questions.people import NO_PERSON, WHO_FROM, WHO_IS
from bot.understanding.questions.trimming import LONGEST, thing
from store.queries import Ask, Question

_THINGS = (
    "papers?|talks?|tutorials?|workshops?|sessions?|panels?|posters?|items?|works?|systems?|tools?|projects?"
    "|presentations?|one"
)
_LISTED = (
    pattern(rf"{{which}} (\w+ ){{0,3}}?({_THINGS}) ..."),
    pattern(
        "(what|anything|something)"
        " (starts?|begins?|happens?|happened|is on|was on|else|comes?|came|follows?) ..."
    ),
    pattern(
        "(can|could|would|will) you [please] (recommend|suggest|find|list|show|give|name|search)"
        f" [for|me|us]* (\\w+ ){{0,3}}?({_THINGS}) ..."
    ),
    pattern("what is (on|in|at|next|happening|new) ..."),
    pattern("(is|are|was|were) there ..."),
    pattern("what (can|could|should|do|would) (i|we|you) ..."),
)
"""Questions for a list of items."""
_ASKS = pattern(
    "((can|could|will|would|should|may) (?!someone|somebody|anyone|anybody)"
    "|who|whom|whose|what|how|which|why|when|where|did|does|do|is|was|are|were|has|have|by how) ..."
)
_EXPLAIN = pattern(
    "(what (is|are|was|were|does)|explain|define) [an?|the] <subject> [about|mean|means|stand for|do|doing]"
)
_GIST = pattern(
    "[(what (is|was)|give (me)?|show (me)?)] [the] (abstract|summary|gist|tl;?dr|idea) (of|for|behind)"
    " [the] [paper|talk] <subject>"
)
_SUMMARY = pattern("... (summary|gist|overview|outline) (of|for) [the] [paper|talk] <subject>")
_SUMMARISE = pattern("(summari[sz]e|tl;?dr:?|explain) [the] [paper|talk] <subject>")
_LONGEST_NAME = 4
"""Words of a thing that "what is ..." asks to be explained; more are a description of it."""
_ABOUT_SOMEBODY = pattern(
    r"[^?]{3,40}'s (e-?mail|phone|address|age|salary|twitter|website|h-index|number|birthday|contact"
    r"|nationality|advis[eo]r|group|team|title|role|job|background|opinion) ..."
)
_WORKS_OF = pattern(
    r"what (did|has|does|have) ..."
    r" (work(ed|ing)?|present(ed)?|publish(ed)?|writ(e|ten)|talk(ed)?|speak|do|done) [on|about|at\b.*]"
)
"""Asks for what somebody did, which is a search."""
_HOW = "how (much|many|fast|big|large|accurate)"
_FIGURE = (
    r"([\w-]+ )?(percent(age)?|share|fraction|speed-?ups?|accuracy|throughput|latency|compression"
    "|improvements?|gains?|savings?|overhead|reduction|scores?|f1|rate|ratio|size|numbers?|figures?|results?)"
)
_SAID = "(said|says|thinks|thought|argue[sd]|claim(s|ed)|believe[sd]|warned|reminded|complained)"
_DETAILS = (
    ("figure", pattern(f"(by )?({_HOW}|(what|which) {_FIGURE}) ...")),
    ("opinion", pattern(f"who {_SAID} ...")),
)
"""Sorts of statements that are asked for."""


def find(text: str) -> Question | None:
    """The question, or None where a list of items is asked for."""
    if _ABOUT_SOMEBODY.fullmatch(text):
        return Question(Ask.STATED, text[:LONGEST].strip())
    person = WHO_IS.fullmatch(text)
    if person and not NO_PERSON.fullmatch(person["subject"]):
        return Question(Ask.PERSON, thing(person["subject"]))
    if WHO_FROM.fullmatch(text) or any(each.fullmatch(text) for each in _LISTED):
        return None
    if gist := _GIST.fullmatch(text) or _SUMMARISE.fullmatch(text) or _SUMMARY.fullmatch(text):
        return Question(Ask.WHAT, thing(gist["subject"]))
    explain = _EXPLAIN.fullmatch(text)
    if not (explain or _ASKS.fullmatch(text)) or _WORKS_OF.fullmatch(text):
        return None
    if explain and len(explain["subject"].split()) <= _LONGEST_NAME and " of " not in explain["subject"]:
        return Question(Ask.WHAT, thing(explain["subject"]))
    detail = next((detail for detail, each in _DETAILS if each.fullmatch(text)), "")
    return Question(Ask.STATED, text[:LONGEST].strip(), detail)
