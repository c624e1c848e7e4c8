package dev.callwire.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.call.Metadata;
import dev.callwire.call.MetadataKey;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs from peer to peer. */
class DialectTest {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 64, 1 << 20);
    private static final byte[] METHOD = "\"Page.enable\"".getBytes(StandardCharsets.UTF_8);
    private static final MetadataKey<String> SESSION = MetadataKey.ofString("sessionId");
    private static final CallMeta NO_META = new CallMeta();

    private final ProtocolSession bare = JsonRpc.of(Dialect.BARE).open(new Opening(true, LIMITS));
    private final ProtocolSession lenient = JsonRpc.of(Dialect.LENIENT).open(new Opening(true, LIMITS));
    private final ProtocolSession devTools =
            JsonRpc.of(Dialect.BARE.withTopLevel("sessionId")).open(new Opening(true, LIMITS));
    private final JsonWriter out = new JsonWriter(64, 4096);

    // Bare

    @Test
    void bareMessagesHaveNoVersion() {
        bare.writeCall(out, 1, METHOD, to -> to.raw(JsonSlice.of("{\"a\":1}")), NO_META);
        assertThat(taken()).isEqualTo("{\"id\":1,\"method\":\"Page.enable\",\"params\":{\"a\":1}}");

        bare.writeNotification(out, METHOD, null, NO_META);
        assertThat(taken()).isEqualTo("{\"method\":\"Page.enable\"}");

        bare.writeResult(out, JsonSlice.of("7"), null, to -> to.value(3));
        assertThat(taken()).isEqualTo("{\"id\":7,\"result\":3}");

        bare.writeFailure(out, JsonSlice.of("7"), null, Fault.of(-32601, "no"));
        assertThat(taken()).isEqualTo("{\"id\":7,\"error\":{\"code\":-32601,\"message\":\"no\"}}");
    }

    @Test
    void bareMessagesHaveNoMeta() {
        bare.writeCall(out, 1, METHOD, null, full());
        assertThat(taken()).isEqualTo("{\"id\":1,\"method\":\"Page.enable\"}");

        bare.writeNotification(out, METHOD, null, full());
        assertThat(taken()).isEqualTo("{\"method\":\"Page.enable\"}");
    }

    @Test
    void barePeerIsToldNothingThatItDoesNotKnow() {
        assertThat(bare.writeCancel(out, 1)).isFalse();
        assertThat(bare.writeDrain(out, 1, 1)).isFalse();
        assertThat(bare.objects()).isNull();
        assertThat(bare.hasBatches()).isFalse();
        assertThat(out.length()).isZero();
    }

    @Test
    void bareMessagesAreReadWithAndWithoutTheVersion() {
        assertThat(read(bare, "{\"id\":1,\"method\":\"m\"}")).containsExactly("call 1 m");
        assertThat(read(bare, "{\"jsonrpc\":\"2.0\",\"method\":\"m\"}")).containsExactly("notification m");
        assertThat(read(bare, "{\"id\":1,\"result\":{}}")).containsExactly("result 1 {}");
    }

    @Test
    void bareMessagesAreReadWithoutConventions() {
        assertThat(read(bare, "{\"method\":\"m\",\"meta\":{\"timeoutMs\":5,\"tenant\":\"a\"},\"traceparent\":\"t\"}"))
                .containsExactly("notification m");
        assertThat(read(bare, "{\"method\":\"$/cancelRequest\",\"params\":{\"id\":1}}"))
                .containsExactly("notification $/cancelRequest {\"id\":1}");
        assertThat(read(bare, "{\"method\":\"$/drain\"}")).containsExactly("notification $/drain");
        assertThat(read(bare, "{\"id\":1,\"method\":\"$/invokeProxy/5/m\"}"))
                .containsExactly("call 1 $/invokeProxy/5/m");
    }

    // Lenient

    @Test
    void lenientWritesAsStrictDoes() {
        lenient.writeCall(out, 1, METHOD, null, full());

        assertThat(taken())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"Page.enable\",\"traceparent\":\"t\","
                        + "\"meta\":{\"timeoutMs\":5,\"attempt\":2,\"sessionId\":\"S\"}}");
        assertThat(lenient.writeCancel(out, 1)).isTrue();
        assertThat(lenient.hasBatches()).isTrue();
        assertThat(lenient.objects()).isNotNull();
    }

    @Test
    void lenientReadsWithAndWithoutTheVersion() {
        assertThat(read(lenient, "{\"id\":1,\"method\":\"m\",\"meta\":{\"tenant\":\"a\"}}"))
                .containsExactly("call 1 m tenant=\"a\"");
        assertThat(read(lenient, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}"))
                .containsExactly("call 1 m");
        assertThat(read(lenient, "[{\"id\":1,\"method\":\"m\"},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"m\"}]"))
                .containsExactly("call 1 m in a batch", "call 2 m in a batch", "end of the batch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1.0\"", "\"2\"", "2.0", "null", "{}"})
    void versionThatIsThereMustBeRight(String version) {
        for (var session : List.of(bare, lenient)) {
            assertThat(read(session, "{\"jsonrpc\":" + version + ",\"id\":1,\"method\":\"m\"}"))
                    .containsExactly(
                            "malformed 1 -32600 Invalid request: The \"jsonrpc\" of a request, where it has one,"
                                    + " is \"2.0\"");
        }
    }

    @Test
    void whatIsNoRequestStaysNone() {
        for (var session : List.of(bare, lenient)) {
            assertThat(read(session, "{}"))
                    .containsExactly("malformed null -32600 Invalid request: A request has a method");
        }
    }

    // Members of the message itself

    @Test
    void namesAtTopLevelStandBesideTheId() {
        devTools.writeCall(out, 1, METHOD, to -> to.raw(JsonSlice.of("{}")), full());
        assertThat(taken()).isEqualTo("{\"id\":1,\"method\":\"Page.enable\",\"params\":{},\"sessionId\":\"S\"}");

        devTools.writeNotification(out, METHOD, null, full());
        assertThat(taken()).isEqualTo("{\"method\":\"Page.enable\",\"sessionId\":\"S\"}");
    }

    @Test
    void namesAtTopLevelAreReadOfRequests() {
        assertThat(read(devTools, "{\"method\":\"Page.loaded\",\"params\":{},\"sessionId\":\"S\"}"))
                .containsExactly("notification Page.loaded {} sessionId=\"S\"");
        assertThat(read(devTools, "{\"sessionId\":\"S\",\"id\":1,\"method\":\"m\"}"))
                .containsExactly("call 1 m sessionId=\"S\"");
        assertThat(read(devTools, "{\"id\":1,\"result\":{},\"sessionId\":\"S\"}"))
                .containsExactly("result 1 {}");
    }

    @Test
    void nameAtTopLevelOfOneMessageIsNotThatOfTheNext() {
        read(devTools, "{\"method\":\"m\",\"sessionId\":\"S\"}");

        assertThat(read(devTools, "{\"method\":\"m\"}")).containsExactly("notification m");
    }

    @Test
    void nameAtTopLevelThatIsThereTwiceIsRefused() {
        assertThat(read(devTools, "{\"method\":\"m\",\"sessionId\":\"S\",\"sessionId\":\"T\"}"))
                .containsExactly(
                        "malformed null -32600 Invalid request: A request holds each member once; 'sessionId' is"
                                + " there twice");
    }

    @Test
    void otherDialectsHaveNamesAtTopLevelBesideTheirOwn() {
        var session = JsonRpc.of(Dialect.STRICT.withTopLevel("tenant")).open(new Opening(true, LIMITS));
        var meta = new CallMeta();
        meta.metadata(Metadata.of(MetadataKey.ofString("tenant"), "a")
                .with(SESSION, "S")
                .with(MetadataKey.TRACEPARENT, "t"));

        session.writeNotification(out, METHOD, null, meta);

        assertThat(taken())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"Page.enable\",\"tenant\":\"a\",\"traceparent\":\"t\","
                        + "\"meta\":{\"sessionId\":\"S\"}}");
        assertThat(read(session, "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"traceparent\":\"t\",\"tenant\":\"a\"}"))
                .containsExactly("notification m traceparent=\"t\" tenant=\"a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "\"\u2028", "ä"})
    void nameAtTopLevelMayBeOfAnyLengthAndText(String name) {
        var session = JsonRpc.of(Dialect.BARE.withTopLevel(name)).open(new Opening(true, LIMITS));
        var meta = new CallMeta();
        meta.metadata(Metadata.of(MetadataKey.ofLong(name), 7L));

        session.writeNotification(out, METHOD, null, meta);

        assertThat(read(session, taken())).containsExactly("notification Page.enable " + name + "=7");
    }

    @Test
    void metadataAtTopLevelHasTheSameLimit() {
        assertThat(read(devTools, "{\"method\":\"m\",\"sessionId\":\"" + "x".repeat(8200) + "\"}"))
                .containsExactly("malformed null -32600 Invalid request: Metadata has at most 8192 bytes, names and"
                        + " values; here are more");
    }

    @ParameterizedTest
    @CsvSource({"id", "jsonrpc", "method", "params", "result", "error", "meta", "timeoutMs", "attempt", "credit"})
    void nameThatMessagesHaveForThemselvesIsRefused(String name) {
        assertThatThrownBy(() -> Dialect.BARE.withTopLevel(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "' is one that messages have for themselves");
    }

    // Values

    @Test
    void dialectIsAValue() {
        var one = Dialect.BARE.withTopLevel("sessionId");

        assertThat(one)
                .isEqualTo(Dialect.BARE.withTopLevel("sessionId"))
                .hasSameHashCodeAs(one.withTopLevel("sessionId"));
        assertThat(one)
                .isNotEqualTo(Dialect.BARE)
                .isNotEqualTo(Dialect.STRICT.withTopLevel("sessionId"))
                .isNotEqualTo(one.withTopLevel("other"));
        assertThat(Dialect.STRICT).isNotEqualTo(Dialect.LENIENT);
        assertThat(one).hasToString("Dialect[BARE, [sessionId]]");
        assertThat(JsonRpc.of(one)).hasToString("JsonRpc[Dialect[BARE, [sessionId]]]");
    }

    @Test
    void nameThatIsThereAlreadyAddsNothing() {
        assertThat(Dialect.STRICT.withTopLevel("traceparent")).isSameAs(Dialect.STRICT);
    }

    @Test
    void strictIsTheProtocolItself() {
        assertThat(JsonRpc.of(Dialect.STRICT)).isSameAs(JsonRpc.PROTOCOL);
        assertThat(JsonRpc.of(Dialect.LENIENT).name()).isEqualTo("JSON-RPC 2.0");
    }

    private static CallMeta full() {
        var meta = new CallMeta();
        meta.timeoutMillis(5);
        meta.attempt(2);
        meta.metadata(Metadata.of(SESSION, "S").with(MetadataKey.TRACEPARENT, "t"));
        return meta;
    }

    private String taken() {
        var text = out.toString();
        out.reset();
        return text;
    }

    private static List<String> read(ProtocolSession session, String frame) {
        var heard = new Heard();
        session.read(JsonSlice.of(frame), heard);
        return heard.lines();
    }
}
