"""How the running bot is doing: what is counted and timed, what the log knows of a request, who asks."""
