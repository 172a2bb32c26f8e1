"""Administration of sagsforløb: an editor joins, parts and forbids, and the threads follow at once."""

from typing import Any

from django.contrib import admin, messages
from django.db import models, transaction
from django.http import HttpRequest

from minutes import journal, threads
from minutes.admin.addresses import LookedAt
from minutes.models import AgendaItem, Link, SearchChange, Thread, ThreadItem, Verdict

# So many at once are a slip of the mouse.
MOST_AT_ONCE = 50


class SaidAdmin(admin.ModelAdmin):
    """Its actions write editors' words, so they are for those alone who may write one."""

    def has_say_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(["minutes.add_verdict", "minutes.delete_verdict"])


@admin.register(Thread)
class ThreadAdmin(SaidAdmin):
    """Two threads chosen here become one; the title is the editor's own."""

    list_display = ["__str__", "seed", "created_at"]
    list_select_related = ["seed"]
    search_fields = ["title", "slug", "places__item__title"]
    fields = ["title", "slug"]
    # An address that was shown never changes.
    readonly_fields = ["slug"]
    actions = ["join"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Thread | None = None) -> bool:
        """Threads are parted, never deleted: their addresses last."""
        return False

    @admin.action(permissions=["say"], description="Læg de valgte sagsforløb sammen til ét")
    def join(self, request: HttpRequest, queryset: models.QuerySet[Thread]) -> None:
        chosen = queryset[:MOST_AT_ONCE]
        firsts = [place for row in chosen if (place := row.places.order_by("pk").first())]
        if len(firsts) < 2:
            messages.warning(request, "Vælg mindst to sagsforløb, der har punkter.")
            return
        for place in firsts[1:]:
            say(request, firsts[0].item_id, place.item_id, together=True)
        messages.success(request, f"{len(firsts)} sagsforløb er lagt sammen.")


@admin.register(ThreadItem)
class ThreadItemAdmin(LookedAt, SaidAdmin):
    """The items of threads; those chosen here are taken out of theirs for good."""

    list_display = ["item", "day", "thread"]
    list_filter = ["item__meeting__council"]
    list_select_related = ["item__meeting__council", "thread"]
    search_fields = ["item__title", "thread__slug", "thread__title"]
    ordering = ["thread", "item__meeting__date"]
    actions = ["part"]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The thread's own page leads here with it."""
        return lookup == "thread__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="møde")
    def day(self, place: ThreadItem) -> str:
        return str(place.item.meeting)

    @admin.action(permissions=["say"], description="Tag de valgte punkter ud af deres sagsforløb")
    def part(self, request: HttpRequest, queryset: models.QuerySet[ThreadItem]) -> None:
        chosen = list(queryset[:MOST_AT_ONCE])
        out = {place.item_id for place in chosen}
        for place in chosen:
            staying = ThreadItem.objects.filter(thread=place.thread_id).exclude(item__in=out)
            for other in staying.values_list("item", flat=True):
                say(request, place.item_id, other, together=False)
        messages.success(request, f"Taget ud af sagsforløb: {len(chosen)}.")


@admin.register(Link)
class LinkAdmin(LookedAt, SaidAdmin):
    """What the archive has found, to be confirmed or forbidden."""

    list_display = ["item", "reason", "evidence", "other", "certainty", "joins"]
    list_filter = ["joins", "reason", "certainty", "item__meeting__council"]
    list_select_related = ["item__meeting__council", "other__meeting__council"]
    search_fields = ["item__title", "other__title"]
    actions = ["confirm", "forbid"]

    @admin.action(permissions=["say"], description="De to punkter hører sammen")
    def confirm(self, request: HttpRequest, queryset: models.QuerySet[Link]) -> None:
        self._say(request, queryset, together=True)

    @admin.action(permissions=["say"], description="De to punkter hører ikke sammen")
    def forbid(self, request: HttpRequest, queryset: models.QuerySet[Link]) -> None:
        self._say(request, queryset, together=False)

    def _say(self, request: HttpRequest, queryset: models.QuerySet[Link], together: bool) -> None:
        chosen = list(queryset[:MOST_AT_ONCE])
        for link in chosen:
            say(request, link.item_id, link.other_id, together)
        messages.success(request, f"Gemt for {len(chosen)} par af punkter.")


@admin.register(Verdict)
class VerdictAdmin(admin.ModelAdmin):
    """Editors' words, to be said of any two items and to be taken back."""

    list_display = ["__str__", "together", "by", "created_at"]
    list_filter = ["together"]
    list_select_related = ["by"]
    search_fields = ["item_address", "other_address"]
    raw_id_fields = ["item", "other"]

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Verdict, form: Any, change: bool) -> None:
        ends = {obj.item_id, obj.other_id} | (_ends(obj.pk) if change else set())
        for name in ("item", "other"):
            if end := getattr(obj, name):
                setattr(obj, f"{name}_address", end.get_absolute_url())
        obj.by = request.user  # type: ignore[assignment]
        Verdict.objects.filter(item=obj.other, other=obj.item).delete()
        super().save_model(request, obj, form, change)
        threads.settle({pk for pk in ends if pk})

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Verdict) -> None:
        ends = _ends(obj.pk)
        super().delete_model(request, obj)
        threads.settle(ends)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Verdict]) -> None:
        ends = {pk for row in queryset for pk in _ends(row.pk)}
        super().delete_queryset(request, queryset)
        threads.settle(ends)


def _ends(pk: int) -> set[int]:
    row = Verdict.objects.get(pk=pk)
    return {end for end in (row.item_id, row.other_id) if end}


@transaction.atomic
def say(request: HttpRequest, one: int, other: int, together: bool) -> None:
    """An editor's word on two items; it takes the place of what was said of them before."""
    SearchChange.objects.lock()
    Verdict.objects.say(one, other, together, request.user.pk)
    items = AgendaItem.objects.select_related("meeting__council").in_bulk([one, other])
    belongs = "hører sammen" if together else "ikke hører sammen"
    journal.note(request.user, items[one], f"sagde, at det {belongs} med {items[other].get_absolute_url()}")
    threads.settle({one, other})
