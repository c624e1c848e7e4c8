package dev.callwire.wamp.auth;

/** What a client may ask a realm for. */
public enum Action {
    /** To call a procedure. */
    CALL,
    /** To offer a procedure. */
    REGISTER,
    /** To hear the events of a topic. */
    SUBSCRIBE,
    /** To publish an event. */
    PUBLISH
}
