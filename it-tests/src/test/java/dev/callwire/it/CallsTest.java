package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.callwire.call.RemoteFaultException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of call through a generated client to a generated dispatcher. */
class CallsTest {
    private final ServerFixture fixture = new ServerFixture(ServerFixture.serving(Kinds.class, new KindsService()));
    private final Kinds kinds = fixture.proxy(Kinds.class);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void blockingCallReturnsTheResult() throws Exception {
        assertThat(kinds.half(84)).isEqualTo(42);
    }

    @Test
    void stageIsCompletedWithTheResult() throws Exception {
        assertThat(answer(kinds.halfLater(84))).isEqualTo(42);
        assertThat(answer(kinds.firstLater(List.of("a", "b")))).isEqualTo("a");
    }

    @Test
    void stageMayBeChainedToACallThatBlocks() throws Exception {
        var quarter = kinds.halfLater(84).thenApply(half -> kinds.describe(half));

        assertThat(answer(quarter)).isEqualTo("number 42");
    }

    @Test
    void resultMayBeNullWhereTheMethodSaysSo() throws Exception {
        assertThat(kinds.first(List.of())).isNull();
        assertThat(answer(kinds.firstLater(List.of()))).isNull();
    }

    @Test
    void voidCallReturnsWhenItIsDone() throws Exception {
        kinds.tell("a");
        kinds.tell("b");
        await().until(() -> kinds.told().size() == 2); // calls do not wait for the notifications before them
        kinds.forget("a");
        answer(kinds.forgetLater("b"));

        assertThat(kinds.told()).isEmpty();
    }

    @Test
    void notificationsRunInTheirOrder() {
        for (int i = 0; i < 200; i++) {
            kinds.tell("line " + i);
        }
        kinds.tellAside(List.of("x", "y"));

        await().until(() -> kinds.told().size() == 202);
        assertThat(kinds.told()).startsWith("line 0", "line 1", "line 2").endsWith("line 199", "x", "y");
        assertThat(kinds.told().subList(0, 200))
                .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void typedErrorComesWithItsFields() {
        assertThatExceptionOfType(TooSmall.class)
                .isThrownBy(() -> kinds.half(-2))
                .withMessage("-2 is too small")
                .satisfies(error -> assertThat(error.least()).isZero())
                .satisfies(error -> assertThat(error.hints()).containsExactly("try", "more"))
                .satisfies(error -> assertThat(error.note()).isNull());
        assertThatExceptionOfType(Odd.class).isThrownBy(() -> kinds.half(3)).withMessage("odd");
    }

    @Test
    void typedErrorFailsTheStage() throws Exception {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> answer(kinds.halfLater(-2)))
                .havingCause()
                .asInstanceOf(type(TooSmall.class))
                .satisfies(error -> assertThat(error.note()).isEqualTo("later"));
    }

