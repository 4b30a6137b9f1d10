"""Seals on tokens, so that who has the database files has no token; the key is in the environment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.misfits import key_problems
from bot.settings import SettingsError


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

    def stamp(self, note: bytes, now: datetime) -> str:
        """A sealed note that tells when it was written, fit for addresses and cookies."""
        return self._first.encrypt_at_time(note, int(now.timestamp())).decode().rstrip("=")

    def stamped(self, sealed: str, life: timedelta, now: datetime) -> bytes | None:
        """The note; None where it is older than ``life``, or no key that was given opens it."""
        padded = sealed.encode() + b"=" * (-len(sealed) % 4)
        try:
            return self._all.decrypt_at_time(padded, int(life.total_seconds()), int(now.timestamp()))
        except InvalidToken:
            return None


def new_key() -> str:
    """A key that nobody has."""
    return Fernet.generate_key().decode()
