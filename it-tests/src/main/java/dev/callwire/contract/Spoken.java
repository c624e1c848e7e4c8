package dev.callwire.contract;

import dev.callwire.protocol.Feature;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.protocol.msgrpc.MsgRpc;
import dev.callwire.protocol.r2.WebSocketR2;
import dev.callwire.wamp.Wamp;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a server of the contract may be spoken to in. */
enum Spoken {
    JSONRPC("jsonrpc"),
    JSONRPC_HTTP("jsonrpc-http"),
    R2("r2"),
    MSG_RPC("msg-rpc"),
    WAMP("wamp");

    private static final Protocol REALM = Wamp.realm("realm1");

    private final String text;

    Spoken(String text) {
        this.text = text;
    }

    static Optional<Spoken> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /** All, as an argument has them. */
    static String all() {
        return Arrays.stream(values()).map(each -> each.text).collect(Collectors.joining(", "));
    }

    Protocol protocol() {
        return switch (this) {
            case JSONRPC, JSONRPC_HTTP -> JsonRpc.PROTOCOL;
            case R2 -> WebSocketR2.PROTOCOL;
            case MSG_RPC -> MsgRpc.PROTOCOL;
            case WAMP -> REALM;
        };
    }

    boolean isOverHttp() {
        return this == JSONRPC_HTTP;
    }

    /** Whether it has something beyond calls, notifications and their answers. */
    boolean carries(Feature feature) {
        return isOverHttp()
                ? feature == Feature.RESULT_STREAM
                : protocol().features().contains(feature);
    }

    /** Whether parameters also go by their positions. */
    boolean takesPositions() {
        return isJsonRpc() || this == WAMP;
    }

    private boolean isJsonRpc() {
        return protocol().equals(JsonRpc.PROTOCOL);
    }

    /** Whether every server that speaks it says when a stream has ended, and lets its client slow it down or end it. */
    boolean hasWholeStreams() {
        return isJsonRpc() || this == WAMP;
    }

    /** Where it is spoken at a server whose address is given, as the contract server prints it, or with a path. */
    String addressAt(String url) {
        var scheme = isOverHttp() ? url.replaceFirst("^ws", "http") : url;
        boolean hasPath =
                !Optional.ofNullable(URI.create(url).getPath()).orElse("").isEmpty();
        return hasPath || isJsonRpc() ? scheme : scheme + protocol().paths().get(0);
    }
}
