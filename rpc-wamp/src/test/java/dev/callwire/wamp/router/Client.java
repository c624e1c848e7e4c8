package dev.callwire.wamp.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The client's end of a session, in frames of text. */
final class Client {
    static final String ALL_FEATURES = "\"call_canceling\":true,\"progressive_call_results\":true,"
            + "\"progressive_call_invocations\":true,\"payload_passthru_mode\":true,"
            + "\"registration_revocation\":true,\"subscription_revocation\":true";

    private static final Pattern SESSION = Pattern.compile("\\[2,(\\d+),.*\"authid\":\"([^\"]*)\".*");

    private final List<String> frames = new ArrayList<>();
    private final RouterSession session;
    private boolean closed;
    private long id;
    private String authid = "";

    private Client(Router router) {
        session = router.open(new Outbox() {
            @Override
            public void send(byte[] utf8, int offset, int length) {
                assertThat(closed).isFalse();
                frames.add(new String(utf8, offset, length, UTF_8));
            }

            @Override
            public void close() {
                closed = true;
            }
        });
    }

    /** A connection on which nothing was said. */
    static Client connect(Router router) {
        return new Client(router);
    }

    /** One that has joined with all roles and all features. */
    static Client join(Router router, String realm) {
        return join(router, realm, ALL_FEATURES);
    }

    /** One that has joined with all roles, and some features for each. */
    static Client join(Router router, String realm, String features) {
        var client = connect(router);
        var role = "{\"features\":{" + features + "}}";
        client.says("[1,\"" + realm + "\",{\"roles\":{\"caller\":" + role + ",\"callee\":" + role + ",\"publisher\":"
                + role + ",\"subscriber\":" + role + "}}]");
        client.welcomed();
        return client;
    }

    /** Takes the WELCOME. */
    void welcomed() {
        var matcher = SESSION.matcher(next());
        assertThat(matcher.matches()).isTrue();
        id = Long.parseLong(matcher.group(1));
        authid = matcher.group(2);
    }

    long id() {
        return id;
    }

    String authid() {
        return authid;
    }

    void says(String frame) {
        var bytes = frame.getBytes(UTF_8);
        session.receive(JsonSlice.of(bytes));
        // The router needs nothing of a frame any more.
        Arrays.fill(bytes, (byte) '#');
    }

    void disconnects() {
        session.disconnected();
    }

    String next() {
        assertThat(frames).isNotEmpty();
        return frames.remove(0);
    }

    /** Takes all that has come. */
    List<String> all() {
        var all = List.copyOf(frames);
        frames.clear();
        return all;
    }

    /** What has come is exactly this; publications are all called P. */
    void gets(String... expected) {
        assertThat(all().stream().map(Client::masked)).containsExactly(expected);
    }

    private static String masked(String frame) {
        return frame.replaceFirst("^\\[(36|17),(\\d+),\\d+", "[$1,$2,P");
    }

    void getsNothing() {
        gets();
    }

    /** What has come is an ABORT for this reason, and the end. */
    void isAborted(String reason, String words) {
        gets("[3,{\"message\":\"" + words + "\"},\"" + reason + "\"]");
        assertThat(closed).isTrue();
    }

    void isAbortedFor(String words) {
        isAborted("wamp.error.protocol_violation", words);
    }

    boolean isClosed() {
        return closed;
    }
}
