"""Rows for tests: each builder takes what matters to the test and makes up the rest."""

from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone

from minutes import roles
from minutes.danish import folded, slug, sort_key
from minutes.models import (
    AgendaItem,
    Appointment,
    Attachment,
    Attendance,
    Case,
    Council,
    Decision,
    Document,
    DocumentPage,
    Mandate,
    Meeting,
    Member,
    MemberName,
    Municipality,
    Party,
    Reservation,
    Topic,
    Vote,
)

COUNCILS = {
    "hovedstaden": "KKR Hovedstaden",
    "sjaelland": "KKR Sjælland",
    "syddanmark": "KKR Syddanmark",
    "midtjylland": "KKR Midtjylland",
    "nordjylland": "KKR Nordjylland",
}
PARTIES = {
    "A": "Socialdemokratiet",
    "B": "Radikale Venstre",
    "C": "Det Konservative Folkeparti",
    "D": "Nye Borgerlige",
    "F": "SF – Socialistisk Folkeparti",
    "O": "Dansk Folkeparti",
    "V": "Venstre",
    "Ø": "Enhedslisten",
}
_serial = count(1)
# Beyond the codes in use, so that builders can stand beside the real municipalities.
_codes = count(9000)


def council(address: str = "hovedstaden") -> Council:
    return Council.objects.get_or_create(
        slug=address, defaults={"name": COUNCILS[address], "position": list(COUNCILS).index(address) + 1}
    )[0]


def municipality(name: str = "Furesø", in_council: Council | None = None) -> Municipality:
    return Municipality.objects.get_or_create(
        name=name,
        defaults={
            "slug": slug(name),
            "sort_key": sort_key(name),
            "code": lambda: str(next(_codes)),
            "council": in_council or council,
        },
    )[0]


def party(letter: str = "A") -> Party:
    name = PARTIES.get(letter, f"Partiet {letter}")
    return Party.objects.get_or_create(
        letter=letter,
        defaults={"slug": slug(letter), "name": name, "colour": "#5b6770", "sort_key": sort_key(name)},
    )[0]


def topic(name: str = "Sundhed") -> Topic:
    return Topic.objects.get_or_create(slug=slug(name), defaults={"name": name, "position": next(_serial)})[0]


def case(number: str = "SAG-2025-03121") -> Case:
    return Case.objects.get_or_create(number=number)[0]


def meeting(
    day: str = "2025-09-02", of: Council | None = None, published: bool = True, **fields: Any
) -> Meeting:
    fields.setdefault("published_at", timezone.now() if published else None)
    return Meeting.objects.create(council=of or council(), date=date.fromisoformat(day), **fields)


def item(
    of: Meeting | None = None, number: str = "", title: str = "Klimaalliancen", **fields: Any
) -> AgendaItem:
    """`outcomes` and `decision` (its words) add the decision; many-to-many values are lists."""
    outcomes, words = fields.pop("outcomes", None), fields.pop("decision", "")
    links = {name: fields.pop(name, []) for name in ("topics", "parties", "municipalities", "members")}
    serial = next(_serial)
    number = number or f"9.{serial}"
    fields.setdefault("slug", number)
    row = AgendaItem.objects.create(
        meeting=of or meeting(), number=number, title=title, position=fields.pop("position", serial), **fields
    )
    for name, values in links.items():
        getattr(row, name).set(values)
    if words or outcomes:
        decision(row, words or "KKR Hovedstaden godkendte indstillingen.", outcomes or [])
    return row


def heading(of: Meeting, number: str, title: str) -> AgendaItem:
    return item(of, number, title, is_heading=True)


def decision(
    of: AgendaItem, text: str = "KKR Hovedstaden godkendte.", outcomes: list[str] | None = None
) -> Decision:
    return Decision.objects.create(
        item=of, text=text, outcomes=["godkendt"] if outcomes is None else outcomes, page=of.page
    )


def reservation(of: Decision, text: str, parties: list[Party] | None = None) -> Reservation:
    row = Reservation.objects.create(decision=of, text=text, position=next(_serial))
    row.parties.set(parties or [])
    return row


def appointment(of: Decision, name: str, body: str, **fields: Any) -> Appointment:
    """Of the member with that name, if there is one."""
    fields.setdefault("member", Member.objects.filter(name=name).first())
    return Appointment.objects.create(decision=of, name=name, body=body, position=next(_serial), **fields)


def vote(of: Decision, text: str, against: list[Party] | None = None) -> Vote:
    row = Vote.objects.create(decision=of, text=text, position=next(_serial))
    row.parties_against.set(against or [])
    return row


def attachment(of: AgendaItem, title: str = "Aktivitetsplan 2025") -> Attachment:
    return Attachment.objects.create(item=of, title=title, position=next(_serial))


def member(name: str = "Maja Højgaard", **fields: Any) -> Member:
    fields = {"slug": slug(name), "sort_key": sort_key(name), **fields}
    row = Member.objects.create(name=name, **fields)
    MemberName.objects.create(member=row, name=name, folded=folded(name))
    return row


def mandate(of: Member, **fields: Any) -> Mandate:
    fields.setdefault("council", council())
    fields.setdefault("municipality", municipality())
    fields.setdefault("party", party())
    return Mandate.objects.create(
        member=of,
        since=fields.pop("since", date(2025, 1, 1)),
        until=fields.pop("until", date(2025, 9, 2)),
        **fields,
    )


def attendance(
    of: Meeting, name: str = "Maja Højgaard", status: str = "present", **fields: Any
) -> Attendance:
    """`person=True` makes the member with that name too, and a seat."""
    fields.setdefault("position", next(_serial))
    fields.setdefault("municipality", municipality())
    fields.setdefault("party", party())
    if fields.pop("person", False):
        fields["member"] = member(name)
        mandate(
            fields["member"], council=of.council, municipality=fields["municipality"], party=fields["party"]
        )
    fields.setdefault("as_written", f"{name} ({fields['party']}), {fields['municipality']} Kommune")
    return Attendance.objects.create(meeting=of, name=name, status=status, **fields)


def document(
    of: Meeting | None = None, name: str = "referat.txt", content: bytes = b"", **fields: Any
) -> Document:
    """With `content`, its bytes lie where the archive keeps them; without, the row alone."""
    content_or_serial = content or f"{name} {next(_serial)}".encode()
    source = "text" if name.lower().endswith(".txt") else "text layer"
    made = {"status": Document.Status.READY, "kind": Document.Kind.MINUTES, "text_source": source}
    fields = made | fields
    row = Document.objects.create(
        sha256=sha256(content_or_serial).hexdigest(),
        original_name=name,
        size=len(content_or_serial),
        meeting=of,
        **fields,
    )
    if content:
        row.path.parent.mkdir(parents=True, exist_ok=True)
        row.path.write_bytes(content)
    return row


def page(of: Document, number: int = 1, text: str = "Referat", **fields: Any) -> DocumentPage:
    fields = {"first_line": 1, "as_read": text, "mends": [], **fields}
    return DocumentPage.objects.create(document=of, number=number, text=text, **fields)


def days(amount: int, since: str = "2024-01-01") -> list[str]:
    """`amount` days after each other, for lists that must grow."""
    return [(date.fromisoformat(since) + timedelta(days=n)).isoformat() for n in range(amount)]


def user(name: str = "mette", role: str = roles.EDITOR, **fields: Any) -> User:
    """Of a role that is as `manage.py setup` leaves it; of none where it is ""."""
    row = User.objects.create_user(name, **fields)
    if role:
        if not Group.objects.filter(name=role).exists():
            roles.load()
        row.groups.add(Group.objects.get(name=role))
    return row
