FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HALLWAY_DATA=/data

WORKDIR /app
COPY requirements.txt LICENSE ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt \
    && useradd --system --uid 10001 hallway \
    && install -d -o hallway /data
COPY bot bot
COPY store store
COPY seeds seeds

USER hallway
VOLUME /data
EXPOSE 3000
# In Socket Mode nothing listens here: start the container with --no-healthcheck then.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:3000/healthz', timeout=2)"]

ENTRYPOINT ["python", "-m", "bot"]
CMD ["run", "--http", "--host", "0.0.0.0"]
