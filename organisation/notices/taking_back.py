from organisation.models import Notice


def take_back(event: str, *, to: int | None = None) -> frozenset[int]:
    """Take back the unread notices of an event that is undone or settled: nobody need hear of it any more.

    From everybody, or from one person (id). What was read stays. Says from whom they were taken (ids).
    """
    unread = Notice.objects.unread().filter(event=event)
    if to is not None:
        unread = unread.filter(staff=to)
    found = dict(unread.select_for_update().values_list("pk", "staff"))
    if found:
        Notice.objects.filter(pk__in=found).delete()
    return frozenset(found.values())
