"""Records in, messages out: pure functions that know no clock, no store and no settings."""

from bot.views.card import item_card
from bot.views.catalogue import events, in_order, not_found
from bot.views.face import Face
from bot.views.lines import Chip
from bot.views.message import Message
from bot.views.notices import (
    busy,
    error,
    not_installed,
    not_shared,
    notice,
    once_shared,
    shared_by,
    stale_button,
    unconfirmed_share,
    unknown_subcommand,
    usage,
)
from bot.views.results import results
from bot.views.state import State, decode, encode, search
from bot.views.talking import anew, fine, lost, no_more, told_first, which

__all__ = [
    "Chip",
    "Face",
    "Message",
    "State",
    "anew",
    "busy",
    "decode",
    "encode",
    "error",
    "events",
    "fine",
    "in_order",
    "item_card",
    "lost",
    "no_more",
    "not_found",
    "not_installed",
    "not_shared",
    "notice",
    "once_shared",
    "results",
    "search",
    "shared_by",
    "stale_button",
    "told_first",
    "unconfirmed_share",
    "unknown_subcommand",
    "usage",
    "which",
]
