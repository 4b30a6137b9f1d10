"""The team's side: small, precious, written all day.

Its SQL stays plain, so that it can move to another database one day.
"""
