"""Words by which pages say what is what: labels, kinds, days and times; of texts alone, and of no page."""
