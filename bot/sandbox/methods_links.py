"""``chat.unfurl``: what an app shows under the links of others."""

from __future__ import annotations

from bot.sandbox.calling import Ask, Method, Refused
from bot.sandbox.judge.unfurls import judge_unfurls
from bot.sandbox.links import Shared
from bot.sandbox.rates import TIER_3
from bot.sandbox.records import Json


def unfurl(ask: Ask) -> Json:
    """Show these attachments under links that the app was told of; again replaces them."""
    shared = _shared(ask)
    unfurls = ask.args.get("unfurls")
    if not unfurls:
        raise Refused("missing_unfurls")
    problems = judge_unfurls(unfurls, ask.core.intended_mentions)
    ask.core.blame(ask.method, problems)
    if any(problem.refused for problem in problems):
        raise Refused.of("invalid_blocks", [problem for problem in problems if problem.refused])
    if any(url not in shared.urls for url in unfurls):
        raise Refused("cannot_unfurl_url")
    attachments = [_attachment(ask, number, url, unfurls[url]) for number, url in enumerate(unfurls, 1)]
    if shared.message:
        ask.core.workspace.attach(shared.message, attachments)
    else:
        ask.core.links.previews[shared.user] = attachments
        ask.core.workspace.touch()
    return {}


def _shared(ask: Ask) -> Shared:
    """What is meant, by its ``unfurl_id`` and ``source`` or by the message's channel and ``ts``."""
    id, source = str(ask.args.get("unfurl_id") or ""), str(ask.args.get("source") or "")
    channel, ts = str(ask.args.get("channel") or ""), str(ask.args.get("ts") or "")
    if not (id and source) and not channel:
        raise Refused("missing_channel")
    if not (id and source) and not ts:
        raise Refused("missing_ts")
    found = ask.core.links.find(id, source) if id and source else ask.core.links.of_message(channel, ts)
    if found is None:
        raise Refused("cannot_find_message")
    return found


def _attachment(ask: Ask, number: int, url: str, shown: Json) -> Json:
    """As it stands in the message."""
    blocks = ask.core.workspace.with_ids(shown["blocks"])
    beside: Json = {
        "id": number, "from_url": url, "app_unfurl_url": url, "is_app_unfurl": True,
        "app_id": ask.core.workspace.app_id, "bot_id": ask.core.workspace.bot_id,
    }  # fmt: skip
    return {**shown, **beside, "blocks": blocks}


METHODS = {"chat.unfurl": Method(unfurl, "links:write", TIER_3)}
