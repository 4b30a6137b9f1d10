"""Forms that ask what moved: "what changed at ICML 2026?", "has Pathways moved?", "changes since monday"."""

from bot.understanding.questions.forms import Form, form
from store.queries import Ask

_MOVED = (
    "(changed|changes?|moved|moves?|rescheduled|postponed|relocated|cancell?ed|withdrawn|been (changed|moved"
    "|rescheduled|postponed|relocated|cancell?ed|withdrawn))"
)
_THINGS = (
    r"(?:\w+ )?(?:items?|papers?|talks?|sessions?|posters?|tutorials?|workshops?|keynotes?|panels?|demos?"
    r"|rooms?|times?|slots?|things?|breaks?)"
)
_SINCE = "(since|today|yesterday|this|in the|over the|during the|on|recently|lately|after)"
_ABOUT = (
    r"(?:at|in|of|on|to|about|for|with|regarding|since|today|yesterday|this|over|during|after|from)\b.*"
    r"|(?:.+ )?20\d\d\b.*"
)
"""What follows where something changed, and did not change something: "what changed the field"."""
_PROGRAMME = "(schedule|programme|program|timetable|room|time|slot)"

FORMS: tuple[Form, ...] = (
    form(
        Ask.CHANGED,
        "(what|whats|anything|did anything|has anything|what all|what else) [{be}|{do}] [recently|just|newly]"
        f" {_MOVED} [<subject:{_ABOUT}>]",
    ),
    form(
        Ask.CHANGED,
        f"{{which}} <detail:{_THINGS}> [{{be}}|{{do}}] [recently|just|newly] {_MOVED} [<subject:{_ABOUT}>]",
    ),
    form(
        Ask.CHANGED,
        "({be}|{do}) [the] [(room|time|day|date|slot|place|title|status) (of|for)] <subject>"
        f" [recently|just|been|get|got]* {_MOVED} [<detail:{_SINCE}( .+)?>]",
    ),
    form(
        Ask.CHANGED,
        f"[(show|list|give) (me )?] [all|any|the|recent|latest|last|new]* {_PROGRAMME} changes? [<subject>]",
    ),
    form(
        Ask.CHANGED, "[(show|list|give) (me )?] [all|any|the]* (recent|latest|last|new) changes [<subject>]"
    ),
    form(
        Ask.CHANGED,
        "[all|any|the]* changes"
        " [<subject:(since|at|today|yesterday|on|this week|last week|in the (last|past))( .+)?>]",
    ),
)
