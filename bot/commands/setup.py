"""``hallway setup``: from nothing to a bot that can be started, step by step, as often as one likes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from urllib.parse import quote

import click

from bot.commands.common import CATALOGUE, data_option
from bot.commands.group import Failed
from bot.commands.load_seeds import load, told
from bot.connecting import envfile
from bot.connecting.slack import judge
from bot.connecting.values import APP_TOKEN, Wanted, misfit, wanted
from bot.manifest import manifest
from bot.names import EVENTS_PATH
from bot.settings import Mode, Settings, environment, public_address, read_settings

EPILOG = """What you give is checked at once and kept in a .env that only you may read. Break it off whenever
you like: what was right is kept, and the next time only the rest is asked for."""
_NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json="
_ASK = "Socket Mode needs no public address; for HTTP a proxy must end TLS.\nWhich one"
_ENV = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog=EPILOG)
@click.option("--socket", is_flag=True, help="For Socket Mode; do not ask.")
@click.option("--url", default="", metavar="URL", help="For HTTP, at this public address; do not ask.")
@click.option("--env-file", type=_ENV, default=".env", show_default=True, help="Where to keep the settings.")
@data_option
def command(socket: bool, url: str, env_file: Path, data: Path | None) -> None:
    """Connect Hallway to your Slack: makes the app with you, and checks every value that you give."""
    if socket and url:
        raise click.UsageError("--socket needs no --url: choose one of them.")
    settings = read_settings({**envfile.values(env_file), **environment()}, data=data)
    url = _address(url) if url or not (socket or _is_socket()) else ""
    mode = Mode.HTTP if url else Mode.SOCKET
    values = wanted(mode)
    _make_app(url)
    for number, want in enumerate(values, 2):
        click.echo(f"\n{number}. {want.title}. {want.where}")
        _take(want, settings, env_file)
    _seeds(settings, len(values) + 2)
    _last_words(mode, url, env_file)


def _is_socket() -> bool:
    choice = click.Choice(("socket", "http"))
    return bool(click.prompt(_ASK, type=choice, default="socket") == "socket")


def _address(url: str) -> str:
    """A public address that Slack would send to; asked for until it is one, where it was not given."""
    given = url or _line("The public address of the bot, such as https://hallway.example.org: ")
    if not given.startswith("https://"):
        raise click.UsageError("Slack sends requests to https:// addresses only.")
    return public_address(given)


def _make_app(url: str) -> None:
    """The link carries the manifest: some two and a half thousand letters, which every browser takes."""
    text = json.dumps(manifest(url), separators=(",", ":"), ensure_ascii=False)
    click.echo(
        "\n1. The app. Open this address, choose your workspace, look it over, and press Create."
        f"\n\n{_NEW_APP}{quote(text, safe='')}"
        "\n\n   Where that does not work: Create New App, From a manifest, JSON, and paste this."
        f"\n\n{text}"
    )


def _take(want: Wanted, settings: Settings, env_file: Path) -> None:
    """Ask until there is a good one; one that is there already and still good is kept."""
    kept = envfile.values(env_file).get(want.name, "")
    if kept and not misfit(want, kept) and (verdict := judge(settings, want, kept)).good:
        click.echo(f"   {want.name} in {env_file} is kept. {verdict.text}")
        return
    while not _is_good(want, value := _secret(want), settings):
        pass
    envfile.write(env_file, want.name, value)
    click.echo(f"   Kept as {want.name} in {env_file}.")
    if environment().get(want.name, value) != value:
        click.echo(f"   Note: the environment has another {want.name}, and wins over the file: unset it.")


def _is_good(want: Wanted, value: str, settings: Settings) -> bool:
    wrong = misfit(want, value)
    if wrong:
        click.echo(f"   {wrong}")
        return False
    verdict = judge(settings, want, value)
    click.echo(f"   {verdict.text} {verdict.remedy}".rstrip())
    return verdict.good or (verdict.unsure and _yes("Keep it unchecked?", default=False))


def _secret(want: Wanted) -> str:
    """Typed or pasted unseen on a terminal; a line of what is piped in."""
    prompt = f"   {want.title} (it is not shown)"
    if sys.stdin.isatty():
        return str(click.prompt(prompt, default="", show_default=False, hide_input=True)).strip()
    return _line(f"{prompt}: ")


def _line(prompt: str) -> str:
    click.echo(prompt, nl=False)
    line = sys.stdin.readline()
    click.echo()
    if not line:
        raise Failed(
            "The input ended before all was asked.", "Run `hallway setup` again: what was right is kept."
        )
    return line.strip()


def _yes(question: str, *, default: bool) -> bool:
    answer = _line(f"   {question} [{'Y/n' if default else 'y/N'}]: ").casefold()
    return answer in ("y", "yes") if answer else default


def _seeds(settings: Settings, number: int) -> None:
    if (settings.data / CATALOGUE).exists():
        return
    click.echo(f"\n{number}. The catalogue. Hallway ships with the items of some conferences, to begin with.")
    if _yes("Load them?", default=True):
        for line in told(load(settings)):
            click.echo(f"   {line}")


def _last_words(mode: Mode, url: str, env_file: Path) -> None:
    run = "hallway run --socket" if mode is Mode.SOCKET else "hallway run --http --port 3000"
    click.echo(f"\nDone. In the folder of {env_file.name}: hallway doctor, then: {run}")
    if url:
        click.echo(
            f"Let the proxy pass {url}{EVENTS_PATH} on to it. When it runs, press Retry beside the request"
            " address under Event Subscriptions on the app's page."
        )
    elif APP_TOKEN.name not in environment() and env_file.name != ".env":
        click.echo("Settings are read from a file called .env, or from the environment.")
    click.echo("Then write /conf help in Slack.")
