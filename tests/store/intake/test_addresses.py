"""Which addresses may be fetched from."""

from ipaddress import ip_address

import pytest

from store.catalogue.importers.intake.addresses import public, resolved
from store.errors import BadSource


@pytest.mark.parametrize("text", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001::200e"])
def test_the_open_internet_is_open(text: str) -> None:
    assert public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.88.99.1", "198.18.0.1", "203.0.113.9", "224.0.0.1",
        "239.255.255.250", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "3fff::1", "fc00::1",
        "fd12::1", "fe80::1", "fec0::1", "ff02::1", "5f00::1", "100::1",
    ],
)  # fmt: skip
def test_all_else_is_closed(text: str) -> None:
    assert not public(ip_address(text))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "::1"])
def test_this_machine_is_refused_by_whatever_name(host: str) -> None:
    with pytest.raises(BadSource, match="private network") as refused:
        resolved(host, 80, "http://…", 5, allow_private=False)
    assert "--allow-private" in refused.value.remedy


def test_this_machine_is_found_where_that_is_allowed() -> None:
    assert resolved("127.0.0.1", 80, "http://…", 5, allow_private=True) == ["127.0.0.1"]


@pytest.mark.parametrize("host", ["no-such-host.invalid", "x" * 300, "a..b"])
def test_a_name_that_is_not_known_is_told(host: str) -> None:
    with pytest.raises(BadSource, match="no address is known"):
        resolved(host, 80, "http://…", 5, allow_private=True)
