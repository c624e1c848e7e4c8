package dev.callwire.wamp.auth;

import org.jspecify.annotations.Nullable;

/** What is known of the secure channel below a connection (RFC 5056). */
@FunctionalInterface
public interface ChannelBinding {
    /** Nothing is known. */
    ChannelBinding NONE = type -> null;

    /**
     * What binds the channel to both its ends, or {@code null} if nothing of this type is known of it.
     *
     * @param type as registered, such as {@code tls-exporter}
     */
    byte @Nullable [] data(String type);
}
