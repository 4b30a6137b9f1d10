"""Links that the people of the workspace share, and what the app is told of them."""

from __future__ import annotations

import dataclasses

from bot.sandbox import payloads
from bot.sandbox.doing import Doing
from bot.sandbox.links import COMPOSER, Links, Shared
from bot.sandbox.records import Channel, Delivery


class Sharing(Doing):
    """The doing half of the look-alike, with links."""

    def register_domains(self, *domains: str) -> None:
        """Let the app be told of links of these domains, if it has the scope ``links:read``."""
        self.core.links = Links(domains)

    def share_link(self, user: str, channel: str | None, *urls: str) -> Delivery:
        """Write a message of these addresses; the app hears of those whose domain it has registered.

        Where it has none of them, or may not read links, nothing is delivered: the problem is ``not_told``.
        """
        message = self.say(user, channel, " ".join(urls))
        told = Shared(self._unfurl_id(message.user), "conversations_history", message.user, urls, message)
        return self._tell_links(told, self._channel(message))

    def compose_link(self, user: str, *urls: str) -> Delivery:
        """Begin to write a message of these addresses, which is not sent yet."""
        person, _ = self._act(user, None)
        return self._tell_links(Shared(self._unfurl_id(person.id), COMPOSER, person.id, urls), None)

    def _unfurl_id(self, user: str) -> str:
        return f"{user}-{self.core.workspace.next_id('unfurl')}"

    def _tell_links(self, shared: Shared, channel: Channel | None) -> Delivery:
        known = tuple(url for url in shared.urls if self.core.links.domain(url))
        told = dataclasses.replace(shared, urls=known)
        payload = payloads.event(self.core, payloads.link_event(self.core, told, channel))
        place = channel.id if channel else ""
        if not known or "links:read" not in self.core.scopes:
            step = self.core.workspace.step
            return Delivery("events_api", payload, told.user, place, step, problem="not_told")
        self.core.links.note(told)
        return self.deliverer.send("events_api", payload, told.user, place)
