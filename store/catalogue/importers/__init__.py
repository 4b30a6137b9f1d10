"""Readers: from files of one format to drafts.

Each format is a module here, or a folder where it needs several, called as ``formats`` lists it. Beside them
stands what readers share: a file and its guards (``document``, ``decoding``, ``guards``, ``yamls``), and what
programmes and citations have in common (``programme``, ``wallclock``, ``citing``, ``linking``).

An import itself goes from ``door`` to ``loading``: files are fetched, unpacked and read apart (``intake``),
judged as a whole (``dubious``, ``leftovers``, ``wording``), written one by one (``transactions``, ``runs``;
``rereading``, ``refreshing`` and ``vanishing`` for what was read before).
"""
