"""The workspaces that installed the app: does the key open their tokens, did they grant what it takes.

Asked of a copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.clock import Clock
from bot.doctor.finding import Finding, ok, problem
from bot.names import INSTALL_PATH, SCOPES
from bot.settings import Settings, SettingsError, key_problems
from bot.tenants.cipher import Cipher
from bot.tenants.installed import Installed
from store.store import Store


def check(store: Store, settings: Settings, clock: Clock) -> Iterator[Finding]:
    """Nothing where there is one workspace; a key that is missing or malformed is told with the settings."""
    if not settings.many or any(key_problems(",".join(settings.keys))):
        return
    try:
        Installed(store, Cipher(settings.keys), clock).check()
    except SettingsError as error:
        text, _, remedy = str(error).partition(": ")
        yield problem("key", text, remedy[:1].upper() + remedy[1:])
    else:
        yield ok("key", f"HALLWAY_KEY opens the tokens of {len(store.installations())} workspaces")
    for one in store.installations():
        if missing := sorted(set(SCOPES) - set(one.scopes)):
            text = f"Workspace {one.team} has not granted {', '.join(missing)}: {SCOPES[missing[0]]}"
            yield problem("scopes", text, f"Have the app installed there again, at {INSTALL_PATH}.")
