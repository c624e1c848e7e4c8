package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** WAMP clients call what a server serves. */
class WampServicesTest {
    private final RpcServer server =
            ContractServer.builder().host("127.0.0.1").port(0).start();
    private final WampClient client = WampClient.join(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void paramsComeByNameAndByPosition() {
        assertThat(client.ask("demo.add", ",[1,2]")).isEqualTo("[50,1,{},[3]]");
        assertThat(client.ask("demo.add", ",[],{\"a\":1,\"b\":2}")).isEqualTo("[50,2,{},[3]]");
        assertThat(client.ask("demo.subtract", ",[3],{\"subtrahend\":1}")).isEqualTo("[50,3,{},[2]]");
    }

    @Test
    void valuesAreUnchanged() {
        var value = "{\"z\":123456789012345678901234567890,\"a\":1.10,\"\u00fc\":\"\\n\"}";

        assertThat(client.ask("demo.echo", ",[" + value + "]")).isEqualTo("[50,1,{},[" + value + "]]");
        assertThat(client.ask("demo.echo", ",[],{\"value\":" + value + "}")).isEqualTo("[50,2,{},[" + value + "]]");
        assertThat(client.ask("demo.echo", ",[null]")).isEqualTo("[50,3,{},[null]]");
    }

    @Test
    void objectComesAsKeywordArgumentsToWhoAsksForIt() {
        for (var value : new String[] {"{\"a\":1}", "[1]", "null"}) {
            int call = client.call("{\"_result\":\"kwargs\"}", "demo.echo", ",[" + value + "]");

            assertThat(client.nextText())
                    .isEqualTo("[50," + call + ",{},[" + (value.startsWith("{") ? "]," : "") + value
                            + (value.startsWith("{") ? "]" : "]]"));
        }
        client.call("{\"_result\":\"args\"}", "demo.echo", ",[{\"a\":1}]");
        assertThat(client.nextText()).isEqualTo("[50,4,{},[{\"a\":1}]]");
    }

    @Test
    void timeoutThatOvertakesItsCallStopsTheWork() {
        for (int i = 0; i < 200; i++) { // more than may run at a time
            client.call("{\"timeout\":1}", "demo.sleep", ",[60000]");
        }

        for (int i = 0; i < 200; i++) {
            assertThat(client.nextText()).startsWith("[8,48,").contains("wamp.error.timeout");
        }
        assertThat(client.ask("demo.slept", "")).endsWith("[0]]");
    }

    @Test
    void cancelThatComesWithItsCallStopsTheWork() {
        for (int i = 0; i < 200; i++) {
            int call = client.call("{}", "demo.sleep", ",[60000]");
            client.send("[49," + call + ",{\"mode\":\"kill\"}]");
        }

        for (int i = 0; i < 200; i++) {
            assertThat(client.nextText()).startsWith("[8,48,").contains("wamp.error.canceled");
        }
        assertThat(client.ask("demo.slept", "")).endsWith("[0]]");
    }

    @Test
    void typedErrorHasItsUri() {
        assertThat(client.ask("demo.divide", ",[1,0]"))
                .isEqualTo("[8,48,1,{},\"demo.division_by_zero\",[\"division by zero\"],{\"dividend\":1}]");
    }

    @Test
    void badParamsAreNamed() {
        assertThat(client.ask("demo.add", ",[1]"))
                .contains("[8,48,1,{},\"wamp.error.invalid_argument\"")
                .contains("b");
        assertThat(client.ask("demo.add", ",[1,\"2\"]"))
                .contains("wamp.error.invalid_argument")
                .contains("b");
        assertThat(client.ask("demo.add", ",[],{\"a\":1,\"b\":2,\"c\":3}"))
                .contains("wamp.error.invalid_argument")
                .contains("c");
        assertThat(client.ask("demo.add", ",[1,2,3]")).contains("wamp.error.invalid_argument");
        assertThat(client.ask("demo.add", ",[1,2],{\"a\":1}")).contains("wamp.error.invalid_argument");
    }

    @Test
    void unexpectedFailureTellsNothing() {
        assertThat(client.ask("demo.boom", ""))
                .startsWith("[8,48,1,{},\"callwire.error.internal\"")
                .doesNotContain("secret");
    }

    @Test
    void unknownProcedureIsNotFound() {
        assertThat(client.ask("demo.nothing", "")).contains("wamp.error.no_such_procedure");
        assertThat(client.ask("eth_subscribe", "")).contains("wamp.error.no_such_procedure");
        assertThat(client.ask("demo.watch", "")).contains("wamp.error.no_such_procedure");
    }

    @Test
    void notificationIsAnsweredAtOnce() {
        assertThat(client.ask("demo.log", ",[\"one\"]")).isEqualTo("[50,1,{}]");
        assertThat(client.ask("demo.log", ",[\"two\"]")).isEqualTo("[50,2,{}]");

        assertThat(client.ask("demo.logged", "")).isEqualTo("[50,3,{},[[\"one\",\"two\"]]]");
    }

    @Test
    void methodThatReturnsNothingHasNoArguments() {
        assertThat(client.ask("demo.tick", ",[7]")).isEqualTo("[50,1,{}]");
    }

    @Test
    void streamComesAsProgressiveResults() {
        client.call("{\"receive_progress\":true}", "demo.count", ",[3]");

        assertThat(client.nextText()).isEqualTo("[50,1,{\"progress\":true},[1]]");
        assertThat(client.nextText()).isEqualTo("[50,1,{\"progress\":true},[2]]");
        assertThat(client.nextText()).isEqualTo("[50,1,{\"progress\":true},[3]]");
        assertThat(client.nextText()).isEqualTo("[50,1,{}]");
    }

    @Test
    void callerThatTakesNoProgressGetsTheEndOfAStreamAlone() {
        assertThat(client.ask("demo.count", ",[3]")).isEqualTo("[50,1,{}]");
    }

    @Test
    void streamThatIsCancelledEnds() {
        client.call("{\"receive_progress\":true}", "demo.count", ",[2000000000]");
        assertThat(client.nextText()).isEqualTo("[50,1,{\"progress\":true},[1]]");

        client.send("[49,1,{}]");

        var frame = client.nextText();
        while (frame.startsWith("[50,")) {
            frame = client.nextText();
        }
        assertThat(frame).startsWith("[8,48,1,{},\"wamp.error.canceled\"");
        assertThat(client.ask("demo.add", ",[1,2]")).isEqualTo("[50,2,{},[3]]");
    }

    @Test
    void progressiveInvocationsAreAStreamAsParameter() {
        client.call("{\"progress\":true}", "demo.sum", ",[1]");
        client.send("[48,1,{\"progress\":true},\"demo.sum\",[2]]");
        client.send("[48,1,{\"progress\":true},\"demo.sum\"]");
        client.send("[48,1,{},\"demo.sum\",[4]]");

        assertThat(client.nextText()).isEqualTo("[50,1,{},[7]]");
        assertThat(client.ask("demo.sum", ",[5]")).isEqualTo("[50,2,{},[5]]");
        assertThat(client.ask("demo.sum", "")).isEqualTo("[50,3,{},[0]]");
    }

    @Test
    void inputThatDoesNotFitFailsTheCall() {
        client.call("{\"progress\":true}", "demo.sum", ",[1]");
        client.send("[48,1,{},\"demo.sum\",[\"two\"]]");

        assertThat(client.nextText()).startsWith("[8,48,1,{},\"wamp.error.invalid_argument\"");
    }

    @Test
    void moreInputIsForMethodsThatTakeAStream() {
        client.call("{\"progress\":true}", "demo.add", ",[1,2]");

        assertThat(client.nextText()).startsWith("[8,48,1,{},\"wamp.error.invalid_argument\"");
        client.send("[48,1,{},\"demo.add\",[1,2]]");
        assertThat(client.ask("demo.add", ",[1,2]")).isEqualTo("[50,2,{},[3]]");
    }

    @Test
    void cancelStopsTheWork() {
        for (var mode : new String[] {"kill", "killnowait"}) {
            int call = client.call("{}", "demo.sleep", ",[60000]");
            client.send("[49," + call + ",{\"mode\":\"" + mode + "\"}]");
            assertThat(client.nextText()).startsWith("[8,48," + call + ",{},\"wamp.error.canceled\"");
        }
        assertThat(client.ask("demo.slept", "")).endsWith("[0]]");
    }

    @Test
    void skippedCallRunsOn() {
        int call = client.call("{}", "demo.sleep", ",[50]");
        client.send("[49," + call + ",{\"mode\":\"skip\"}]");
        assertThat(client.nextText()).contains("wamp.error.canceled");

        await().until(() -> client.ask("demo.slept", "").endsWith("[1]]"));
    }

    @Test
    void callTakesNoLongerThanItsTimeout() {
        client.call("{\"timeout\":50}", "demo.sleep", ",[60000]");

        assertThat(client.nextText()).startsWith("[8,48,1,{},\"wamp.error.timeout\"");
        assertThat(client.ask("demo.slept", "")).endsWith("[0]]");
    }

    @Test
    void serverCallsItsClientBack() {
        assertThat(client.request("[64,#,{},\"client.reverse\"]")).startsWith("[65,1,");
        int call = client.call("{}", "demo.callMe", ",[\"Ada\"]");
        var invocation = client.next();

        assertThat(invocation.path(0).asInt()).isEqualTo(68);
        assertThat(invocation.path(5).path("text").asText()).isEqualTo("Ada");
        client.send("[70," + invocation.path(1) + ",{},[\"adA\"]]");

        assertThat(client.nextText()).isEqualTo("[50," + call + ",{},[\"adA\"]]");
    }

    @Test
    void eachClientIsCalledBackItself() {
        try (var other = WampClient.join(server)) {
            var register = "[64,#,{\"invoke\":\"roundrobin\"},\"client.reverse\"]";
            client.request(register);
            other.request(register);

            for (int i = 0; i < 3; i++) {
                other.call("{}", "demo.callMe", ",[\"" + i + "\"]");
                var invocation = other.next();
                assertThat(invocation.path(0).asInt()).isEqualTo(68);
                other.send("[70," + invocation.path(1) + ",{},[\"done\"]]");
                assertThat(other.nextText()).endsWith("[\"done\"]]");
            }
        }
    }

    @Test
    void callBackFailsAsTheClientSays() {
        client.request("[64,#,{},\"client.reverse\"]");
        client.call("{}", "demo.callMe", ",[\"Ada\"]");
        var invocation = client.next();
        client.send("[8,68," + invocation.path(1) + ",{},\"com.failed\",[\"why\"]]");

        assertThat(client.nextText()).startsWith("[8,48,2,{},\"callwire.error.internal\"");
    }

    @Test
    void clientThatOffersNothingCannotBeCalledBack() {
        assertThat(client.ask("demo.callMe", ",[\"Ada\"]")).startsWith("[8,48,1,{},");
    }

    @Test
    void lostConnectionStopsTheWork() {
        client.call("{}", "demo.sleep", ",[60000]");
        await().until(() -> server.peers().size() == 1);
        client.close();

        await().until(() -> server.peers().isEmpty());
        try (var other = WampClient.join(server)) {
            assertThat(other.ask("demo.slept", "")).endsWith("[0]]");
        }
    }

    @Test
    void servesOtherProtocolsOnTheSamePaths() {
        try (var other = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc")) {
            assertThat(other.proxy(Demo.class).slept()).isZero();
        }
    }
}
