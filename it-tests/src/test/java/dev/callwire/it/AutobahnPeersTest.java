package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.wamp.WampRealm;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AutobahnJS and wampy from npm, whose calls and events a server routes; each has it for itself. */
@Tag("one-jdk")
@Timeout(120)
class AutobahnPeersTest {
    private final RouterAlone router = new RouterAlone();

    @AfterEach
    void close() {
        router.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--cbor", "--msgpack"})
    void autobahnCallsWhatAutobahnOffers(String form) {
        passes("autobahn-calls.mjs", router.url(), form);
    }

    @Test
    void calleesSendProgressWithoutAnnouncingThatTheirCallsCanBeCancelledWhereTheyMay() {
        try (var lenient = new RouterAlone(WampRealm::progressWithoutCanceling)) {
            passes("autobahn-calls.mjs", lenient.url(), "--progress");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--cbor", "--msgpack"})
    void autobahnHearsWhatAutobahnPublishes(String form) {
        passes("autobahn-events.mjs", router.url(), form);
    }

    @Test
    void autobahnProvesWhoItIs() {
        passes("autobahn-auth.mjs", router.url(), "--cryptosign");
    }

    @Test
    void wampyCallsAndHearsWampy() {
        passes("wampy-client.mjs", router.url(), "--routed");
    }

    private static void passes(String script, String... arguments) {
        try (var client = ChildProcess.node(script, given(arguments))) {
            client.succeeds();
            assertThat(client.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }

    private static String[] given(String... arguments) {
        return Stream.of(arguments).filter(each -> !each.isEmpty()).toArray(String[]::new);
    }
}
