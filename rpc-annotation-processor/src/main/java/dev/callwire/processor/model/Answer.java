package dev.callwire.processor.model;

/** How the Java method gives the call's answer to its caller. */
public enum Answer {
    /** Not at all: a notification. */
    NONE,
    /** By returning, without a value. */
    VOID,
    /** As its return value. */
    VALUE,
    /** Through the stage that it returns. */
    STAGE
}
