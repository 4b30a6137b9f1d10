"""Forms that ask about people: who did what, who somebody is, where somebody works."""

import re

from bot.understanding.questions.forms import Form, form, pattern
from store.queries import Ask

BOTH: tuple[Form, ...] = (form(Ask.BOTH, "who ... both [at|in] <subject> and [at|in] <detail>"),)

AFFILIATIONS: tuple[Form, ...] = (
    form(
        Ask.AFFILIATION,
        "where (does|do|did|is|was|are) <subject>"
        " (work|working|works|worked|employed|based|from|affiliated|come from|teach) [at|for|with]",
    ),
    form(
        Ask.AFFILIATION,
        "{which} {institution} (is|does|did|was|are|do|were) <subject> [from|at|work(s|ing)?( (at|for))?"
        "|affiliated( with)?|belong to|come from|with|of|in|have|represent]*",
    ),
    form(Ask.AFFILIATION, "[what (is|was|are)] [the] (affiliations?|employer|institution) of <subject>"),
    form(
        Ask.AFFILIATION,
        "[what (is|was)] <subject>'s? (affiliation|employer|institution|university|company)",
    ),
    form(Ask.AFFILIATION, "(who|whom|which company|for whom) (does|did) <subject> work [for|at]"),
    form(
        Ask.AFFILIATION,
        "{which} {institutions} [is|are|was|were|wrote|made|built|developed|published]"
        " [behind|involved in|of] <subject> [from]",
    ),
)

ROLE_OF = pattern(
    "[(who|what) (is|are|was|were)] [list|show( me)?|name|give( me)?|tell me] [all] [the] [list of]"
    " [session|general|program(me)?|local|workshop|conference|publicity|committee]*"
    " <role:authors?|speakers?|organi[sz]ers?|chairs?|moderators?|panell?ists?|presenters?>"
    " (of|at|for|in|on) <subject>"
)
"""The organisers of something."""
NTH_OF = pattern(
    r"[(who|what) (is|was)] [the] <nth:{ordinal}> <role:author|speaker|organi[sz]er|panell?ist|presenter>"
    r" (of|on|for|in) [the] <subject>"
)
"""The third author of something."""
ROLE_BEHIND = pattern(r"<subject>\s?[,;:.!?-]+ [and|so] (who|by whom) <role:\w+> [it|that|this|them]")
"""The thing first: "the talk on privacy, who gave it?"."""
WROTE_IT = re.compile(
    r"(?:who|which company) (?:(?:is|was|are|were) )?"
    r"(?:wrote|writes|made|makes|authored|published|prepared|compiled|behind|the authors?)"
    r"(?: of)?(?: (?:about|on|of) .*)?",
    re.IGNORECASE,
)
"""Who stands behind a source."""
WHO = pattern(r"(who|whom|by whom|whose) ...")
ABOUT_A_TOPIC = pattern(
    r"(who|which (people|researchers|speakers|authors)) [\w+]"
    " (spoke|talked|speaks|talks|works?|worked|working|gave a talk|writes?|wrote) (about|on) ..."
)
"""Asks for people by topic, which is a search."""
WHO_IS = pattern("(who (is|was|are)|whois) <subject>")
NO_PERSON = pattern(
    "(there|from|at|the (speakers?|authors?)|the (guy|person|one|woman|man|prof(essor)?) from) ..."
)
"""What makes "who is ..." no question about one person."""
WHO_FROM = pattern("who ... from ...")
WHO_AT = pattern("who (works?|worked|is working) (at|for) <subject>")
"""The people of an organisation."""

_ROLES = {
    "panellist": r"(panell?ists?|(was|were|is|are|sat) on the panel)",
    "moderator": (
        r"((general|program(me)?|local|session|workshop|conference|publicity|committee) )*"
        r"((co-?)?chair(s|ed|person|persons|ing)?|moderat(ors?|ed|es|ing))"
    ),
    "founder": r"((co-?)?found(ed|ers?)|came up with the idea of|initiated|initiators?)",
    "reviewer": r"(reviewed|reviewers?|refereed|referees?)",
    "organiser": r"(organi[sz](ers?|ed|es|ing)|ran|runs?|host(s|ed))",
    "author": (
        r"(wrote|written|writes|authors?|authored|co-?authors?|developed|built|created|made|invented|proposed"
        r"|published|designed|is behind|are behind|came up with)"
    ),
    "speaker": (
        r"(gave|gives?|held|presents?|presented|spoke|speaks?|speaking|delivered|talked|talks?|speakers?"
        r"|presenters?|lectured|keynoted|opened|closed|teach(es)?|taught)"
    ),
}
ROLES = tuple((role, pattern(rf"\b{verbs}\b")) for role, verbs in _ROLES.items())
"""Words that tell the role asked for, the more telling first; to be searched for."""
