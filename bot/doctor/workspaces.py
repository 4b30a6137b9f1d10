"""Of an app that workspaces install by themselves: whether the key opens their tokens."""

from __future__ import annotations

from bot.clock import Clock
from bot.doctor.finding import Finding, note, ok, problem
from bot.names import INSTALL_PATH
from bot.settings import Settings, SettingsError, key_problems
from bot.tenants.cipher import Cipher
from bot.tenants.installed import Installed
from store.store import Store


def check(store: Store, settings: Settings, clock: Clock) -> Finding:
    """Asked of a copy; a key that is none is told among the settings."""
    count = len(store.installations())
    if not count:
        where = f"{settings.url}{INSTALL_PATH}" if settings.url else INSTALL_PATH
        return note("workspaces", "No workspace has installed the app yet", f"It is installed at {where}")
    if any(key_problems(",".join(settings.keys))):
        return note("workspaces", f"{count} installed the app; without a key their tokens cannot be read")
    try:
        Installed(store, Cipher(settings.keys), clock).check()
    except SettingsError as error:
        text, _, remedy = error.problems[0].partition(": ")
        return problem("workspaces", text, remedy[:1].upper() + remedy[1:])
    return ok("workspaces", f"The key opens the tokens of all {count} workspaces")
