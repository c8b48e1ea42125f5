"""Which addresses of machines are public: everything that the registries do not set apart."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Machine = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# IANA IPv4 Special-Purpose Address Registry, with multicast (RFC 5771) and the reserved block (RFC 1112).
# Those of its blocks that are reachable everywhere, but serve no pages, are refused as well.
APART_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, where clouds keep their metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)

# Global unicast is 2000::/3 alone (RFC 4291), so loopback, mapped, compatible, NAT64, unique local, link-local,
# site-local, multicast and whatever is not handed out yet are outside it. Within it, the registry sets apart:
UNICAST_6 = IPv6Network("2000::/3")
APART_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
# RFC 5214: interface identifiers of ISATAP carry an IPv4 address behind these 32 bits.
ISATAP = frozenset({0x00005EFE, 0x02005EFE})


def is_public(machine: Machine) -> bool:
    """Whether a page may be fetched from there. Stricter than `is_global`, which lets tunnels to inside through."""
    if isinstance(machine, IPv4Address):
        return not any(machine in block for block in APART_4)
    if machine.scope_id is not None or machine not in UNICAST_6:
        return False
    if (int(machine) >> 32) & 0xFFFFFFFF in ISATAP:
        return False
    return not any(machine in block for block in APART_6)


def machine_of(text: str) -> Machine | None:
    """The machine that a literal names, in the one usual form of it; None for anything else."""
    try:
        return ip_address(text)
    except ValueError:
        return None
