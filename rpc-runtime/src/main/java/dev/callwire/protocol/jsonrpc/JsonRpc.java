package dev.callwire.protocol.jsonrpc;

import static java.util.Objects.requireNonNull;

import dev.callwire.protocol.Feature;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON-RPC 2.0, one text frame a message. */
public final class JsonRpc implements Protocol {
    /** The protocol as it is written. */
    public static final JsonRpc PROTOCOL = new JsonRpc(Dialect.STRICT);

    private final Dialect dialect;
    private final MessageWriter ofDialling;
    private final MessageWriter ofDialled;

    /** The session of the newest connection of either end, for those that follow. */
    private volatile @Nullable JsonRpcSession dialling;

    private volatile @Nullable JsonRpcSession dialled;

    private JsonRpc(Dialect dialect) {
        this.dialect = dialect;
        ofDialling = new MessageWriter(dialect, true);
        ofDialled = new MessageWriter(dialect, false);
    }

    /** The protocol in a dialect. */
    public static JsonRpc of(Dialect dialect) {
        return requireNonNull(dialect, "dialect").equals(Dialect.STRICT) ? PROTOCOL : new JsonRpc(dialect);
    }

    @Override
    public String name() {
        return dialect.hasConventions() ? "JSON-RPC 2.0" : "bare JSON-RPC";
    }

    @Override
    public List<String> paths() {
        return List.of("/", "/rpc");
    }

    @Override
    public List<String> subprotocols() {
        return List.of("jsonrpc-2.0", "jsonrpc");
    }

    @Override
    public boolean isSpokenWithoutSubprotocol() {
        return true;
    }

    @Override
    public Set<Feature> features() {
        return dialect.hasConventions() ? EnumSet.allOf(Feature.class) : EnumSet.of(Feature.CALL_BACK);
    }

    @Override
    public boolean isSpokenOverHttp() {
        return true;
    }

    @Override
    public ProtocolSession open(Opening opening) {
        boolean hasDialled = opening.dialled();
        var limits = opening.limits();
        var known = hasDialled ? dialling : dialled;
        if (known != null && known.isWithin(limits)) {
            return known;
        }
        var session = new JsonRpcSession(dialect, hasDialled, limits, hasDialled ? ofDialling : ofDialled);
        if (hasDialled) {
            dialling = session;
        } else {
            dialled = session;
        }
        return session;
    }

    @Override
    public String toString() {
        return "JsonRpc[" + dialect + "]";
    }
}
