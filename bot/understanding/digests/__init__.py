"""What people say about digests, read: orders, wishes, days and times. Pure."""
