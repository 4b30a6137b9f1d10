"""Intake: from what the user names (files, folders, archives, addresses) to documents, and their reading in a
process apart."""
