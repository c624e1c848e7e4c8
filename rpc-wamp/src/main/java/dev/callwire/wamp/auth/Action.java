package dev.callwire.wamp.auth;

/** What a client may ask a realm for. */
public enum Action {
    CALL,
    REGISTER,
    SUBSCRIBE,
    PUBLISH
}
