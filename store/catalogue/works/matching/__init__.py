"""Whether two statements are about one work, by what they say alone. Pure: no SQL, no files, no clock.

``keys`` says where to look for candidates, ``judge`` looks at two of them. Signals are weighed by rules that
people can read: an identifier, how titles differ, who the authors are, years, times and the kind of thing.
"""

from store.catalogue.works.matching.blocking import keys, keys_of
from store.catalogue.works.matching.judging import judge, rival, titled_alike
from store.catalogue.works.matching.traits import Traits, Verdict

__all__ = ["Traits", "Verdict", "judge", "keys", "keys_of", "rival", "titled_alike"]
