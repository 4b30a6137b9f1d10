"""The filters of a ``Lookup``, each kind in its own module: conditions of SQL over ``item AS i``."""
