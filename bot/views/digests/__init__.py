"""How digests are said: the message, its form, previews, lists, notices. Records in, blocks and words out."""
