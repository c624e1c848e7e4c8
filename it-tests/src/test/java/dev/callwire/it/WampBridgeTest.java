package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.contract.ContractServer;
import dev.callwire.wamp.WampRealm;
import dev.callwire.wamp.WampRouter;
import dev.callwire.wamp.auth.AuthMethod;
import dev.callwire.wamp.auth.Authorizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients of JSON-RPC call what WAMP clients offer. */
class WampBridgeTest {
    private final RpcServer server =
            ContractServer.builder().host("127.0.0.1").port(0).start();
    private final WampClient callee = WampClient.join(server);
    private final RawClient caller = RawClient.connect(server);

    @AfterEach
    void stop() {
        callee.close();
        caller.close();
        server.close();
    }

    private long invoked(String procedure, String params) {
        assertThat(callee.request("[64,#,{},\"" + procedure + "\"]")).startsWith("[65,");
        caller.send(Json.call("7", procedure, params));
        var invocation = callee.next();
        assertThat(invocation.path(0).asInt()).isEqualTo(68);
        return invocation.path(1).asLong();
    }

    @Test
    void paramsAndResultPassUnchanged() {
        callee.request("[64,#,{},\"com.raw\"]");

        caller.send(Json.call("7", "com.raw", "{\"a\":[1.10,null]}"));
        var invocation = callee.nextText();
        assertThat(invocation).matches("\\[68,1,\\d+,\\{\"timeout\":\\d+},\\[],\\{\"a\":\\[1.10,null]}]");
        callee.send("[70,1,{},[{\"z\":123456789012345678901234567890}]]");
        assertThat(caller.nextText())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"z\":123456789012345678901234567890}}");

