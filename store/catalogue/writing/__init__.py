"""From drafts to rows, and the search tables that follow from them."""
