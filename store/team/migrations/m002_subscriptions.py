"""What channels want to hear of, and who said so."""

from sqlite_utils import Database

_SUBSCRIPTION = {
    "id": int, "team": str, "channel": str, "profile": str, "weekdays": str, "hour": int, "minute": int,
    "zone": str, "created_by": str, "created_at": str, "changed_by": str, "changed_at": str, "since": str,
    "paused": str, "paused_at": str, "removed_at": str,
}  # fmt: skip
_MAY_BE_NULL = {"id", "paused_at", "removed_at"}


def step(db: Database) -> None:
    filled = [column for column in _SUBSCRIPTION if column not in _MAY_BE_NULL]
    db.table("subscription").create(_SUBSCRIPTION, pk="id", not_null=filled)
    db.table("subscription").create_index(["team", "channel"])
    change = {"id": int, "subscription": int, "at": str, "user": str, "what": str}
    keys = [("subscription", "subscription", "id")]
    db.table("subscription_change").create(change, pk="id", not_null=list(change)[1:], foreign_keys=keys)
    db.table("subscription_change").create_index(["subscription"])
