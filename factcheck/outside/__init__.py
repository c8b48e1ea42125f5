"""The one way out of the house and the one place where what came in is parsed.

`fetching.fetch` reaches public addresses only; `parsing.parse` reads what came in a process of its own. No other
room opens a connection to an address that a person, or a page, named.
"""
