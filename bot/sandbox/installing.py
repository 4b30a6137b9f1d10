"""How workspaces get the app and lose it: what an administrator does in a browser and at Slack."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

from bot.sandbox.calling import Ask, Method, Refused
from bot.sandbox.core import CLIENT_ID, CLIENT_SECRET
from bot.sandbox.doing import Doing
from bot.sandbox.rates import TIER_4
from bot.sandbox.records import Delivery, Json

AUTHORIZE = "/oauth/v2/authorize"


class Installing(Doing):
    """What administrators do."""

    def consent(self, address: str, user: str = "ana", *, denied: bool = False) -> str:
        """Open Slack's page at the address that the app gave, and agree or not; where Slack sends one then.

        ValueError where Slack would show an error instead.
        """
        place = urlsplit(address)
        asked = {name: values[0] for name, values in parse_qs(place.query).items()}
        if place.path != AUTHORIZE or asked.get("client_id") != CLIENT_ID or not asked.get("scope"):
            raise ValueError(f"Slack shows an error: {address}")
        state = {"state": asked["state"]} if "state" in asked else {}
        if denied:
            return f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', **state})}"
        code = self.core.workspace.next_id(f"code-{self.core.workspace.team.id}-")
        self.core.codes[code] = (self.core.workspace.user(user).id, asked["scope"])
        return f"{asked['redirect_uri']}?{urlencode({'code': code, **state})}"

    def revoke(self) -> Delivery:
        """Revoke the bot's token; the app hears of it, but keeps its place in the workspace."""
        self.core.faults.revoke()
        return self.event(self._tokens_revoked())

    def uninstall(self, *, revoked_first: bool = True) -> tuple[Delivery, ...]:
        """Remove the app from the workspace; the app hears of both ends, in this order or the other."""
        self.core.faults.revoke()
        gone, tokens = {"type": "app_uninstalled"}, self._tokens_revoked()
        return tuple(self.event(each) for each in ((tokens, gone) if revoked_first else (gone, tokens)))

    def _tokens_revoked(self) -> Json:
        tokens = {"oauth": [], "bot": [self.core.workspace.app.id]}
        return {"type": "tokens_revoked", "tokens": tokens}


def oauth_access(ask: Ask) -> Json:
    """A code becomes a token, once."""
    core, code = ask.core, str(ask.args.get("code", ""))
    if (ask.args.get("client_id"), ask.args.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
        raise Refused("bad_client_secret")
    if code not in core.codes:
        raise Refused("invalid_code")
    user, scope = core.codes.pop(code)
    workspace = core.workspace
    core.bot_token = f"xoxb-{workspace.next_id('1-')}-{workspace.team.id}-look-alike"
    core.faults.revoked = False
    granted = [each for each in scope.split(",") if each in core.scopes]
    team = {"id": workspace.team.id, "name": workspace.team.name}
    return {
        "access_token": core.bot_token, "token_type": "bot", "scope": ",".join(granted),
        "bot_user_id": workspace.app.id, "app_id": workspace.app_id, "team": team, "enterprise": None,
        "authed_user": {"id": user}, "is_enterprise_install": False, **core.install_as,
    }  # fmt: skip


def auth_revoke(ask: Ask) -> Json:
    """The app gives its token back."""
    ask.core.faults.revoke()
    return {"revoked": True}


METHODS = {
    "oauth.v2.access": Method(oauth_access, per_minute=TIER_4, caller="anyone"),
    "auth.revoke": Method(auth_revoke),
}
