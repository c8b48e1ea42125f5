"""Ways of making a server ask its own network, by class. `{port}` is that of the listeners nobody may reach."""

INSIDE = "inside{}.example"

LITERALS: dict[str, list[str]] = {
    "loopback": ["127.0.0.1", "127.255.255.254", "[::1]", "[0:0:0:0:0:0:0:1]"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
    "link-local and metadata": ["169.254.169.254", "169.254.0.1", "[fe80::1]", "metadata.google.internal"],
    "other ways to write a number": [
        *("2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "0x7f.0.0.1", "127.1", "127.0.1", "0"),
        *("127.0.0.1.", "0127.0.0.1", "127.0.0.01", "127.0.0.0x1", "00000127.0.0.1", "4294967297", "1.2.3.4.5"),
    ],
    "mapped into IPv6": ["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:a9fe:a9fe]", "[::ffff:0:127.0.0.1]"],
    "NAT64": ["[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::7f00:1]", "[64:ff9b::1.1.1.1]"],
    "6to4": ["[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "192.88.99.1"],
    "Teredo, compatible, ISATAP": [
        *("[2001:0:4136:e378:8000:63bf:80ff:fffe]", "[::127.0.0.1]", "[::7f00:1]", "[2a00:1::5efe:7f00:1]"),
        "[2a00:1::200:5efe:10.0.0.1]",
    ],
    "unique local, site-local, zones": [
        *("[fc00::1]", "[fd12:3456::1]", "[fec0::1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[::1%25lo]"),
    ],
    "unspecified, broadcast, multicast, reserved, shared": [
        *("0.0.0.0", "0.1.2.3", "[::]", "255.255.255.255", "224.0.0.1", "240.0.0.1", "100.64.0.1", "192.0.0.8"),
        *("198.18.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "[ff02::1]", "[2001:db8::1]", "[3fff::1]"),
        *("[100::1]", "[5f00::1]", "[2001:20::1]"),
    ],
}

# What a resolver may answer with; each is the whole answer for a name of its own.
ANSWERS: list[list[str]] = [
    ["127.0.0.1"],
    ["::1"],
    ["10.0.0.1"],
    ["169.254.169.254"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
    ["2002:7f00:1::"],
    ["::127.0.0.1"],
    ["fe80::1%eth0"],
    ["0.0.0.0"],
    ["100.64.0.1"],
    ["127.0.0.2", "127.0.0.1"],
    ["127.0.0.1", "127.0.0.2"],
    ["127.0.0.2", "fd00::1", "127.0.0.2"],
    ["not an address"],
]
NAMES = [
    "localhost",
    "LocalHost",
    "localhost.",
    "a.localhost",
    "printer.local",
    "intranet",
    "db.internal",
    "x.home.arpa",
]

CONFUSIONS = [
    "news.example@127.0.0.1",
    "user:pass@127.0.0.1",
    "127.0.0.1:80@news.example",
    "news.example\\@127.0.0.1",
    "127.0.0.1\\.news.example",
    "127.0.0.1\\",
    "127。0。0。1",
    "127．0．0．1",
    "１２７.0.0.1",
    "①②⑦.0.0.1",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "127.0.0.1%00.news.example",
    "%31%32%37.0.0.1",
    "localhost%2e",
    "127.0.0.1%20news.example",
    "[::1",
    "[127.0.0.1]",
    "[::1].news.example",
    "news.example:80:80",
    "",
]
HOSTS = {
    **LITERALS,
    "names that resolve to them": [*(INSIDE.format(number) for number in range(len(ANSWERS))), *NAMES],
    "confusions of parsers": CONFUSIONS,
}
CODES = {"address_not_public", "address_disguised", "credentials_refused", "not_an_address"}


def known_names() -> dict[str, list[list[str]]]:
    return {INSIDE.format(number): [answers] for number, answers in enumerate(ANSWERS)}
