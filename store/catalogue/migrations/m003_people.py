"""People, their names and affiliations, their part in items, and organisations under several names."""

from sqlite_utils import Database


def step(db: Database) -> None:
    person = db.table("person")
    columns = {"id": str, "name": str, "key": str, "surname": str}
    person.create(columns, pk="id", not_null=["name", "key", "surname"])
    person.create_index(["key"])
    person.create_index(["surname"])
    for table in ("person_name", "person_affiliation"):
        parts = {"no": int, "person_id": str, "name": str, "key": str, "position": int}
        keys = [("person_id", "person", "id")]
        db.table(table).create(parts, pk="no", not_null=list(parts)[1:], foreign_keys=keys)
        db.table(table).create_index(["person_id"])
        db.table(table).create_index(["key"])
    both = [("person_id", "person", "id"), ("source_id", "source", "id")]
    db.table("person_source").create({"person_id": str, "source_id": str, "position": int}, foreign_keys=both)
    db.table("person_source").create_index(["person_id"])
    db.table("person_source").create_index(["source_id"])
    _credits(db)
    _organisations(db)


def _credits(db: Database) -> None:
    columns = {
        "item_id": str, "person_id": str, "role": str, "position": int, "affiliation": str, "implied": int,
    }  # fmt: skip
    keys = [("item_id", "item", "id"), ("person_id", "person", "id")]
    db.table("credit").create(columns, not_null=list(columns), foreign_keys=keys)
    db.table("credit").create_index(["item_id"])
    db.table("credit").create_index(["person_id"])


def _organisations(db: Database) -> None:
    columns = {"name": str, "other": str, "key": str, "position": int}
    db.table("organisation_name").create(columns, not_null=list(columns))
    db.table("organisation_name").create_index(["key"])
    db.table("organisation_name").create_index(["name"])
