"""Forms that lay things side by side, and those that ask for a name in full."""

from bot.understanding.questions.forms import Form, form
from store.queries import Ask

COMPARED: tuple[Form, ...] = (
    form(
        Ask.COMPARE,
        "(compare|contrast|comparison (of|between)) <subject> (and|with|to|against|vs\\.?|versus) <detail>",
    ),
    form(
        Ask.COMPARE,
        "[what (is|are|was|were)] [the] [main|biggest|key] (differences?|similarit(y|ies)) between <subject>"
        " and <detail>",
    ),
    form(
        Ask.COMPARE,
        "how (do|does|did|is|are|was|were) <subject> (differ(s|ent)?|compares?|compared)"
        " (from|to|with|against) <detail>",
    ),
    form(Ask.COMPARE, "how (do|does|did|are) <subject> and <detail> (differ|different|compare)"),
    form(Ask.COMPARE, "<subject> (vs\\.?|versus) <detail>"),
)

_WORKS = "(papers?|works?|talks?|posters?|presentations?|items?|tutorials?|sessions?|projects?|systems?)"
_LIKE = (
    "(similar to|like|related to|close to|akin to|comparable (to|with)|resembling|in the (vein|spirit) of)"
)
RELATED: tuple[Form, ...] = (
    form(
        Ask.RELATED,
        f"[{{list}}]* [(which|what|are there|is there)] [any|some|other|more|the]*"
        f" (<detail:{_WORKS}>|anything|something|things?|else) [else|that|which|is|are|was|were]* {_LIKE}"
        " <subject>",
    ),
    form(Ask.RELATED, f"(what|which) (is|are|was|were) [most|else]* {_LIKE} <subject>"),
    form(Ask.RELATED, f"[{{list}}]* more [of the] [<detail:{_WORKS}>] like <subject>"),
    form(
        Ask.RELATED,
        "[{list}]* [(what|which)] [is there|are there] [any|some|the]* (related|similar|neighbou?ring)"
        f" <detail:{_WORKS}> [is there|are there|exists?]* (to|of|for|with) <subject>",
    ),
)
"""The thing itself, and what sort of others is looked for."""

SPELT: tuple[Form, ...] = (
    form(
        Ask.SPELT,
        "what (does|do|did) [the] [acronym|abbreviation|letters|name|initials|term]* <subject>"
        " (stand for|abbreviate|means?)",
    ),
    form(
        Ask.SPELT,
        "what (is|was) [the] <subject> (short|(an?|the) (acronym|abbreviation)) (for|of)",
    ),
    form(Ask.SPELT, "(expand|spell out) [the] [acronym|abbreviation]* <subject>"),
    form(
        Ask.SPELT,
        "[what (is|was)] [the] ((full|long) (name|form)|expansion|spelling|meaning) (of|for) [the] <subject>",
    ),
    form(
        Ask.SPELT,
        "[what (is|was)] [the] [full|whole|exact|complete] title of [the]"
        " <subject:.+? (paper|talk|tutorial)>",
        detail="title",
    ),
    form(
        Ask.SPELT,
        "[what (is|was)] [the] (full|whole|exact|complete) title of [the] <subject>",
        detail="title",
    ),
    form(
        Ask.SPELT, "what (is|was) [the] <subject:.+? (paper|talk|tutorial)> (called|titled)", detail="title"
    ),
)
