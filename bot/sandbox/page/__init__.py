"""The look-alike's face in a browser: a page on 127.0.0.1, and the few addresses that it calls.

``server.PageServer`` ties it together. What is particular to the app (commands, shortcuts, what to try) is
handed in as a ``programme.Programme``; nothing here knows which app it is. The page itself is plain ES
modules in ``bot/sandbox/web``, with a renderer of our own: it must act as well as show, and needs no build.
"""
