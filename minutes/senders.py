"""Who sends a request, as far as an address tells."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Of the newer addresses everybody has so many that only what they begin with tells one from another.
OWN_BITS = 64


def address_of(request: HttpRequest) -> str | None:
    """None where none can be told, as over a unix socket.

    Behind a proxy it is the last one that the proxy wrote down: what stands before it, the sender chose.
    """
    said = [request.META.get("REMOTE_ADDR", "")]
    if settings.BEHIND_PROXY:
        said.insert(0, request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip())
    return next((found for one in said if (found := _address(one))), None)


def _address(said: str) -> str | None:
    try:
        found = ip_address(said)
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(ip_network((found, OWN_BITS), strict=False).network_address)
    return str(getattr(found, "ipv4_mapped", None) or found)
