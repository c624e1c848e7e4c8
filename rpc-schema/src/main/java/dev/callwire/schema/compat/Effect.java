package dev.callwire.schema.compat;

import static java.util.Objects.requireNonNull;

/**
 * What a change means to clients that are not compiled again.
 *
 * @param breaking whether any of them gets into trouble
 * @param text why none does, or who does and how
 */
public record Effect(boolean breaking, String text) {

    public Effect {
        requireNonNull(text, "text");
    }

    /** Nobody notices. */
    static Effect fine(String why) {
        return new Effect(false, why);
    }

    /** Somebody fails. */
    static Effect breaks(String who) {
        return new Effect(true, who);
    }
}
