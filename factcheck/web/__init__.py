"""Pages: one blueprint an audience, and what all of them share."""
