package dev.callwire.protocol.jsonrpc;

import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import java.util.List;

/** JSON-RPC 2.0, one text frame a message. */
public final class JsonRpc implements Protocol {
    /** The protocol. */
    public static final JsonRpc PROTOCOL = new JsonRpc();

    private JsonRpc() {}

    @Override
    public String name() {
        return "jsonrpc";
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
    public ProtocolSession open(boolean dialled, ProtocolLimits limits) {
        return new JsonRpcSession(dialled, limits);
    }
}
