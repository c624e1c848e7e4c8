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
    STAGE,
    /** Through Reactor's {@code Mono} that it returns. */
    MONO,
    /** As the items of the stream that it returns, whether a {@code Flow.Publisher} or Reactor's {@code Flux}. */
    STREAM;

    /** Whether the Java method returns before the answer is known. */
    public boolean isLater() {
        return this == STAGE || this == MONO || this == STREAM;
    }
}
