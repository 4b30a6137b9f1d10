"""Whether the key opens the tokens of the workspaces that installed the app. Asked of a copy."""

from __future__ import annotations

from collections.abc import Iterator

from bot.clock import Clock
from bot.doctor.finding import Finding, ok, problem
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
