"""A page as it goes out: packed once, answered with 304 to whoever has it."""

import gzip
import re
from dataclasses import dataclass
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags

from minutes.kept.state import State

# Ask each time: a withdrawal is then seen at once, and the answer is mostly a 304, which costs nothing.
CACHE_CONTROL = "no-cache"
# Of 60 kB: level 9 takes twice the time for one per cent.
GZIP_LEVEL = 5
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
# What a page costs besides its body: headers, address, the objects themselves.
OVERHEAD = 2_000


@dataclass(frozen=True, slots=True)
class Page:
    """`packed` is the body as gzip, `length` its bytes unpacked, `tag` told from its words alone.

    The tag is weak, since packed and unpacked body share it.
    """

    packed: bytes
    length: int
    tag: str
    headers: dict[str, str]

    @classmethod
    def of(cls, response: HttpResponse) -> "Page":
        body = response.content
        tag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
        patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
        headers = dict(response.items()) | {"Cache-Control": CACHE_CONTROL, "ETag": tag}
        headers.pop("Content-Length", None)
        return cls(gzip.compress(body, GZIP_LEVEL, mtime=0), len(body), tag, headers)

    @property
    def size(self) -> int:
        return len(self.packed) + OVERHEAD

    def answer(self, request: HttpRequest, state: State) -> HttpResponse:
        headers = self.headers | {"Last-Modified": http_date(min(state.since, timezone.now()).timestamp())}
        if self.is_known(request, state):
            kept = ("ETag", "Last-Modified", "Cache-Control", "Vary", "Content-Language")
            return HttpResponseNotModified(headers={name: headers[name] for name in kept if name in headers})
        if GZIP.search(request.headers.get("Accept-Encoding", "")):
            return whole(request, self.packed, headers | {"Content-Encoding": "gzip"})
        return whole(request, gzip.decompress(self.packed), headers)

    def is_known(self, request: HttpRequest, state: State) -> bool:
        """Whether the reader has this page; tags count before times, and a time only when it is the same.

        Within the second that began with a change another may follow, so no reader was told it yet.
        """
        if tags := request.headers.get("If-None-Match"):
            known = parse_etags(tags)
            return "*" in known or self.tag.removeprefix("W/") in {tag.removeprefix("W/") for tag in known}
        return request.headers.get("If-Modified-Since") == http_date(state.since.timestamp())


def whole(request: HttpRequest, body: bytes, headers: dict[str, str]) -> HttpResponse:
    shown = b"" if request.method == "HEAD" else body
    return HttpResponse(shown, headers=headers | {"Content-Length": str(len(body))})


def is_page(response: HttpResponseBase) -> bool:
    """Whether the answer is one for all readers: whole, without a cookie, not told to be anything else."""
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    own = {"Cache-Control", "Content-Encoding", "ETag"}
    return (
        response.status_code == 200
        and isinstance(response, HttpResponse)
        and not response.cookies
        and not any(name in response.headers for name in own)
        and varies <= {"", "cookie", "accept-encoding"}
    )
