"""One request to one machine that was checked before: no second look-up, no proxy, no cookie, no redirect.

The rule of requests-hardened is kept as a second opinion, on the very machine that the connection goes to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPException
from typing import Any

import requests
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.exceptions import HTTPError, LocationParseError

from factcheck import __version__
from factcheck.outside.addresses import Address
from factcheck.outside.errors import FetchError
from factcheck.outside.limits import FetchLimits
from factcheck.outside.meter import Meter, metered_response
from factcheck.outside.networks import Machine
from factcheck.outside.reach import Reach


class _Pinned(IPFilterAdapter):  # type: ignore[misc]
    """Connects to `machine` whatever the address's name resolves to now; Host, SNI and certificate keep the name."""

    def __init__(self, address: Address, machine: Machine, meter: Meter, reach: Reach) -> None:
        super().__init__(is_https_proto=address.scheme == "https", allow_loopback=bool(reach.besides))
        self._address = address
        self._machine = machine
        self._meter = meter

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: bool | str, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        pinned = request.copy()
        host = f"[{self._machine}]" if self._machine.version == 6 else str(self._machine)
        pinned.url = f"{self._address.scheme}://{host}:{self._address.port}/"
        where, options = super().build_connection_pool_key_attributes(pinned, verify, cert)
        if self._address.scheme == "https":
            options |= {"assert_hostname": self._address.host, "server_hostname": self._address.host}
        return where, options

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:
        pool = super().get_connection_with_tls_context(*args, **options)
        kind = pool.ConnectionCls
        pool.ConnectionCls = type(kind.__name__, (kind,), {"response_class": metered_response(self._meter)})
        return pool


def _request(address: Address, limits: FetchLimits) -> requests.PreparedRequest:
    """Prepared without a session, which would add cookies, .netrc and what the environment says."""
    contact = f"; {limits.contact}" if limits.contact else ""
    headers = {
        "Host": address.authority,
        "User-Agent": f"factcheck/{__version__} (fact-checking of single pages, on request{contact})",
        "Accept": ", ".join(sorted(limits.media_types)),
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    return requests.Request("GET", str(address), headers=headers).prepare()


@contextmanager
def opened(
    address: Address, machine: Machine, meter: Meter, limits: FetchLimits, reach: Reach
) -> Iterator[requests.Response]:
    """The answer of `machine`, its head read and its body not; closed at the end.

    Raises FetchError: unreachable, certificate_refused, bad_answer, and what the meter raises; within the context,
    errors of reading the body are turned into bad_answer.
    """
    with closing(_Pinned(address, machine, meter, reach)) as adapter:
        try:
            response = adapter.send(
                _request(address, limits),
                stream=True,
                timeout=meter.wait(),
                verify=reach.authorities or True,
                proxies={},
            )
        except InvalidIPAddress:
            raise FetchError("address_not_public") from None
        except requests.exceptions.SSLError:
            raise FetchError("certificate_refused") from None
        except requests.ConnectTimeout:
            raise FetchError("unreachable") from None
        except (requests.ConnectionError, requests.Timeout) as error:
            raise FetchError("bad_answer" if _answered(error) else "unreachable") from None
        except (requests.RequestException, HTTPError, LocationParseError, ValueError):
            raise FetchError("bad_answer") from None
        meter.start_body()
        with closing(response):
            try:
                yield response
            except (HTTPError, HTTPException, OSError, ValueError):  # a negative chunk size ends as ValueError
                raise FetchError("bad_answer") from None


def _answered(error: requests.RequestException) -> bool:
    """Whether somebody was there, and spoke something that is not HTTP or nothing at all."""
    return "Connection aborted" in str(error) or isinstance(error, requests.exceptions.ChunkedEncodingError)
