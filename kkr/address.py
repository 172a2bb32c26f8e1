"""The address the archive is served at, as it stands in HOST and PORT."""

import http.client
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from errno import EADDRINUSE

from kkr.children import Refusal

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  where to knock when every address is served

ADVICE = "PORT=8002"


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int

    @property
    def door(self) -> str:
        """The host as this machine itself reaches it."""
        return EVERYWHERE.get(self.host, self.host)

    @property
    def url(self) -> str:
        return f"http://{f'[{self.door}]' if ':' in self.door else self.door}:{self.port}/"

    def refuse_if_taken(self) -> None:
        """Said before anything is started, not by a web server minutes later."""
        try:
            family, kind, *_, place = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, kind) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(place)
        except socket.gaierror:
            raise Refusal(f"HOST={self.host} er ikke en adresse på denne maskine.") from None
        except PermissionError:
            raise Refusal(f"Port {self.port} kræver særlige rettigheder. Vælg en anden: {ADVICE}") from None
        except OSError as error:
            raise Refusal(self._trouble(error)) from None

    def _trouble(self, error: OSError) -> str:
        if error.errno == EADDRINUSE:
            return f"Port {self.port} på {self.host} er optaget af et andet program. Vælg en anden: {ADVICE}"
        return f"Adressen {self.host}:{self.port} kan ikke bruges: {error.strerror}."

    def is_ready(self, named: str = "localhost") -> bool:
        """Whether the web server answers and can serve readers, who call it by that name."""
        connection = http.client.HTTPConnection(self.door, self.port, timeout=4)
        try:
            connection.request("GET", "/readyz", headers={"Host": named})
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def from_environ(environ: Mapping[str, str]) -> Address:
    """HOST and PORT, by default only this machine. Raises Refusal."""
    port = environ.get("PORT") or "8000"
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise Refusal(f"PORT={port} skal være et tal mellem 1 og 65535.")
    return Address(environ.get("HOST") or "127.0.0.1", int(port))


def known_name(environ: Mapping[str, str]) -> str:
    """A host name the site listens to; any other is refused before the view."""
    first = environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    return "localhost" if first in {"", "*"} else first


if __name__ == "__main__":  # the container's health check
    sys.exit(not from_environ(os.environ).is_ready(known_name(os.environ)))
