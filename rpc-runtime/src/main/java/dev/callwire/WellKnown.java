package dev.callwire;

import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.protocol.msgrpc.MsgRpc;
import dev.callwire.protocol.r2.WebSocketR2;
import java.util.List;

/** The protocols that come with the runtime, for whoever is told that another one cannot carry something. */
final class WellKnown {
    static final List<Protocol> PROTOCOLS = List.of(JsonRpc.PROTOCOL, MsgRpc.PROTOCOL, WebSocketR2.PROTOCOL);

    private WellKnown() {}
}
