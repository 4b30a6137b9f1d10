"""Files that go with an answer: citations, sent to the direct messages of the one who asked."""

from __future__ import annotations

from bot import views
from bot.answering import Reply
from bot.desk import Desk, Tell
from bot.keeping import Paper
from bot.names import FILES
from bot.posting import Refused, Sent, Unknown
from bot.workspaces import Member


def answered(desk: Desk, member: Member, reply: Reply, tell: Tell, channel: str, key: str) -> object:
    """Tell the reply, and send what goes with it: once for each ``key``, if there is one; how telling went.

    :param channel: where it was asked; the file comes there if these are direct messages
    """
    outcome = tell(reply.message)
    if reply.paper and (not key or desk.first_time(f"file:{member.team}:{member.user}:{key}")):
        send(desk, member, reply.paper, channel)
    return outcome


def send(desk: Desk, member: Member, paper: Paper, channel: str) -> None:
    """Send one file; where Slack does not take it, say so in direct messages, and what to do."""
    poster = desk.poster(member.team)
    place = channel if channel.startswith("D") else ""
    if not place:  # files go to channels only, and the answer to a message names that of the person
        told = poster.post(member.user, views.notice(f"Here is what you asked for: {paper.title}."))
        place = told.channel if isinstance(told, Sent) else ""
    outcome = poster.upload(place, paper.name, paper.title, paper.content) if place else Unknown("no_channel")
    if isinstance(outcome, Sent):
        return
    poster.post(member.user, _not_sent(paper, outcome))


def _not_sent(paper: Paper, outcome: Refused | Unknown) -> views.Message:
    if isinstance(outcome, Unknown):
        text = f"Slack did not confirm that it took the file {paper.name}."
        return views.notice(text, "If it is not here in a minute, ask again.")
    if outcome.reason == "missing_scope":
        text = f"I may not send files here, so {paper.name} is not coming."
        return views.notice(text, f"Whoever runs Hallway can grant the optional scope {FILES}.")
    text = f"Slack did not take the file {paper.name} ({outcome.reason})."
    return views.notice(text, "Ask again in a minute, or copy the text of the answer.")
