package dev.callwire.protocol.r2;

/**
 * What has become of the calls that peers send again, counted by one {@link WebSocketR2} over all its connections.
 *
 * @param answered repeats that were answered from the record
 * @param joined repeats that joined the call that they repeat, which was still running
 * @param unanswered calls whose connection ended before their answer: if they are sent again, they run again
 */
public record RepeatCounts(long answered, long joined, long unanswered) {}
