-- What a queue refuses is laid aside for a moment, so that it holds up nothing behind it.
GRANT UPDATE (not_before) ON koers.outbox TO koers_platform;
