package dev.callwire.protocol.jsonrpc;

import dev.callwire.call.MetadataKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a peer departs from JSON-RPC 2.0 as it is written. Immutable.
 *
 * <pre>{@code
 * static final JsonRpc DEVTOOLS = JsonRpc.of(Dialect.BARE.withTopLevel("sessionId"));
 * }</pre>
 */
public final class Dialect {
    private static final List<String> TRACE = List.of(MetadataKey.TRACEPARENT.name(), MetadataKey.TRACESTATE.name());

    /** JSON-RPC 2.0 to the letter. */
    public static final Dialect STRICT = new Dialect(Kind.STRICT, TRACE);

    /**
     * Messages have no {@code jsonrpc} member; one that comes may have it. For peers that refuse what they do not know,
     * as the Chrome DevTools Protocol does: beyond calls, notifications and their answers nothing is sent or understood,
     * neither {@code meta} nor methods under {@code $/} nor batches.
     */
    public static final Dialect BARE = new Dialect(Kind.BARE, List.of());

    /** What is written is strict; what comes may lack its {@code jsonrpc} member. */
    public static final Dialect LENIENT = new Dialect(Kind.LENIENT, TRACE);

    private final Kind kind;
    private final List<String> topLevel;

    private enum Kind {
        STRICT,
        BARE,
        LENIENT
    }

    private Dialect(Kind kind, List<String> topLevel) {
        this.kind = kind;
        this.topLevel = topLevel;
    }

    /**
     * This, with one more name of metadata whose value stands in the message itself, beside {@code id}, rather than in
     * {@code meta}.
     *
     * @throws IllegalArgumentException if it is no name for metadata
     */
    public Dialect withTopLevel(String name) {
        var checked = MetadataKey.ofString(name).name();
        if (topLevel.contains(checked)) {
            return this;
        }
        var more = new ArrayList<>(topLevel);
        more.add(checked);
        return new Dialect(kind, List.copyOf(more));
    }

    /** The names of metadata that stand in the message itself. */
    List<String> topLevel() {
        return topLevel;
    }

    boolean writesVersion() {
        return kind != Kind.BARE;
    }

    boolean demandsVersion() {
        return kind == Kind.STRICT;
    }

    /** Whether it has more than the specification: {@code meta}, and methods under {@code $/}. */
    boolean hasConventions() {
        return kind != Kind.BARE;
    }

    /** Whether many messages may be sent as one. */
    boolean hasBatches() {
        return kind != Kind.BARE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dialect that && kind == that.kind && topLevel.equals(that.topLevel);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, topLevel);
    }

    @Override
    public String toString() {
        return "Dialect[" + kind + ", " + topLevel + "]";
    }
}
