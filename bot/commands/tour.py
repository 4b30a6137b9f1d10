"""What the demo's page is told of Hallway: what the manifest declares, and three things to try."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.manifest import manifest
from bot.names import COMMAND, DIGEST
from bot.sandbox.page.programme import Command, Jump, Programme, Shortcut, Try

TRIES = (
    Try(
        "Look something up",
        f"{COMMAND} lightsecag",
        then="The slip is seen and mended. Details opens the whole card; Share to channel shows others.",
    ),
    Try(
        "Ask in plain English",
        "what did the trip report say about DietCode?",
        then="Every answer names its source; its buttons take back what was understood.",
    ),
    Try(
        "Have a digest every Monday",
        f"{DIGEST} federated learning every monday 9:00",
        place="general",
        then="Press Save. Then let the clock at the top run to the next digest, and see it arrive.",
    ),
)


def programme(next_digest: Callable[[datetime], datetime | None]) -> Programme:
    """For the page; ``next_digest`` finds when the next one is due, from a moment on."""
    told = manifest()
    features = told["features"]
    commands = (
        Command(each["command"], each["description"], each["usage_hint"])
        for each in features["slash_commands"]
    )
    shortcuts = (
        Shortcut(each["name"], each["callback_id"], each["description"], each["type"] == "message")
        for each in features["shortcuts"]
    )
    nothing = f"No channel has a digest yet. Type {DIGEST} in one to set it up."
    return Programme(
        commands=tuple(commands),
        shortcuts=tuple(shortcuts),
        tries=TRIES,
        jumps=(Jump("To the next digest", next_digest, nothing),),
        home=features["app_home"]["home_tab_enabled"],
        about=told["display_information"]["description"],
    )
