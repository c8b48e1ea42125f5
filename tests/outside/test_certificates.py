"""Over TLS the name that was asked for is what the certificate has to say, though the connection goes to a machine."""

from __future__ import annotations

import dataclasses
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from factcheck.outside.errors import FetchError
from factcheck.outside.fetching import fetch
from factcheck.outside.limits import FetchLimits
from factcheck.outside.reach import Reach
from tests.outside.site import PUBLIC, Listener, World, answer, connections

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs the openssl command to make a certificate")
NAME = "secure.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Files of a certificate for NAME, signed by itself, and of its key."""
    folder: Path = tmp_path_factory.mktemp("certificate")
    made, key = str(folder / "certificate.pem"), str(folder / "key.pem")
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    command = ["openssl", "req", "-x509", *kind, *names, "-keyout", key, "-out", made]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return made, key


class Secure:
    """A TLS server on the public machine, and the names that clients asked it for."""

    def __init__(self, net: World, certificate: tuple[str, str]) -> None:
        self.names: list[str | None] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        context.sni_callback = lambda _, name, __: self.names.append(name)
        self.listener = Listener(PUBLIC, handshake=lambda there: context.wrap_socket(there, server_side=True))
        ports = frozenset({self.listener.port, net.site.port})
        self.reach: Reach = dataclasses.replace(net.reach, ports=ports, authorities=certificate[0])

    def address(self, host: str = NAME) -> str:
        return f"https://{host}:{self.listener.port}/"


@pytest.fixture
def secure(net: World, certificate: tuple[str, str]) -> Iterator[Secure]:
    made = Secure(net, certificate)
    with made.listener:
        yield made


def test_name_indication_host_and_certificate_keep_the_name(secure: Secure) -> None:
    with connections() as made:
        assert fetch(secure.address(), reach=secure.reach).status == 200
    assert (made, secure.names) == ([PUBLIC], [NAME])
    assert f"Host: {NAME}:{secure.listener.port}\r\n" in secure.listener.requests[0]


@pytest.mark.parametrize("host", ["other.example", PUBLIC])
def test_a_certificate_for_another_name_is_refused(secure: Secure, host: str) -> None:
    with pytest.raises(FetchError, match="certificate_refused"):
        fetch(secure.address(host), reach=secure.reach)
    assert secure.listener.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Secure) -> None:
    with pytest.raises(FetchError, match="certificate_refused"):
        fetch(secure.address(), reach=dataclasses.replace(secure.reach, authorities=None))
    assert secure.listener.requests == []


def test_a_redirect_from_plain_to_secure_is_followed(net: World, secure: Secure) -> None:
    net.page("/up", answer("301 Moved", {"Location": secure.address()}))
    assert fetch(net.address("/up"), reach=secure.reach).final_address == secure.address()


def test_a_handshake_that_drips_ends_at_the_limit(net: World) -> None:
    def drip(connection: socket.socket) -> socket.socket:
        with suppress(OSError):
            connection.sendall(b"\x16\x03\x03\x40\x00")
            while not listener.ended.wait(0.05):
                connection.sendall(b"\x02")
        return connection

    with Listener(PUBLIC, handshake=drip) as listener:
        reach = dataclasses.replace(net.reach, ports=frozenset({listener.port}))
        with pytest.raises(FetchError, match=r"too_slow|unreachable"):
            fetch(f"https://{NAME}:{listener.port}/", FetchLimits(seconds=0.6), reach)
