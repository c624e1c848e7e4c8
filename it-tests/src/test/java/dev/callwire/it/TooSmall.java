package dev.callwire.it;

import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number is smaller than it may be. */
@RpcError(code = 2001)
public final class TooSmall extends Exception {
    private static final long serialVersionUID = 1;

    private final int least;
    private final transient List<String> hints;
    private final @Nullable String note;

    public TooSmall(String message, @RpcParam("at-least") int least, List<String> hints, @Nullable String note) {
        super(message);
        this.least = least;
        this.hints = List.copyOf(hints);
        this.note = note;
    }

    public int least() {
        return least;
    }

    public List<String> hints() {
        return hints;
    }

    public @Nullable String note() {
        return note;
    }
}
