"""Forms that ask where and when."""

from bot.understanding.questions.forms import Form, form
from store.queries import Ask

_EDGE = "[the] [very] <detail:first|earliest|last|final> <subject:{thing}( {lying})?>"
EDGES: tuple[Form, ...] = (
    form(
        Ask.END,
        f"(when|what time|at what time) {{do}} {_EDGE}"
        " (end|finish|close|stop|conclude|wrap up) [<rest:{lying}>]",
    ),
    form(Ask.END, f"(when|what time) {{be}} {_EDGE} (over|done|finished) [<rest:{{lying}}>]"),
    form(Ask.WHEN, f"[on|at] {{time}} ({{be}}|{{do}}) {_EDGE} [{{start}}] [<rest:{{lying}}>]"),
)
"""The first or last of all that fit; a day is none of these things."""
FORMS: tuple[Form, ...] = (
    form(
        Ask.END,
        "(when|what time|at what time) {do} <subject> (end|finish|close|stop|conclude|wrap up)"
        " <rest:{lying}>",
    ),
    form(
        Ask.END,
        "(when|what time|at what time|how) {do} <subject> (end|finish|close|stop|conclude|wrap up) ...",
    ),
    form(Ask.END, "(when|what time) {be} <subject> (over|done|finished)"),
    form(
        Ask.WHERE,
        "(where and when|when and where) ({be}|{do}) <subject> [{held}]",
        detail="when",
    ),
    form(Ask.WHERE, "where ({be}|{do}) <subject> [{held}]"),
    form(Ask.WHERE, "where (can|do|could) (i|we|you|one) (find|see|meet|catch|hear|watch) <subject>"),
    form(Ask.WHERE, "how (do|can|could) (i|we|one|you) (get|come) to <subject>"),
    form(
        Ask.WHERE,
        "[in] {which} {place} ({be}|{do}|for|hosts?|hosted) <subject>"
        " [in|at|held|held in|take place|take place in|be|happen|located]*",
    ),
    form(
        Ask.WHERE,
        "[in] {which} <detail:track|session|devroom|stream> ({be}|{do}|for|has|have|had|holds|contains) [the]"
        " <subject> [in|on|part of|belong to]*",
    ),
    form(Ask.WHERE, "[what (is|was)] [the] (room|location|venue|city) (of|for) <subject>"),
    form(Ask.WHEN, "[on|at] {time} ({be}|{do}) <subject> [{start}]"),
    form(Ask.WHEN, "how many days ({be}|{do}) <subject> [last|take|go on|run|long]*"),
    form(
        Ask.WHEN,
        "how many (hours|minutes) ({be}|{do}) <subject> [last|take|go on|run|long]*",
        detail="duration",
    ),
    form(
        Ask.WHEN,
        "[in] {which} time ?zone ({be}|{do}) [the] [(schedule|programme|program|times?|talks?) (of|at|for)]"
        " <subject> [(schedule|programme|program|times?|sessions?|given|printed|listed|in|use|happen)]*",
        detail="zone",
    ),
    form(Ask.WHEN, "[what (is|was)] [the] time ?zone (of|for|at) [the] <subject>", detail="zone"),
    form(Ask.WHEN, "how long ({be}|{do}) <subject> [last|take|go on|run]", detail="duration"),
    form(
        Ask.WHEN,
        "[what (is|was|are|were)] [the] (starting time|start time|start|time|dates?|day|hours|time ?slot)"
        " (of|for) <subject>",
    ),
)
SHORT: tuple[Form, ...] = (
    form(
        Ask.WHEN,
        r"<subject>\s?[,:-]? (what time|when|which day|start time) [(is|was) (it|that|this)]",
    ),
)
"""The thing first: "coffee break, what time?"."""
