package dev.callwire.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.Metadata;
import dev.callwire.call.MetadataKey;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.RawJson;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes beside the params. */
class MetadataWritingTest {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 100, 128, 256, 4096);
    private static final byte[] METHOD = "\"m\"".getBytes(StandardCharsets.UTF_8);
    private static final MetadataKey<String> TENANT = MetadataKey.ofString("tenant");

    private final ProtocolSession session = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));
    private final JsonWriter out = new JsonWriter(64, 1 << 20);

    @Test
    void remainingTimeGoesIntoMeta() {
        var meta = new CallMeta();
        meta.timeoutMillis(1500);

        session.writeCall(out, 1, METHOD, to -> to.raw(JsonSlice.of("[1]")), meta);

        assertThat(out)
                .hasToString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":[1],\"meta\":{\"timeoutMs\":1500}}");
    }

    @Test
    void attemptIsToldFromTheSecondOn() {
        var meta = new CallMeta();
        meta.attempt(1);
        assertThat(written(meta)).isEqualTo(call(""));

        meta.attempt(2);
        assertThat(written(meta)).isEqualTo(call(",\"meta\":{\"attempt\":2}"));

        meta.timeoutMillis(7);
        assertThat(written(meta)).isEqualTo(call(",\"meta\":{\"timeoutMs\":7,\"attempt\":2}"));
    }

    @Test
    void metadataStandsInMetaAfterTheTime() {
        var meta = new CallMeta();
        meta.metadata(Metadata.of(TENANT, "a").with(MetadataKey.ofLong("shard"), 3L));
        assertThat(written(meta)).isEqualTo(call(",\"meta\":{\"tenant\":\"a\",\"shard\":3}"));

        meta.timeoutMillis(1500);
        meta.attempt(2);
        assertThat(written(meta))
                .isEqualTo(call(",\"meta\":{\"timeoutMs\":1500,\"attempt\":2,\"tenant\":\"a\",\"shard\":3}"));
    }

    @Test
    void traceContextStandsInTheMessageItself() {
        var meta = new CallMeta();
        meta.metadata(Metadata.of(MetadataKey.TRACEPARENT, "t").with(MetadataKey.TRACESTATE, "a=1"));
        assertThat(written(meta)).isEqualTo(call(",\"traceparent\":\"t\",\"tracestate\":\"a=1\""));

        meta.metadata(Metadata.of(TENANT, "a").with(MetadataKey.TRACEPARENT, "t"));
        assertThat(written(meta)).isEqualTo(call(",\"traceparent\":\"t\",\"meta\":{\"tenant\":\"a\"}"));
    }

    @Test
    void notificationCarriesTheSame() {
        var meta = new CallMeta();
        meta.timeoutMillis(5);
        meta.attempt(3);
        meta.metadata(Metadata.of(TENANT, "a").with(MetadataKey.TRACEPARENT, "t"));

        session.writeNotification(out, METHOD, null, meta);

        assertThat(out)
                .hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"traceparent\":\"t\","
                        + "\"meta\":{\"timeoutMs\":5,\"attempt\":3,\"tenant\":\"a\"}}");
    }

    @Test
    void valuesAreAnyJson() {
        var meta = new CallMeta();
        meta.metadata(Metadata.of(MetadataKey.ofJson("j"), new RawJson("{\"a\": [1.50]}"))
                .with(MetadataKey.ofBoolean("b"), true)
                .with(MetadataKey.ofString("s"), "\u2028\"\n"));

        assertThat(written(meta))
                .isEqualTo(call(",\"meta\":{\"j\":{\"a\": [1.50]},\"b\":true,\"s\":\"\u2028\\\"\\n\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\"b",
                "a\\",
                "\"},\"id\":9,\"x\":{\"",
                "\u0000",
                "\n\t",
                "__proto__",
                "\u2028",
                "\ud83d\ude00",
                "ä",
                "*/",
                "${x}",
                "Traceparent"
            })
    void nameIsReadAsItWasWritten(String name) {
        var meta = new CallMeta();
        meta.metadata(Metadata.EMPTY.withJson(name, JsonSlice.of("\"v\"")));
        var heard = new Heard();

        JsonRpc.PROTOCOL.open(new Opening(false, LIMITS)).read(JsonSlice.of(written(meta)), heard);

        assertThat(heard.lines()).containsExactly("call 1 m " + name + "=\"v\"");
    }

    @Test
    void nameIsEscaped() {
        var meta = new CallMeta();
        meta.metadata(Metadata.of(MetadataKey.ofString("a\"\\\n\u0001"), "v"));

        assertThat(written(meta)).isEqualTo(call(",\"meta\":{\"a\\\"\\\\\\n\\u0001\":\"v\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeoutMs", "attempt", "credit", "lastEventId"})
    void nameThatMetaHasForItselfIsNotWrittenAsMetadata(String name) {
        var meta = new CallMeta();
        meta.metadata(Metadata.EMPTY.withJson(name, JsonSlice.of("9")));
        assertThat(written(meta)).isEqualTo(call(""));

        meta.timeoutMillis(5);
        assertThat(written(meta)).isEqualTo(call(",\"meta\":{\"timeoutMs\":5}"));
    }

    @Test
    void whatCameGoesOnAsItCame() {
        var relay = new Heard() {
            @Override
            public void onNotification(JsonSlice method, JsonSlice params, CallMeta meta) {
                session.writeNotification(out, METHOD, null, meta);
            }
        };
        var frame = "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"traceparent\":\"t\","
                + "\"meta\":{\"timeoutMs\":5,\"attempt\":2,\"tenant\":\"\\u0061\",\"n\":1.0}}";

        session.read(JsonSlice.of(frame), relay);

        assertThat(out).hasToString(frame);
        assertThat(relay.lines()).isEqualTo(List.of());
    }

    private String written(CallMeta meta) {
        out.reset();
        session.writeCall(out, 1, METHOD, null, meta);
        return out.toString();
    }

    private static String call(String members) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"" + members + "}";
    }
}
