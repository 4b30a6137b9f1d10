"""Which addresses a source may be fetched from: those that anybody can reach, and no others."""

from __future__ import annotations

import queue
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from store.errors import BadSource

_CLOSED_4 = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        ),
    )
)  # fmt: skip
"""IANA's special-purpose addresses, multicast and reserved ones: ``is_global`` lets several of them pass."""
_OPEN_6 = ip_network("2000::/3")
"""All that is handed out; NAT64 (``64:ff9b::/96``), mapped, local and multicast ones lie outside of it."""
_CLOSED_6 = tuple(map(ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Inside of it: Teredo and other protocols' own, documentation, 6to4, documentation."""
_NEVER = tuple(map(ip_network, ("169.254.0.0/16", "fe80::/10", "fd00:ec2::254/128")))
"""Where clouds tell a machine its secrets, and what else answers only on the same wire."""
LOCAL_REMEDY = "If this is your own network, allow it with --allow-private."


def public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the open internet, and no way around to another one."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _CLOSED_4)
    return address in _OPEN_6 and not any(address in network for network in _CLOSED_6)


def resolved(host: str, port: int, place: str, seconds: float, *, allow_private: bool) -> list[str]:
    """The addresses of a host that may be used, in the order the system prefers.

    :raises BadSource: there are none
    """
    known = _asked(host, port, place, seconds)
    usable = [text for text in known if _may(ip_address(text.partition("%")[0]), allow_private)]
    if not usable and allow_private:
        raise BadSource(f"{host} is an address that is never fetched from ({known[0]})", place)
    if not usable:
        raise BadSource(
            f"{host} is an address of a private network ({known[0]}), which is not fetched from",
            place,
            LOCAL_REMEDY,
        )
    return usable


def _may(address: IPv4Address | IPv6Address, allow_private: bool) -> bool:
    plain = getattr(address, "ipv4_mapped", None) or address
    never = any(plain in network for network in _NEVER)
    return public(address) or (allow_private and not never)


def _asked(host: str, port: int, place: str, seconds: float) -> list[str]:
    """Ask the system, which has no time limit of its own, in a thread that may be left behind."""
    answer: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        known = answer.get(timeout=max(seconds, 0.01))
    except queue.Empty:
        known = TimeoutError()
    if isinstance(known, Exception) or not known:
        raise BadSource(
            f"no address is known for {host}", place, "Check the spelling and the connection."
        ) from (known if isinstance(known, Exception) else None)
    return known
