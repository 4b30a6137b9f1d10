"""Forms that ask of the programme: what is next, numbers, sponsors, awards, places in a session, editions."""

from bot.understanding.questions.forms import Form, form
from store.queries import Ask

PLACES: tuple[Form, ...] = (
    form(
        Ask.SLOT,
        "... <detail:{ordinal} (invited |contributed )?"
        "(paper|talk|presentation|item|slot|speaker|one|thing|entry|event)>"
        " (of|in|at|during|on) [the] [{programme} (of|at|for|on|in)] [the] <subject>",
    ),
    form(
        Ask.SLOT,
        "[{which}|whats|what (is|was)|the|show me]* [the]"
        " <detail:{ordinal} (talk|paper|presentation|item|entry)>"
        " <subject:(today|tomorrow|yesterday|tonight|this \\w+|\\w+day)( .+)?>",
    ),
    form(
        Ask.EDITIONS,
        "... <detail:earlier|previous|past|other|former|all|older|prior>"
        " (editions?|years?|iterations?|instances?|versions?|ones|workshops) of [the] <subject>",
    ),
    form(
        Ask.SLOT,
        "{which} {one} (comes|came|is|was|goes) [right|directly|immediately|next|straight]*"
        " <detail:after|before> <subject>",
    ),
    form(
        Ask.SLOT,
        "who [is|are|speaks?|talks?|comes?|presents?]* [on|up|speaking|talking|presenting|right"
        "|directly]* <detail:after|before> <subject>",
    ),
    form(Ask.SLOT, "({which} {one}|what) (precedes|preceded) <subject>", detail="before"),
    form(Ask.SLOT, "({which} {one}|what) (follows|followed) [right|directly|on]* <subject>", detail="after"),
    form(
        Ask.SLOT,
        "what (comes|came|is|was) (right|directly|immediately|next|straight) <detail:after|before> <subject>",
    ),
    form(
        Ask.EDITIONS,
        "(when|where|where and when|when and where) (is|will|does|are) [the] next [edition|instance]"
        " [of] [the] <subject> [be|held|take place|taking place|start|happen|happening|planned]*",
        detail="next",
    ),
)

FORMS: tuple[Form, ...] = (
    form(
        Ask.EDITIONS,
        "how many (editions?|iterations?|instances?) (of|did|does|has) <subject>"
        " [are|were|have|had|there|known|exist|been]*",
        detail="all",
    ),
    form(Ask.COUNT, r"how many (?!(days|hours|minutes)\b)<detail>"),
    form(Ask.COUNT, "[what (is|was)] [the] [total] (number|count) of <detail>"),
    form(Ask.COUNT, r"<detail:.*\b(acceptance (rate|ratio)|rate of acceptance|submissions?)\b.*>"),
    form(
        Ask.COUNT,
        "[{list}|name|tell me|whats|what (is|are)|which (is|are)]* [all|the|of|different|available]*"
        " <detail:tracks|devrooms|rooms> [are there|there are|you (have|know)] [<rest:{lying}>]",
    ),
    form(
        Ask.COUNT,
        "{which} <detail:tracks|devrooms|rooms> (are there|is there|exist|are used|do you (have|know))"
        " [<rest:{lying}>]",
    ),
    form(Ask.SPONSORS, r"<detail:.*\bsponsor(s|ed|ing|ship)?\b.*>"),
)

_COMING = "[on|to come|to see|coming|ahead|to go|going to happen]*"
LEFT: tuple[Form, ...] = (
    form(
        Ask.LEFT,
        "what [<subject:{thing}>] (can|could|may|should) (i|we|one) still"
        " (see|attend|watch|catch|visit|go to|hear|do) [<rest:{day}|{lying}>]",
    ),
    form(Ask.LEFT, f"(whats|what (is|are)) (still|yet|left|remaining) {_COMING} [<rest:{{day}}|{{lying}}>]"),
    form(
        Ask.LEFT,
        f"{{which}} <subject:{{thing}}> (is|are) (still|yet|left|remaining) {_COMING}"
        " [<rest:{day}|{lying}>]",
    ),
    form(
        Ask.LEFT,
        "[{list}|which|all|the|any]* <subject:{thing}> [that|which|are]* (still|yet)"
        " (to come|to go|coming|ahead) [<rest:{day}|{lying}>]",
    ),
    form(
        Ask.LEFT,
        "[whats|what is|show me]* [on|for]* [the] (rest|remainder) of [the]"
        " (programme|program|schedule|conference) [<rest:{lying}>]",
    ),
    form(
        Ask.LEFT,
        "[whats|what is|show me]* [on|for]* [the] (rest|remainder) of"
        " <subject:(today|this (morning|afternoon|evening)|[a-z]+day)( {lying})?>",
    ),
)
"""Everything that is still to begin."""

