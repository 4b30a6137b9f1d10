"""Forms that ask about documents and links."""

from bot.understanding.questions.forms import Form, form, pattern
from store.queries import Ask

SOURCES: tuple[Form, ...] = (
    form(
        Ask.SOURCES,
        r"{which} {document} [\w+] (mentions?|names?|talks? about|covers?|describes?|discuss(es)?|contains?"
        r"|speaks? (of|about)|says? something about|are about) <subject>",
    ),
    form(Ask.SOURCES, "where {be} <subject> {named}"),
    form(Ask.SOURCES, "{which} {document} {be} <subject> {named} in"),
)

DATED = pattern(
    "(when|(on )?what (day|date)) [was|did|is]"
    " (come out|came out|appear(ed)?|published|written|released|made|dated|from)"
)
"""Asks how old a source is that is named beside it."""

LINKS: tuple[Form, ...] = (
    form(
        Ask.LINK,
        "(does|do|did|has|have) <subject> [have|got|come with|offer|provide]"
        " [an?|any|the|its|public|open|available]* <detail:{link}> [available|online|link|somewhere]*",
    ),
    form(
        Ask.LINK,
        "[(is|are|was) there] [an?|any|the] <detail:(link|url) (to|for|of) (the )?{link}> {about} <subject>",
    ),
    form(
        Ask.LINK,
        "[what (is|was)|(is|are|was) there] [an?|any|the] <detail:{link}( (link|url|page|address))?>"
        " {about} <subject>",
    ),
    form(
        Ask.LINK,
        "where (can i|can one|do i|to|could i|{be}|do we|can we) [find|get|download|see|read] [the]"
        " <detail:{link}> (of|for|to|from|behind|about) <subject>",
    ),
    form(
        Ask.LINK,
        "(is|are) [the] <detail:{link}> (of|for|to|behind) <subject>"
        " (public|open|available|online|released|open source) ...",
    ),
    form(Ask.LINK, r"<subject:\S+?>('s)? <detail:{code}|slides|{site}|url> [link|url]"),
)
