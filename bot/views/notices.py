"""Short messages: how to ask, trouble, and what comes of sharing."""

from __future__ import annotations

from dataclasses import replace

from slack_sdk.models.blocks import ContextBlock, MarkdownTextObject

from bot.views import actions, parts, words
from bot.views.message import LONGEST_TEXT, Json, Message, compose
from bot.views.payload import payload
from bot.views.state import State, search
from bot.views.text import shorten

_EXAMPLES = (
    "papers by Zhiyuan Yao at NeurIPS 2021",
    "what is on Monday afternoon",
    "outstanding papers of MLSys 2022",
    "how many papers were accepted",
)
_CAPTIONS = ([words.UNDERSTOOD], [words.NARROW], [words.TRY], [words.MEANT])
"""What stands above buttons, and says nothing without them."""
_TELLING = (("Understood: ", actions.CHIP), ("", actions.FACET))
"""Buttons that also tell something, and what leads to it where nothing can be pressed."""
_USAGE = (
    ("In your own words", "who, what, when, where, and what people said of it. Misspelt names are fine."),
    (
        "Filters",
        (
            '`author:"Mimee Xu"` `venue:neurips` `year:2020..2022` `kind:talk` `award:any` `has:code`'
            ' `day:monday` `room:"Hall A"` `org:google`. A minus leaves out (`-quantum`), quotes keep words'
            " together."
        ),
    ),
    (
        "Commands",
        (
            "`help`, `events` (what is covered), `item` and its id (one item in full), `saved` (your items),"
            " `cite` and a title (BibTeX or RIS; `cite saved` for all of it), `find` (always a search)."
        ),
    ),
    (
        "Where",
        (
            "in a channel type `/conf` and your question; only you see the answer until you share it."
            " In a direct message to me, just write, and go on from there: “the second one”, “who wrote it?”,"
            " “only posters”."
        ),
    ),
    ("Digests", "new papers on your topics come to a channel by themselves; `/digest help` tells how."),
)
"""What is said of each; between two of these signs stands what one types."""


def notice(text: str, remedy: str = "") -> Message:
    """One thing to say, and what to do next."""
    lines = [shorten(line, 1_500) for line in (text, remedy) if line]
    return compose("\n".join(lines), [parts.paragraph(*([parts.said(line)] for line in lines))])


def not_installed(address: str) -> Message:
    """For a workspace without the app; ``address`` is where it installs it, or empty."""
    what = "Hallway is not installed in this workspace."
    how = f"Install it at {address}" if address else "Ask whoever looks after your Slack apps to install it."
    return compose(f"{what}\n{how}", [parts.paragraph([parts.said(what)], parts.linked(how))])


def usage() -> Message:
    """What one can ask, with examples to press."""
    title = "What you can ask Hallway"
    lines = (f"{label}: {text}".replace("`", "") for label, text in _USAGE)
    plain = "\n".join((title, *lines, "Examples: " + "; ".join(_EXAMPLES)))
    told = ([parts.strong(label), *_with_typed(f": {text}")] for label, text in _USAGE)
    examples = parts.buttons(
        parts.button(example, f"{actions.SUGGESTION}{at}", search(example), f"Search for {example}")
        for at, example in enumerate(_EXAMPLES)
    )
    return compose(plain, [parts.heading(title), parts.paragraph(*told), *examples])


def _with_typed(text: str) -> parts.Line:
    pieces = enumerate(text.split("`"))
    return [parts.typed(piece) if at % 2 else parts.said(piece) for at, piece in pieces if piece]


def unknown_subcommand(typed: str, nearest: str) -> Message:
    """A word that looks like a misspelt command: offer the command, and the search all the same."""
    word = shorten(typed, 50)
    text = f'There is no command "{word}". Did you mean "{nearest}"?'
    choices = parts.buttons(
        (
            parts.button(nearest, f"{actions.SUGGESTION}0", State(nearest), f"Run {nearest}"),
            parts.button(f"Search for {word}", f"{actions.SUGGESTION}1", search(word)),
        )
    )
    plain = f"{text}\nTo search for the word itself: find {word}"
    return compose(plain, [parts.paragraph([parts.said(text)]), *choices])


def error(reference: str) -> Message:
    """Something nobody foresaw; the reference leads to the log."""
    remedy = f"Please try again. If it happens again, give the reference {reference} to whoever runs Hallway."
    return notice("Something went wrong on our side.", remedy)


def busy() -> Message:
    """More work than can be taken on."""
    return notice("Too many questions at once right now.", "Please ask again in a minute.")


def stale_button() -> Message:
    """A button of another version, or one whose item is gone."""
    return notice("This button is too old to use.", "Please run the search again.")


def not_shared(state: State) -> Message:
    """Slack no longer takes an answer to the press of Share; the command named shows the same again."""
    typed = f"item {state.item or state.near}" if state.item or state.near else shorten(state.query, 500)
    remedy = f"Type /conf {typed} and press Share to channel there."
    return notice("This was not shared: Slack no longer takes an answer to that button.", remedy)


def unconfirmed_share() -> Message:
    """Slack may or may not have shared it."""
    text = "Slack did not confirm that this was shared."
    return notice(
        text, "Look in the channel first; if it is not there, run the search again and share it there."
    )


def shared_by(user: str, message: Message) -> Message:
    """The message as everybody in the channel gets it: who shared it, and no buttons."""
    note = f"Shared by <@{user}> with /conf"
    lead = payload(ContextBlock(elements=[MarkdownTextObject(text=note, verbatim=True)]))
    shown = tuple(kept for block in message.blocks if (kept := _still(block)))
    text = f"{note}\n{message.text}"
    return Message(
        f"{note}\n{message.plain}", text if len(text) <= LONGEST_TEXT else message.text, (lead, *shown)
    )


def _still(block: Json) -> Json:
    """The block without its buttons, empty where nothing is left; what is told by them stays as words."""
    if block["type"] != "actions":
        said = [each.get("text") for each in block.get("elements", ())]
        return {} if said in _CAPTIONS else {key: value for key, value in block.items() if key != "accessory"}
    told = next((lead + labels for lead, mark in _TELLING if (labels := _labels(block, mark))), "")
    element = {"type": "plain_text", "text": shorten(told, 600), "emoji": False}
    return {"type": "context", "elements": [element]} if told else {}


def _labels(block: Json, mark: str) -> str:
    """What the buttons say whose ids begin so."""
    found = [each["text"]["text"] for each in block["elements"] if each["action_id"].startswith(mark)]
    return "; ".join(label.removesuffix(words.CHIP_END) for label in found)


def once_shared(message: Message) -> Message:
    """The message of the one who shared it: the Share button gone, a word that it was done."""
    done = payload(parts.small("Shared to the channel."))
    kept = tuple(block for block in map(_without_share, message.blocks) if block.get("elements") != [])
    return replace(message, blocks=(*kept, done))


def _without_share(block: Json) -> Json:
    if block["type"] != "actions":
        return block
    return {**block, "elements": [each for each in block["elements"] if each["action_id"] != actions.SHARE]}
