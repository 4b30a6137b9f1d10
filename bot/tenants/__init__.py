"""Many workspaces: how they install the app, what is kept of that, and how they leave."""
