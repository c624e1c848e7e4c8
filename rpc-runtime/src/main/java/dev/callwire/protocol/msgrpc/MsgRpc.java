package dev.callwire.protocol.msgrpc;

import dev.callwire.protocol.Feature;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The protocol of the JavaScript library msg-rpc: {@code RpcServer.builder().protocol(MsgRpc.PROTOCOL)} serves its clients,
 * {@code RpcClient.builder(uri).protocol(MsgRpc.PROTOCOL)} calls its servers.
 *
 * <p>A call that calls back, streams, or subscribes to a topic is what the library knows as a service: it is answered first,
 * and then has a messenger over which either end sends messages and commands. Not carried are deadlines, metadata, and streams
 * as parameters.
 */
public final class MsgRpc implements Protocol {
    /** The protocol. */
    public static final MsgRpc PROTOCOL = new MsgRpc();

    private static final String NAME = "msg-rpc";
    private static final Set<Feature> FEATURES = Collections.unmodifiableSet(
            EnumSet.of(Feature.CALL_BACK, Feature.RESULT_STREAM, Feature.REFERENCE, Feature.TOPIC, Feature.TOPIC_KEYS));
    private static final Set<Feature> FEATURES_BACK =
            Collections.unmodifiableSet(EnumSet.of(Feature.CALL_BACK, Feature.REFERENCE));

    private MsgRpc() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> paths() {
        return List.of("/msg-rpc");
    }

    @Override
    public List<String> subprotocols() {
        return List.of(NAME);
    }

    @Override
    public boolean isSpokenWithoutSubprotocol() {
        return true;
    }

    @Override
    public Set<Feature> features() {
        return FEATURES;
    }

    @Override
    public Set<Feature> featuresBack() {
        return FEATURES_BACK;
    }

    @Override
    public ProtocolSession open(Opening opening) {
        return new MsgRpcSession(opening.dialled(), opening.limits());
    }

    @Override
    public String toString() {
        return "MsgRpc";
    }
}
