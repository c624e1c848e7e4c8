package dev.callwire.wamp.router;

/** Whether callees and subscribers get to know who calls and publishes. */
public enum Disclosure {
    /** If the caller, the publisher or the callee asks for it. */
    ON_REQUEST,
    /** Always. */
    ALWAYS,
    /** Never: who asks to be disclosed is refused. */
    NEVER
}