    @ParameterizedTest
    @CsvSource({"-32602, x", "7, y", "-32000,", "2001, z"})
    void faultComesWithItsCodeMessageAndData(int code, String data) {
        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> kinds.fault(code, data))
                .withMessage("told on purpose")
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(code))
                .satisfies(fault ->
                        assertThat(fault.data()).isEqualTo(data == null ? null : "{\"why\":\"" + data + "\"}"));
    }

    @Test
    void whatMayBeAbsentMayBeAbsent() {
        assertThat(kinds.describe("t", 1, Optional.of("o"), OptionalInt.of(2)))
                .isEqualTo("t 1 Optional[o] OptionalInt[2]");
        assertThat(kinds.describe("t", null, Optional.empty(), OptionalInt.empty()))
                .isEqualTo("t null Optional.empty OptionalInt.empty");
        assertThat(kinds.describeByPosition("t", 1, Optional.of("o"))).isEqualTo("t 1 Optional[o]");
        assertThat(kinds.describeByPosition("t", null, Optional.empty())).isEqualTo("t null Optional.empty");
        assertThat(kinds.describeByPosition("t", null, Optional.of("o"))).isEqualTo("t null Optional[o]");
    }

    @Test
    void whatIsAbsentOnTheWireIsAbsentToTheMethod() {
        try (var raw = RawClient.connect(fixture.server())) {
            var byName = Json.call("1", "kinds.describe", "{'text':'t'}");
            assertThat(raw.ask(byName).path("result").asText()).isEqualTo("t null Optional.empty OptionalInt.empty");
            var withNulls =
                    Json.call("2", "kinds.describe", "{'optionalInt':null,'optional':null,'number':null,'text':'t'}");
            assertThat(raw.ask(withNulls).path("result").asText()).isEqualTo("t null Optional.empty OptionalInt.empty");
            var byPosition = Json.call("3", "kinds.describeByPosition", "['t']");
            assertThat(raw.ask(byPosition).path("result").asText()).isEqualTo("t null Optional.empty");
        }
    }

    @Test
    void eitherStyleOfParamsIsAccepted() {
        try (var raw = RawClient.connect(fixture.server())) {
            var byName = Json.call("1", "kinds.describeByPosition", "{'text':'t','number':7}");
            assertThat(raw.ask(byName).path("result").asText()).isEqualTo("t 7 Optional.empty");
            var byPosition = Json.call("2", "kinds.describe", "['t',7,'o',8]");
            assertThat(raw.ask(byPosition).path("result").asText()).isEqualTo("t 7 Optional[o] OptionalInt[8]");
        }
    }

    @Test
    void parameterMayBeTheWholeParams() {
        assertThat(kinds.whole(new Kinds.Position(3, 4))).isEqualTo("3:4");
        assertThat(kinds.whole(new Kinds.Position(3, null))).isEqualTo("3:null");
        assertThat(kinds.sum(new int[] {1, 2, 3})).isEqualTo(6);
        assertThat(kinds.sum(new int[0])).isZero();
    }

    @Test
    void wholeParamsThatDoNotFitAreToldByTheirMembers() {
        try (var raw = RawClient.connect(fixture.server())) {
            var answer = raw.ask(Json.call("1", "kinds/whole", "{'line':'x'}"));
            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32602);
            assertThat(answer.path("error").path("message").asText()).contains("line", "an integer", "a string");
            var missing = raw.ask(Json.text("{'jsonrpc':'2.0','id':2,'method':'kinds/whole'}"));
            assertThat(missing.path("error").path("code").asInt()).isEqualTo(-32602);
            var known = raw.ask(Json.call("3", "kinds/whole", "{'line':3,'_meta':{},'workDoneToken':1,'unheard':[]}"));
            assertThat(known.path("result").asText()).isEqualTo("3:null");
        }
    }

    @Test
    void wireNamesAreFree() {
        assertThat(kinds.renamed("a", "b")).isEqualTo("a b");
        try (var raw = RawClient.connect(fixture.server())) {
            var answer = raw.ask(Json.call("1", "kinds_renamed", "{'new-name':'a','class':'b'}"));
            assertThat(answer.path("result").asText()).isEqualTo("a b");
        }
    }

    @Test
    void overloadsAreTwoMethods() {
        assertThat(kinds.describe(7)).isEqualTo("number 7");
    }

    @Test
    void defaultAndStaticMethodsStayLocal() {
        assertThat(kinds.doubled(21)).isEqualTo(42);
        try (var raw = RawClient.connect(fixture.server())) {
            for (var method : List.of("kinds.doubled", "kinds.tripled", "kinds.toString", "kinds.hashCode")) {
                assertThat(raw.ask(Json.call("1", method, "[1]"))
                                .path("error")
                                .path("code")
                                .asInt())
                        .isEqualTo(-32601);
            }
        }
    }

    @Test
    void proxiesOfOneConnectionShareIt() throws Exception {
        assertThat(fixture.proxy(Kinds.class).half(4)).isEqualTo(2);
        assertThat(fixture.proxy(Kinds.class).half(6)).isEqualTo(3);
        assertThat(fixture.server().peers()).hasSize(1);
    }

    @Test
    void manyThreadsShareAProxy() {
        var sums = IntStream.range(0, 2_000)
                .parallel()
                .map(i -> kinds.sum(new int[] {i, i}))
                .sum();

        assertThat(sums).isEqualTo(2 * 1_999_000);
    }

    @Test
    void connectionOffersWhatWasAgreed() {
        assertThat(fixture.client().isOpen()).isTrue();
        assertThat(kinds.told()).isEmpty();
        assertThat(fixture.server().peers()).singleElement().satisfies(peer -> {
            assertThat(peer.handshake().path()).isEqualTo("/rpc");
            assertThat(peer.isOpen()).isTrue();
        });
    }

    private static <T> T answer(CompletionStage<T> call)
            throws InterruptedException, ExecutionException, TimeoutException {
        return call.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