        caller.send(Json.call("8", "com.raw", "[1,\"b\"]"));
        assertThat(callee.nextText()).endsWith("},[1,\"b\"]]");
        callee.send("[70,2,{}]");
        assertThat(caller.nextText()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":8,\"result\":null}");
    }

    @Test
    void proceduresOfARealmItselfAreNotForOthers() {
        callee.request("[64,#,{\"match\":\"prefix\"},\"w\"]");

        assertThat(caller.ask(Json.call("7", "wamp.session.kill_all", "[]"))
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32601);
        assertThat(callee.ask("wamp.session.count", "")).endsWith(",[1]]");
    }

    @Test
    void calleeIsToldHowLongItMayTake() {
        callee.request("[64,#,{},\"com.raw\"]");

        caller.send("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"com.raw\",\"meta\":{\"timeoutMs\":5000}}");

        assertThat(callee.next().path(3).path("timeout").asLong()).isBetween(4_000L, 5_000L);
    }

    @Test
    void errorOfAnApplicationKeepsItsUri() {
        long invocation = invoked("com.raw", "[]");

        callee.send("[8,68," + invocation + ",{},\"com.failed\",[\"why\",2],{\"k\":3}]");

        assertThat(caller.next().path("error"))
                .isEqualTo(Json.tree("{\"code\":-32000,\"message\":\"why\",\"data\":{\"uri\":\"com.failed\","
                        + "\"args\":[\"why\",2],\"kwargs\":{\"k\":3}}}"));
    }

    @RpcError(code = 7, uri = "com.failed")
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;
        private final int k;

        Failed(String message, int k) {
            super(message);
            this.k = k;
        }

        int k() {
            return k;
        }
    }

    @RpcService("com")
    interface Failing {
        void raw() throws Failed;
    }

    /** What a client of JSON-RPC catches when the callee fails. */
    private Throwable caught(String error) throws Exception {
        try (var client = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc")) {
            assertThat(callee.request("[64,#,{},\"com.raw\"]")).startsWith("[65,");
            var caught = CompletableFuture.supplyAsync(() -> catchThrowable(client.proxy(Failing.class)::raw));
            callee.send("[8,68," + callee.next().path(1) + ",{}," + error + "]");
            return caught.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void errorOfADeclaredUriIsItsExceptionOverOtherProtocolsToo() throws Exception {
        assertThat(caught("\"com.failed\",[\"why\"],{\"k\":3}"))
                .isInstanceOfSatisfying(
                        Failed.class, failure -> assertThat(failure.k()).isEqualTo(3))
                .hasMessage("why");
    }

    @Test
    void errorOfAnotherUriIsNotTheOneThatIsDeclared() throws Exception {
        assertThat(caught("\"com.other\",[\"why\"],{\"k\":3}"))
                .isInstanceOfSatisfying(RemoteFaultException.class, fault -> {
                    assertThat(fault.code()).isEqualTo(-32000);
                    assertThat(fault.data()).contains("\"uri\":\"com.other\"");
                });
    }

    @Test
    void errorOfADeclaredUriWithoutItsDataIsNone() throws Exception {
        assertThat(caught("\"com.failed\",[\"why\"]")).isInstanceOf(RemoteFaultException.class);
    }

    @Test
    void errorOfTheProtocolHasItsCode() {
        long invocation = invoked("com.raw", "[]");

        callee.send("[8,68," + invocation + ",{},\"wamp.error.invalid_argument\",[\"no a\"]]");

        assertThat(caller.next().path("error")).isEqualTo(Json.tree("{\"code\":-32602,\"message\":\"no a\"}"));
    }

    @Test
    void cancelReachesTheCallee() {
        long invocation = invoked("com.slow", "[]");

        caller.send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":7}}");

        assertThat(callee.nextText()).isEqualTo("[69," + invocation + ",{\"mode\":\"killnowait\"}]");
        assertThat(caller.next().at("/error/code").asInt()).isEqualTo(-32800);
    }

    @Test
    void calleeThatLeavesFailsItsCalls() {
        invoked("com.slow", "[]");

        callee.close();

        assertThat(caller.next().at("/error/code").asInt()).isEqualTo(-32800);
    }

    @Test
    void progressiveResultsAreAStream() {
        callee.request("[64,#,{},\"com.count\"]");
        caller.send("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"com.count\",\"params\":[],\"meta\":{\"credit\":8}}");
        assertThat(callee.nextText()).endsWith(",{\"receive_progress\":true}]");

        callee.send("[70,1,{\"progress\":true},[1]]");
        callee.send("[70,1,{\"progress\":true},[2]]");
        callee.send("[70,1,{}]");

        assertThat(caller.next().path("params")).isEqualTo(Json.tree("{\"token\":7,\"value\":1}"));
        assertThat(caller.next().path("params")).isEqualTo(Json.tree("{\"token\":7,\"value\":2}"));
        assertThat(caller.next().has("result")).isTrue();
    }

    @Test
    void streamThatIsNotTakenEnds() {
        callee.request("[64,#,{},\"com.count\"]");
        caller.send("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"com.count\",\"params\":[],\"meta\":{\"credit\":1}}");
        callee.next();

        var big = "x".repeat(256 << 10);
        for (int i = 0; i < 100; i++) { // more than 16 MiB
            callee.send("[70,1,{\"progress\":true},[\"" + big + "\"]]");
        }

        assertThat(callee.nextText()).isEqualTo("[69,1,{\"mode\":\"killnowait\"}]");
        var answer = caller.next();
        while (answer.has("params")) {
            answer = caller.next();
        }
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32017);
        assertThat(server.limitsPassed()).containsEntry("streamBufferBytes", 1L);
    }

    @Test
    void whatTheServerServesComesFirst() {
        assertThat(callee.request("[64,#,{},\"demo.add\"]")).contains("wamp.error.procedure_already_exists");
        assertThat(caller.ask(Json.call("7", "demo.add", "[1,2]"))
                        .path("result")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void procedureThatIsOfferedNoMoreIsNotFound() {
        var registered = Json.tree(callee.request("[64,#,{},\"com.raw\"]"));
        callee.request("[66,#," + registered.path(2) + "]");

        assertThat(caller.ask(Json.call("7", "com.raw", "[]")).at("/error/code").asInt())
                .isEqualTo(-32601);
    }

    @Test
    void clientsOfWampCallEachOther() {
        try (var other = WampClient.join(server)) {
            other.request("[64,#,{},\"com.raw\"]");

            int call = callee.call("{}", "com.raw", ",[1]");
            assertThat(other.nextText()).endsWith("[1]]");
            other.send("[70,1,{},[2]]");

            assertThat(callee.nextText()).isEqualTo("[50," + call + ",{},[2]]");
        }
    }

    @Test
    void whatIsOfferedInAnotherRealmIsItsOwn() {
        try (var joe = WampClient.connect(server)) {
            joe.send("[1,\"secured\","
                    + WampClient.ROLES.replaceFirst("\\{", "{\"authmethods\":[\"ticket\"],\"authid\":\"joe\",") + "]");
            joe.next();
            joe.send("[5,\"joe-secret\",{}]");
            joe.next();
            joe.request("[64,#,{},\"com.raw\"]");

            assertThat(caller.ask(Json.call("7", "com.raw", "[]"))
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(-32601);
            assertThat(callee.ask("com.raw", "")).contains("wamp.error.no_such_procedure");
        }
    }

    @Test
    void whatClientsOfASecuredRealmOfferIsNotForEverybody() {
        callOfASecuredRealm(
                realm -> {}, (callee, caller) -> assertThat(caller.nextText()).contains("-32601"));
        callOfASecuredRealm(
                realm -> realm.authorize(Authorizer.of(request -> true)),
                (callee, caller) -> assertThat(caller.nextText()).contains("-32601"));
    }

    @Test
    void whatClientsOfASecuredRealmOfferIsForEverybodyWhereThatIsSaid() {
        callOfASecuredRealm(
                WampRealm::bridged,
                (callee, caller) -> assertThat(callee.nextText()).startsWith("[68,1,"));
    }

    /** A JSON-RPC client calls a procedure that is offered in a realm where one has to prove who one is. */
    private static void callOfASecuredRealm(Consumer<WampRealm> how, BiConsumer<WampClient, RawClient> check) {
        var router = WampRouter.builder()
                .realm("realm1", how.andThen(realm -> realm.authenticate(AuthMethod.anonymous())))
                .build();
        try (var secured = RpcServer.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .protocol(router)
                        .start();
                var offering = WampClient.join(secured);
                var calling = RawClient.connect(secured)) {
            offering.request("[64,#,{},\"com.five\"]");
            calling.send(Json.call("7", "com.five", "[]"));
            check.accept(offering, calling);
        }
    }
}
