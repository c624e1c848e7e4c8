package dev.callwire.wamp.auth;

/** What one user's proofs are held against. */
public sealed interface Credentials permits PublicKeys, ScramKeys, SharedSecret, Ticket {}
