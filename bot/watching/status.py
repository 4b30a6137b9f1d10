"""``/healthz``, ``/readyz``, ``/metrics``: for those who look after the bot."""

from __future__ import annotations

from collections.abc import Iterable

from bot.names import HEALTH_PATH, METRICS_PATH, READY_PATH
from bot.watching.metrics import CONTENT_TYPE, Metrics
from bot.watching.readiness import Readiness
from bot.wsgi import Environ, Start, say, send


class Status:
    """A WSGI app for these paths; ``metrics`` is None where they are not to be seen."""

    def __init__(self, readiness: Readiness, metrics: Metrics | None) -> None:
        self._readiness, self._metrics = readiness, metrics

    def takes(self, environ: Environ) -> bool:
        """Whether a request is one of these."""
        return environ["REQUEST_METHOD"] in ("GET", "HEAD") and environ.get("PATH_INFO", "") in self._paths()

    def _paths(self) -> tuple[str, ...]:
        return (HEALTH_PATH, READY_PATH, *((METRICS_PATH,) if self._metrics else ()))

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request; 404 for any other."""
        if not self.takes(environ):
            return say(
                start, "404 Not Found", f"There is nothing here. To ask for: {', '.join(self._paths())}"
            )
        path = environ["PATH_INFO"]
        if path == METRICS_PATH and self._metrics:
            return send(start, "200 OK", self._metrics.exposition(), CONTENT_TYPE)
        # Alive is who can answer at all: to start a process anew mends no database.
        problems = self._readiness.problems() if path == READY_PATH else ()
        return say(start, "503 Service Unavailable" if problems else "200 OK", "\n".join(problems) or "ok")
