"""The look-alike's face in a browser: a page on 127.0.0.1, and the few addresses that it calls.

``server.PageServer`` ties it together. What is particular to the app (commands, shortcuts, what to try) is
handed in as a ``programme.Programme``; nothing here knows which app it is.
"""
