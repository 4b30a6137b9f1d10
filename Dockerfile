# To pin the base for good, write its digest behind the tag: python:3.13-slim-bookworm@sha256:...
# (docker buildx imagetools inspect python:3.13-slim-bookworm shows it).
FROM python:3.13-slim-bookworm AS made

WORKDIR /app
COPY requirements.txt ./
# Into an environment without pip; every file is held to its hash.
RUN python -m venv --without-pip /venv \
    && python -m pip --python /venv/bin/python install --no-cache-dir --require-hashes -r requirements.txt
COPY bot bot
COPY store store
COPY seeds seeds
# Compiled here, as nothing can be written there; not looked at again, as nothing changes there.
RUN python -m compileall -q --invalidation-mode unchecked-hash /venv/lib /app/bot /app/store /app/seeds \
    && printf '#!/venv/bin/python\nfrom bot.__main__ import main\n\nmain()\n' > /venv/bin/hallway \
    && chmod 0755 /venv/bin/hallway


FROM python:3.13-slim-bookworm

RUN python -m pip uninstall --yes --quiet --root-user-action ignore pip \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin hallway \
    && install -d -o 10001 -g 10001 /data
COPY --from=made /venv /venv
COPY --from=made /app /app
COPY LICENSE /app/

ENV PATH=/venv/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    HALLWAY_DATA=/data HALLWAY_STATUS_HOST=0.0.0.0 HALLWAY_STATUS_PORT=9090
WORKDIR /app
# By number, so that Kubernetes can see that it is not root.
USER 10001:10001
VOLUME ["/data"]
EXPOSE 3000 9090
STOPSIGNAL SIGTERM
# In Socket Mode, too: the status port is there in both.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['HALLWAY_STATUS_PORT']}/healthz\", timeout=3)"]

ENTRYPOINT ["hallway"]
# In Socket Mode where SLACK_APP_TOKEN is set, else over HTTP.
CMD ["run", "--host", "0.0.0.0"]