NEXT: tuple[Form, ...] = (
    form(
        Ask.NEXT,
        "(whats|what (is|comes|happens|starts|begins|follows)) [up|on|coming|happening|starting]* next"
        " [<subject:{lying}>]",
    ),
    form(Ask.NEXT, "(up next|next up) [<subject:{lying}>]"),
    form(Ask.NEXT, "who (is|comes|speaks|talks) [up|on|speaking|coming]* next [<subject:{lying}>]"),
    form(
        Ask.NEXT,
        "[(whats|what (is|are)|when (is|are|does)|which is)] [the] next <subject:{thing}( {lying})?>"
        " [start|starts|begin|begins|on]",
    ),
    form(
        Ask.NEXT,
        "(whats|what (is|are)|when (is|are|does)|which is) [the] next"
        " <subject:[^ ]+ ([^ ]+ )?(talks?|papers?|sessions?|demos?|tutorials?|workshops?)( {lying})?>"
        " [start|starts|begin|begins|on]",
    ),
    form(
        Ask.NEXT,
        "[(whats|what (is|are)|when (is|are|does)|which is)] [the] next <subject:{thing} (by|with|about) .+?>"
        " [start|starts|begin|begins]",
    ),
    form(
        Ask.NEXT,
        "{which} <subject:{thing}> (is|are|comes|starts|begins) [up|on|coming]* next [<rest:{lying}>]",
    ),
)

_AT_ONCE = "(right now|just now|now|currently|at the moment|at present)"
_GOING_ON = "[on|up|happening|going on|running|speaking|talking|presenting|playing]*"
NOW: tuple[Form, ...] = (
    form(
        Ask.NOW,
        f"(whats|whos|(what|who) (is|are)|what|anything|something) {_GOING_ON} [<subject:{{lying}}>]"
        f" {_AT_ONCE} [<rest:{{lying}}>]",
    ),
    form(Ask.NOW, f"(whats|whos|(what|who) (is|are)) {_AT_ONCE} {_GOING_ON} [<subject:{{lying}}>]"),
    form(
        Ask.NOW,
        f"[{{which}}|any|show me|list|the|is there|are there]* <subject:([^ ]+ )?{{thing}}( {{lying}})?>"
        f" [is|are]* {_GOING_ON} {_AT_ONCE}",
    ),
    form(Ask.NOW, "(currently|now) (on|running|happening) [<subject:{lying}>]"),
)
_MOST = "(longest|shortest|oldest|newest|latest|most recent)"
_MANY = "(most|fewest|largest number of|highest number of)"
_MAKES = "(speaks?|spoke|talks?|presents?|presented|publish(es|ed)?|wrote|writes?|has|had|gave|gives?|have)"
MOST: tuple[Form, ...] = (
    form(
        Ask.MOST,
        f"[{{which}}|whats|what (is|was)|show me|find|list|the]* (is|was|the|whats) <detail:{_MOST}>"
        " <subject:.*{thing}( .+)?> [there is|you have|you know|we have]",
    ),
    form(Ask.MOST, f"<detail:{_MOST}> <subject:{{thing}}( .+)?> [there is|you have|you know|we have]"),
    form(
        Ask.MOST,
        f"{{which}} <subject:.*{{thing}}( {{lying}})?> (is|was|are|lasts) [the] <detail:{_MOST}>"
        " [<rest:{lying}>]",
    ),
    form(
        Ask.MOST,
        f"[{{which}}|whats|the|find|show me]* <subject:.*{{thing}}( {{lying}})?> (has|have|had|with) [the]"
        f" <detail:{_MANY} (co-?authors|authors|speakers|people)> [<rest:{{lying}}>]",
    ),
    form(
        Ask.MOST,
        "[{which}|find|show me|list|any|all|the]* <subject:.*{thing}( {lying})?>"
        " [that|which|who|are|is|last|take|run|with|have|has|of]*"
        " <detail:(longer|shorter|more|less|fewer|over|under) (than )?"
        "([0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten)"
        " (min(ute)?s?|hours?|h|co-?authors?|authors?|speakers?|people|persons?)>"
        " [<rest:{lying}>]",
    ),
    form(
        Ask.MOST,
        f"(who|which (person|speaker|author)) {_MAKES} [the] <detail:most( often)?|most frequently>"
        " [(papers|talks|items|sessions|presentations|appearances)] [<subject:{lying}>]",
    ),
    form(
        Ask.MOST,
        "[who (is|was)|whos] [the] <detail:most (prolific|active|frequent)> (speakers?|authors?|people)"
        " [<subject:{lying}>]",
    ),
)
"""Which is the one that goes furthest, or further than that."""

AWARDS: tuple[Form, ...] = (
    form(Ask.AWARD, "what (did|has|have) <subject> (win|won) ...", detail="what"),
    form(
        Ask.AWARD,
        r"(when|where) {do} <subject> {win} [an?|any|the|its] (\w+ ){0,3}(award|prize|best paper"
        r"|outstanding paper)s? ...",
        detail="what",
    ),
    form(Ask.AWARD, "{which} {award} {do} <subject> ({win}|given|earn|earned|take) ..."),
    form(Ask.AWARD, "{which} {award} (was|were|has been) <subject> (given|awarded|granted) ..."),
    form(Ask.AWARD, "{which} {award} (went|was given) to <subject>"),
    form(
        Ask.AWARD,
        r"{do} <subject> {win} [an?|any|the] (\w+ ){0,3}(award|prize|best paper|outstanding paper)s? ...",
    ),
    form(Ask.AWARD, "{do} <subject> {win} (anything|something)"),
    form(
        Ask.AWARD,
        "[what (is|was)] [the] [name of the] {award} [that|which] <subject> (got|won|received|was given)",
    ),
    form(
        Ask.AWARD,
        "(was|is) <subject>"
        " (awarded|prize-?winning|award-?winning|(an?|the) (outstanding|best|award) paper) ...",
    ),
    form(
        Ask.AWARD,
        r"(was|is|were|are) <subject> (one of|among|part of) [the]"
        r" (\w+ ){0,2}(awards?|prizes?|best|outstanding) ...",
    ),
)
