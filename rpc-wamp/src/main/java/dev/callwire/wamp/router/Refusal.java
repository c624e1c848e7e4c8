package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

/**
 * Why a client may not do what it asks for.
 *
 * @param error a URI
 * @param words for people; the client gets to read them
 */
public record Refusal(String error, String words) {
    public Refusal {
        requireNonNull(error, "error");
        requireNonNull(words, "words");
    }
}
