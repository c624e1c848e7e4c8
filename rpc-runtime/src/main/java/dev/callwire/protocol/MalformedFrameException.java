package dev.callwire.protocol;

import org.jspecify.annotations.Nullable;

/** A binary message that stands for no frame, or for one beyond a limit. Cheap: it has no stack trace. */
public final class MalformedFrameException extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;
    private final @Nullable String limit;

    /** @param why a sentence about what is due, for people at the other end */
    public MalformedFrameException(String why) {
        this(why, null);
    }

    private MalformedFrameException(String why, @Nullable String limit) {
        super(why, null, false, false);
        this.why = why;
        this.limit = limit;
    }

    /** A message beyond a limit. */
    public static MalformedFrameException ofLimit(String limit, String why) {
        return new MalformedFrameException(why, limit);
    }

    /** What is due, and was not done. */
    public String why() {
        return why;
    }

    /** The setting of the limit that was passed; {@code null} if that is not what is wrong. */
    public @Nullable String limit() {
        return limit;
    }
}
