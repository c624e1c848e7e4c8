package dev.callwire.protocol;

/** The answers that must leave in one frame, as those of a batch. Made and read by the session alone. */
public interface ReplyGroup {}
