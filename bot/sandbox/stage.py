"""Views: the stack of modals on each person's screen, and each person's Home tab."""

from __future__ import annotations

from bot.sandbox.records import Json, View
from bot.sandbox.workspace import Workspace

DEEPEST = 3
"""Modals one on another."""


class Stage:
    """Who sees which modal and which Home tab."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}
        self.errors: dict[str, dict[str, str]] = {}
        """By view id: the words shown beside inputs after a refused submit."""

    def stack(self, user: str) -> list[View]:
        """The modals of the user with this id, the visible one last."""
        return self._stacks.setdefault(user, [])

    def top(self, user: str) -> View | None:
        """The modal that the user with this id sees."""
        with self._workspace.changed:
            return self.stack(user)[-1] if self.stack(user) else None

    def home(self, user: str) -> View | None:
        """The Home tab of the user with this id."""
        return self._homes.get(user)

    def find(self, view_id: object = None, external_id: object = None) -> View | None:
        """An open modal or a Home tab."""
        with self._workspace.changed:
            views = [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]
        for view in views:
            if view_id and view.id == view_id:
                return view
            if external_id and view.payload.get("external_id") == external_id:
                return view
        return None

    def push(self, user: str, payload: Json) -> View:
        """Put a modal on top of the user's screen."""
        with self._workspace.changed:
            stack = self.stack(user)
            view = self._view(user, payload)
            view.root_id = stack[0].id if stack else view.id
            view.previous_id = stack[-1].id if stack else ""
            stack.append(view)
            self._workspace.touch()
            return view

    def update(self, view: View, payload: Json) -> View:
        """Show something else in the same view."""
        with self._workspace.changed:
            fresh = self._view(view.user, payload)
            view.payload, view.hash = fresh.payload, fresh.hash
            self.errors.pop(view.id, None)
            self._workspace.touch()
            return view

    def publish(self, user: str, payload: Json) -> View:
        """Show this on the user's Home tab."""
        old = self._homes.get(user)
        if old:
            return self.update(old, payload)
        with self._workspace.changed:
            view = self._homes[user] = self._view(user, payload)
            view.root_id = view.id
            self._workspace.touch()
            return view

    def close(self, view: View, *, all_: bool = False) -> None:
        """Take a modal off the screen, or all that this user has."""
        with self._workspace.changed:
            stack = self.stack(view.user)
            stack[:] = [] if all_ else [other for other in stack if other.id != view.id]
            self._workspace.touch()

    def blame(self, view: View, errors: dict[str, str]) -> None:
        """Show words beside the inputs of a modal."""
        with self._workspace.changed:
            self.errors[view.id] = errors
            self._workspace.touch()

    def _view(self, user: str, payload: Json) -> View:
        shown = {**payload, "blocks": self._workspace.with_ids(payload.get("blocks", []))}
        return View(self._workspace.next_id("V"), user, shown, self._workspace.next_ts())
