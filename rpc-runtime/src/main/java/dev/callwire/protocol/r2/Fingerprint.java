package dev.callwire.protocol.r2;

/** What one call is told from another by: half of a SHA-256 of its id and of what it asks, so that nobody can make two alike. */
record Fingerprint(long high, long low) {}
