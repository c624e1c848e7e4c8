package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcServer;

/** A WAMP client that sends any text; it has joined a realm, with all roles and features. */
final class WampClient implements AutoCloseable {
    static final String SUBPROTOCOL = "wamp.2.json";
    private static final String FEATURES = "{\"features\":{\"call_canceling\":true,\"progressive_call_results\":true,"
            + "\"progressive_call_invocations\":true,\"call_timeout\":true,\"caller_identification\":true,"
            + "\"payload_passthru_mode\":true,\"registration_revocation\":true,"
            + "\"subscription_revocation\":true}}";
    static final String ROLES = "{\"roles\":{\"caller\":" + FEATURES + ",\"callee\":" + FEATURES + ",\"publisher\":"
            + FEATURES + ",\"subscriber\":" + FEATURES + "}}";

    private final RawClient raw;
    private int request;
    private long session;

    private WampClient(RawClient raw) {
        this.raw = raw;
    }

    /** One that has said nothing. */
    static WampClient connect(RpcServer server) {
        return new WampClient(RawClient.connect(server, "/ws", SUBPROTOCOL));
    }

    /** One that is in. */
    static WampClient join(RpcServer server, String realm) {
        var client = connect(server);
        client.send("[1,\"" + realm + "\"," + ROLES + "]");
        var welcome = client.next();
        assertThat(welcome.path(0).asInt()).isEqualTo(2);
        client.session = welcome.path(1).asLong();
        return client;
    }

    static WampClient join(RpcServer server) {
        return join(server, "realm1");
    }

    long session() {
        return session;
    }

    RawClient raw() {
        return raw;
    }

    void send(String frame) {
        raw.send(frame);
    }

    JsonNode next() {
        return raw.next();
    }

    String nextText() {
        return raw.nextText();
    }

    /** Calls a procedure; what follows the URI is given as it goes over the wire, with a comma before it. */
    int call(String options, String procedure, String rest) {
        send("[48," + ++request + "," + options + ",\"" + procedure + "\"" + rest + "]");
        return request;
    }

    /** Calls a procedure and returns what comes next. */
    String ask(String procedure, String rest) {
        call("{}", procedure, rest);
        return nextText();
    }

    /** Sends a request that has an id, with {@code #} for it, and returns what comes next. */
    String request(String frame) {
        send(frame.replace("#", Integer.toString(++request)));
        return nextText();
    }

    /** The same, with nothing awaited. */
    int requestAndGoOn(String frame) {
        send(frame.replace("#", Integer.toString(++request)));
        return request;
    }

    int lastRequest() {
        return request;
    }

    /** The session is aborted for a reason, and the connection closed. */
    void isAbortedFor(String reason) {
        var abort = next();
        assertThat(abort.path(0).asInt()).isEqualTo(3);
        assertThat(abort.path(2).asText()).isEqualTo(reason);
        assertThat(raw.closeCode()).isEqualTo(1000);
    }

    @Override
    public void close() {
        raw.close();
    }
}
