"""From rows to records. Each function takes an open read connection and asks a fixed number of questions."""

from store.catalogue.reading.events import event, events
from store.catalogue.reading.items import fetch, item_ids, newest
from store.catalogue.reading.people import person
from store.catalogue.reading.vocabulary import revision, vocabulary

__all__ = ["event", "events", "fetch", "item_ids", "newest", "person", "revision", "vocabulary"]
