"""Pieces that several forms of questions share."""

PIECES = {
    "be": "(is|was|are|were|be|been|will be)",
    "do": "(did|does|do|will|has|have|had)",
    "which": "(which|what)",
    "about": "(to|of|for|from|about|behind|on)",
    "ordinal": (
        "(first|earliest|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|[0-9]{1,3}(st|nd|rd|th))"
    ),
    "award": "(award|prize|honou?r)s?",
    "win": "(win|won|get|got|receive|received)",
    "document": "(documents?|sources?|files?|texts?|seeds?)",
    "named": "(mentioned|described|discussed|named|covered)",
    "code": "(source code|code|github( repo(sitory)?)?|repo(sitory)?)",
    "site": "(web ?site|web ?page|home ?page|site)",
    "link": (
        "(source code|code|github( repo(sitory)?)?|repo(sitory)?|slides?|videos?|recording|pdf|poster"
        "|web ?site|web ?page|home ?page|site|url|link|registration form|sign-?up form|form)"
    ),
    "list": "(list|show( me)?|find( me)?|give( me)?|recommend|suggest)",
    "programme": "(program(me)?|agenda|timetable|schedule)",
    "one": "(paper|talk|presentation|speaker|item|session|entry|event|one|thing)",
    "institution": (
        "(university|company|institution|institute|organi[sz]ation|lab|employer|school|affiliations?|place)"
    ),
    "institutions": "(universities|companies|institutions|institutes|organi[sz]ations|labs)",
    "place": "(city|room|hall|place|country|building|town|location|venue|state|ballroom)",
    "held": "held|take place|taking place|taken place|happen|happening|located|hosted|be|presented|given",
    "thing": (
        "((invited|contributed|keynote|oral|poster|tutorial|lunch|coffee) )?"
        "(papers?|talks?|presentations?|sessions?|keynotes?|tutorials?|workshops?|panels?|demos?|posters?|breaks?"
        "|items?|entry|entries|events?|things?)"
    ),
    "day": "(today|tonight|tomorrow|this (morning|afternoon|evening)|(on )?[a-z]+day)( .+)?",
    "lying": "(at|in|on|of|for|during|from) .+?",
    "time": "(when|what time|which time|(what|which) days?( of the week)?|what dates?|which dates?|how late)",
    "start": (
        "start|starts|begin|begins|held|take place|taking place|happen|happening|scheduled|on|be|open|opens"
        "|presented|given|kick off|run|due"
    ),
}
