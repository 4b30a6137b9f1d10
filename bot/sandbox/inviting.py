"""Slack's own commands, of which no app hears: who is in a channel."""

from __future__ import annotations

from collections.abc import Iterable

from bot.sandbox.doing import Doing
from bot.sandbox.records import Channel, Message, User

OWN = ("/invite", "/remove")


def no_command(typed: str, there: Iterable[str]) -> str:
    """What Slack says of a command that no app has."""
    return f"{typed} is not a command here. Commands: {', '.join((*there, *OWN))}"


class Inviting(Doing):
    """The doing half of the look-alike, with who comes and who goes."""

    def own_command(self, user: str, channel: str | None, command: str, text: str) -> bool:
        """``/invite @hallway`` or ``/remove @hallway``; False where the command is an app's."""
        if command not in OWN:
            return False
        person, place = self._act(user, channel)
        problem = self._moved(person, place, command, text.strip().removeprefix("@"))
        if problem:
            self.core.tell(person.id, place, problem)
        return True

    def _moved(self, person: User, place: Channel, command: str, name: str) -> str:
        """Why it was not done; empty where it was, which the channel is told."""
        workspace = self.core.workspace
        if place.kind == "im":
            return f"{command} is for channels."
        try:
            found = workspace.user(name)
        except KeyError:
            return f"Nobody here is called that. Type for instance {command} @{workspace.app.name}"
        joins = command == OWN[0]
        if joins == (found.id in place.members):
            return f"<@{found.id}> is {'already' if joins else 'not'} in this channel."
        workspace.seat(place, found, there=joins)
        done = "added to" if joins else "removed from"
        told = f"<@{found.id}> was {done} <#{place.id}> by <@{person.id}>."
        workspace.write(Message("", place.id, workspace.slackbot.id, told))
        return ""
