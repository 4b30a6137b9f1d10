"""The ledger: every period of every subscription once, with what became of it."""

from sqlite_utils import Database

_DELIVERY = {
    "id": int, "subscription": int, "period": str, "due_at": str, "state": str, "team": str, "channel": str,
    "owner": str, "lease_until": str, "attempts": int, "retry_at": str, "tried_at": str, "ts": str,
    "key": str, "checked": int, "reason": str, "merged_into": int, "told_at": str,
    "tell_at": str, "tellings": int, "changed_at": str,
}  # fmt: skip
_MAY_BE_NULL = {"id", "lease_until", "retry_at", "tried_at", "merged_into", "told_at", "tell_at"}


def step(db: Database) -> None:
    delivery = db.table("delivery")
    filled = [column for column in _DELIVERY if column not in _MAY_BE_NULL]
    keys = [("subscription", "subscription", "id")]
    delivery.create(_DELIVERY, pk="id", not_null=filled, foreign_keys=keys)
    delivery.create_index(["subscription", "period"], unique=True)
    delivery.create_index(["state", "due_at"])
    delivery.create_index(["team", "channel", "state"])
    item = {"delivery": int, "position": int, "item": str}
    chosen = db.table("delivery_item")
    chosen.create(item, pk=("delivery", "position"), foreign_keys=[("delivery", "delivery", "id")])
