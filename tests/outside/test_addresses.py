"""Only public addresses are fetched from: no socket is opened to any other, at the first hop or a later one."""

from __future__ import annotations

import ipaddress
import time
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from requests_hardened.ip_filter import filter_host

from factcheck.outside.addresses import read
from factcheck.outside.errors import FetchError
from factcheck.outside.fetching import fetch
from factcheck.outside.limits import FetchLimits
from factcheck.outside.meter import Meter
from factcheck.outside.networks import is_public
from factcheck.outside.reach import Reach
from factcheck.outside.transport import opened
from tests.outside import tricks
from tests.outside.site import PUBLIC, World, connections

CASES = [(kind, host) for kind, hosts in tricks.HOSTS.items() for host in hosts]
PAGE = "http://{}/"


def refused(net: World, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(address, reach=net.reach)
    return caught.value


def test_there_are_the_twelve_classes_and_rebinding_beside_them() -> None:
    assert len(tricks.HOSTS) == 12


@pytest.mark.parametrize("kind", tricks.HOSTS)
def test_no_socket_is_opened_to_a_disguised_or_private_address(net: World, kind: str) -> None:
    net.names |= tricks.known_names()
    with connections() as made:
        for host in tricks.HOSTS[kind]:
            for port in ("", f":{net.site.port}"):
                assert refused(net, f"http://{host}{port}/").code in tricks.CODES, host
    assert made == []
    assert [listener.count for listener in (net.site, *net.inside)] == [0] * (1 + len(net.inside))


@pytest.mark.parametrize("hop", [1, 2, 3])
@pytest.mark.parametrize("kind", tricks.HOSTS)
def test_a_redirect_leads_to_them_no_more_than_an_address_does(net: World, kind: str, hop: int) -> None:
    net.names |= tricks.known_names()
    with connections() as made:
        for host in filter(None, tricks.HOSTS[kind]):  # without a host, a redirect stays on its own
            target = f"http://{host}:{net.site.port}/"
            error = refused(net, net.address(f"/go/{hop}/{quote(target, safe='')}"))
            assert (error.code in tricks.CODES, error.details["hop"]) == (True, hop), (host, error.code)
    assert set(made) == {PUBLIC}
    assert [listener.count for listener in net.inside] == [0] * len(net.inside)


def test_a_name_is_resolved_once_and_what_it_becomes_afterwards_is_not_reached(net: World) -> None:
    net.names["rebinding.example"] = [[PUBLIC], ["127.0.0.1"]]
    with connections() as made:
        assert fetch(net.address(host="rebinding.example"), reach=net.reach).status == 200
    assert (made, net.asked, net.inside[0].count) == ([PUBLIC], ["rebinding.example"], 0)


@pytest.mark.parametrize("hop", [1, 2, 3])
def test_a_name_that_turns_inside_between_two_hops_is_refused(net: World, hop: int) -> None:
    net.names["rebinding.example"] = [[PUBLIC]] * hop + [["127.0.0.1"]]
    target = net.address(host="rebinding.example")
    with connections() as made:
        error = refused(net, net.address(f"/go/{hop}/{quote(target, safe='')}", host="rebinding.example"))
    assert (error.code, error.details["hop"], set(made)) == ("address_not_public", hop, {PUBLIC})
    assert net.inside[0].count == 0


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("ftp://news.example/", "scheme_refused"),
        ("file:///etc/hostname", "scheme_refused"),
        ("gopher://127.0.0.1:70/_x", "scheme_refused"),
        ("data:text/html,hello", "scheme_refused"),
        ("javascript:alert(1)", "scheme_refused"),
        ("http://news.example:22/", "port_refused"),
        ("http://news.example:0/", "not_an_address"),
        ("http://news.example:65536/", "not_an_address"),
    ],
)
@pytest.mark.parametrize("hop", [0, 1, 2, 3])
def test_other_schemes_and_ports_are_refused_at_every_hop(net: World, target: str, code: str, hop: int) -> None:
    address = net.address(f"/go/{hop}/{quote(target, safe='')}") if hop else target
    error = refused(net, address)
    assert (error.code, error.details["hop"]) == (code, hop)


def test_three_hops_are_followed_and_recorded_and_the_fourth_is_not(net: World) -> None:
    end = quote(net.address("/end"), safe="")
    found = fetch(net.address(f"/go/3/{end}"), reach=net.reach)
    assert (found.final_address, len(found.hops)) == (net.address("/end"), 4)
    assert {hop.machine for hop in found.hops} == {PUBLIC}
    error = refused(net, net.address(f"/go/4/{end}"))
    assert (error.code, error.details["hop"]) == ("too_many_hops", 4)


def test_nothing_inside_is_named_in_a_refusal(net: World) -> None:
    net.names["inside.example"] = [["10.20.30.40"]]
    assert "10.20.30.40" not in str(refused(net, net.address(host="inside.example")).details)


MACHINES = st.ip_addresses() | st.sampled_from(
    [
        ipaddress.ip_address(host.strip("[]"))
        for _, host in CASES
        if host.strip("[]").count(".") == 3
        and host[0] in "12"
        and host.replace(".", "").isdigit()
        and not host.startswith("127.0.0.0")
    ]
)


@given(MACHINES | st.ip_addresses(network="2000::/3") | st.ip_addresses(network="2001::/16"))
@example(ipaddress.ip_address("::127.0.0.1"))
@example(ipaddress.ip_address("fec0::1"))
def test_what_is_public_here_is_so_for_python_and_for_requests_hardened(
    machine: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if is_public(machine):
        assert machine.is_global
        assert not machine.is_multicast
        filter_host(str(machine), 80, allow_loopback=False)


@pytest.mark.parametrize("host", ["1.1.1.1", "93.184.216.34", "[2606:2800:220:1::1]", "[2a00:1450:4001::200e]"])
def test_public_machines_are_public(host: str) -> None:
    machine = read(PAGE.format(host)).machine
    assert machine is not None
    assert is_public(machine)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("https://news.example:443/a?b=c#d", "https://news.example/a?b=c"),
        ("http://news.example:8080?q", "http://news.example:8080/?q"),
        ("http://news.example" + "./", "http://news.example/"),
        (" http://news.example/ \n", "http://news.example/"),
        ("http://" + "أخبار.مثال" + "/خبر/١", "http://" + "xn--igbicxr.xn--mgbh0fb/خبر/١"),
        ("http://" + "bücher.example/", "http://xn--bcher-kva.example/"),
    ],
)
def test_ordinary_addresses_are_read_whole(written: str, read_as: str) -> None:
    assert str(read(written)) == read_as


@given(st.text(max_size=60) | st.from_regex(r"https?://[^/]{0,30}/?.{0,10}", fullmatch=True))
def test_any_text_is_an_address_or_a_refusal(text: str) -> None:
    try:
        found = read(text)
    except FetchError:
        return
    assert found.host.isascii()
    assert read(str(found)) == found


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "::1", "2002:7f00:1::", "fd00::1"])
def test_the_second_opinion_refuses_by_itself(host: str) -> None:
    """Were the first look ever to let a machine through, requests-hardened refuses it before it connects."""
    limits = FetchLimits()
    meter = Meter(limits, time.monotonic() + 5)
    with (
        connections() as made,
        pytest.raises(FetchError, match="address_not_public"),
        opened(read("http://news.example/"), ipaddress.ip_address(host), meter, limits, Reach()),
    ):
        pass
    assert made == []
