"""Seals on tokens, so that who has the database files has no token; the key is in the environment."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.settings import SettingsError, key_problems


class WrongKey(Exception):
    """No key that was given opens the seal."""


class Cipher:
    """Seals with the first key, opens with any."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Raises SettingsError where there is no key, or one is malformed."""
        problems = list(key_problems(",".join(keys)))
        if problems:
            raise SettingsError(problems)
        self._first = Fernet(keys[0])
        self._all = MultiFernet([Fernet(key) for key in keys])

    def seal(self, token: str) -> str:
        """The token as it may be kept."""
        return self._first.encrypt(token.encode()).decode()

    def open(self, sealed: str) -> str:
        """The token. Raises WrongKey."""
        try:
            return self._all.decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise WrongKey from error

    def is_old(self, sealed: str) -> bool:
        """Whether another than the first key is needed. Raises WrongKey where none opens it."""
        self.open(sealed)
        try:
            self._first.decrypt(sealed.encode())
        except InvalidToken:
            return True
        return False


def new_key() -> str:
    """A key that nobody has."""
    return Fernet.generate_key().decode()
