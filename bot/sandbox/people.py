"""The people and channels that every look-alike starts with."""

from __future__ import annotations

from bot.sandbox.workspace import Workspace


def furnish(workspace: Workspace) -> Workspace:
    """Three members and a guest; channels with the app, without it, private, and archived."""
    workspace.add_user("ana", "Ana Lima", zone="Europe/London", locale="en-GB")
    workspace.add_user("ben", "Ben Okafor", zone="America/Los_Angeles", locale="en-US")
    workspace.add_user("chen", "Chen Wei", zone="Asia/Shanghai", locale="zh-CN")
    workspace.add_user("gus", "Gus Guest", zone="America/Sao_Paulo", locale="pt-BR", guest=True)
    workspace.add_channel("general")
    workspace.add_channel("ml-systems", "ana", "ben", "chen", "gus")
    workspace.add_channel("quiet", with_app=False)
    workspace.add_channel("secret", "ana", "ben", private=True)
    workspace.add_channel("old", archived=True)
    return workspace
