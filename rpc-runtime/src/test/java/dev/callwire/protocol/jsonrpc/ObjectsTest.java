package dev.callwire.protocol.jsonrpc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.ObjectFrames;
import dev.callwire.protocol.ObjectReference;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that stay where they are, on the wire. */
class ObjectsTest {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 64, 1 << 20);

    private final ProtocolSession session = JsonRpc.PROTOCOL.open(new Opening(false, LIMITS));
    private final ObjectFrames objects = requireNonNull(session.objects());
    private final JsonWriter out = new JsonWriter(64, 4096);

    // References

    @Test
    void objectOfOursIsWrittenWithItsLifetime() {
        assertThat(written(new ObjectReference(5, true, false)))
                .isEqualTo("{\"__jsonrpc_marshaled\":1,\"handle\":5,\"lifetime\":\"explicit\"}");
        assertThat(written(new ObjectReference(Long.MAX_VALUE, true, true)))
                .isEqualTo("{\"__jsonrpc_marshaled\":1,\"handle\":9223372036854775807,\"lifetime\":\"call\"}");
    }

    @Test
    void objectOfTheirsGoesBackByItsHandle() {
        assertThat(written(new ObjectReference(-5, false, false)))
                .isEqualTo("{\"__jsonrpc_marshaled\":0,\"handle\":-5}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"__jsonrpc_marshaled":1,"handle":5,"lifetime":"explicit"}          | 5 | true  | false
                    {"__jsonrpc_marshaled":1,"handle":5,"lifetime":"call"}              | 5 | true  | true
                    {"__jsonrpc_marshaled":1,"handle":5}                                | 5 | true  | false
                    {"__jsonrpc_marshaled":1,"handle":5,"lifetime":null}                | 5 | true  | false
                    {"__jsonrpc_marshaled":0,"handle":5}                                | 5 | false | false
                    { "handle" : 0 , "__jsonrpc_marshaled" : 1 }                        | 0 | true  | false
                    {"__jsonrpc_marshaled":1,"handle":5,"optionalInterfaces":[1,{}]}    | 5 | true  | false
                    {"__jsonrpc_m\\u0061rshaled":1,"handle":5,"lifetime":"c\\u0061ll"}  | 5 | true  | true
                    {"__jsonrpc_marshaled":1,"handle":-9223372036854775808}             | -9223372036854775808 | true  | false
                    {"__jsonrpc_marshaled":1,"handle":9223372036854775807}              | 9223372036854775807  | true  | false
                    """)
    void referenceIsRead(String json, long handle, boolean ownedBySender, boolean callScoped) {
        assertThat(read(json)).isEqualTo(new ObjectReference(handle, ownedBySender, callScoped));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "5",
                "\"__jsonrpc_marshaled\"",
                "[]",
                "[{\"__jsonrpc_marshaled\":1,\"handle\":5}]",
                "{}",
                "{\"handle\":5}",
                "{\"__jsonrpc_marshaled\":1}",
                "{\"__jsonrpc_marshaled\":2,\"handle\":5}",
                "{\"__jsonrpc_marshaled\":-1,\"handle\":5}",
                "{\"__jsonrpc_marshaled\":1.0,\"handle\":5}",
                "{\"__jsonrpc_marshaled\":4294967297,\"handle\":5}",
                "{\"__jsonrpc_marshaled\":true,\"handle\":5}",
                "{\"__jsonrpc_marshaled\":\"1\",\"handle\":5}",
                "{\"__jsonrpc_marshaled\":null,\"handle\":5}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":null}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":\"5\"}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":5.0}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":5e0}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":{}}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":9223372036854775808}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":5,\"lifetime\":\"\"}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":5,\"lifetime\":\"Call\"}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":5,\"lifetime\":1}",
                "{\"__jsonrpc_marshaled\":1,\"__jsonrpc_marshaled\":0,\"handle\":5}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":5,\"handle\":6}",
                "{\"__jsonrpc_marshaled\":1,\"handle\":5,\"lifetime\":null,\"lifetime\":\"call\"}"
            })
    void anythingElseIsNoReference(String json) {
        assertThat(read(json)).isNull();
    }

    @Test
    void referenceIsReadInTheMidstOfAnArray() {
        var bytes = "[{\"__jsonrpc_marshaled\":1,\"handle\":5},7]".getBytes(StandardCharsets.UTF_8);
        var slice = new JsonSlice();
        slice.set(bytes, 1, bytes.length - 4);

        assertThat(objects.readReference(slice)).isEqualTo(new ObjectReference(5, true, false));
    }

    @Test
    void referenceIsReadAsItWasWritten() {
        for (var reference : List.of(
                new ObjectReference(1, true, true),
                new ObjectReference(0, true, false),
                new ObjectReference(Long.MIN_VALUE, false, false))) {
            assertThat(read(written(reference))).isEqualTo(reference);
        }
    }

    // Calls

    @Test
    void callOfAnObjectNamesItsHandleAndItsMethod() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":15,\"method\":\"$/invokeProxy/5/seen\",\"params\":[1]}", session))
                .containsExactly("call 15 of object 5 seen [1]");
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/invokeProxy/5/seen\",\"params\":{\"a\":1}}", session))
                .containsExactly("notification of object 5 seen {\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "$/invokeProxy/0/m, 0, m",
        "$/invokeProxy/-1/m, -1, m",
        "$/invokeProxy/9223372036854775807/m, 9223372036854775807, m",
        "$/invokeProxy/-9223372036854775808/m, -9223372036854775808, m",
        "$/invokeProxy/5/a/b.c/, 5, a/b.c/",
        "$/invokeProxy/5/1.seen, 5, 1.seen",
        "$/invokeProxy/5//, 5, /",
        "$/invokeProxy/5/ä, 5, ä",
        "$/invokeProxy/5/$/invokeProxy/6/m, 5, $/invokeProxy/6/m"
    })
    void methodIsAllThatFollowsTheHandle(String name, long handle, String method) {
        assertThat(call(name)).containsExactly("call 1 of object " + handle + " " + method);
        assertThat(notification(name)).containsExactly("notification of object " + handle + " " + method);
    }

    @Test
    void escapedNameMeansTheSame() {
        assertThat(call("$\\/invok\\u0065Proxy\\/\\u0035\\/seen")).containsExactly("call 1 of object 5 seen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$/invokeProxy/",
                "$/invokeProxy//",
                "$/invokeProxy//m",
                "$/invokeProxy/5",
                "$/invokeProxy/5/",
                "$/invokeProxy/-/m",
                "$/invokeProxy/-0/m",
                "$/invokeProxy/+5/m",
                "$/invokeProxy/05/m",
                "$/invokeProxy/00/m",
                "$/invokeProxy/ 5/m",
                "$/invokeProxy/5 /m",
                "$/invokeProxy/5.0/m",
                "$/invokeProxy/5e0/m",
                "$/invokeProxy/x/m",
                "$/invokeProxy/٥/m",
                "$/invokeProxy/--5/m",
                "$/invokeProxy/9223372036854775808/m",
                "$/invokeProxy/-9223372036854775809/m",
                "$/invokeProxy/9999999999999999999/m",
                "$/invokeProxy/18446744073709551621/m"
            })
    void malformedHandleIsOfNoMethod(String name) {
        assertThat(call(name)).containsExactly("malformed 1 -32601 Method not found: " + name);
        assertThat(notification(name)).containsExactly("ignored $/invokeProxy without a handle and a method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$/invokeProxy", "$/invokeproxy/5/m", "/invokeProxy/5/m", "$", "$/", "x$/invokeProxy/5/m", ""})
    void otherNamesAreOfNoObject(String name) {
        assertThat(call(name)).containsExactly("call 1 " + name);
        assertThat(notification(name)).containsExactly("notification " + name);
    }

    @Test
    void callsOfObjectsMayStandInABatch() {
        var heard = new Heard();
        session.read(
                JsonSlice.of("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$/invokeProxy/5/a\"},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"$/invokeProxy/x/b\"},"
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"$/invokeProxy/5/c\"}]"),
                heard);

        assertThat(heard.lines())
                .containsExactly(
                        "call 1 of object 5 a in a batch",
                        "malformed 2 -32601 Method not found: $/invokeProxy/x/b in a batch",
                        "notification of object 5 c",
                        "end of the batch");
        assertThat(session.writeResult(out, JsonSlice.of("1"), heard.group(), to -> to.value(3)))
                .as("the refused call is still to be answered")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"5, seen", "-1, a/b.c", "-9223372036854775808, 1.seen", "0, \"a\\\u0001ä"})
    void wireNameIsReadAsItWasWritten(long handle, String method) {
        var name = new String(objects.methodName(handle, method), StandardCharsets.UTF_8);

        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":" + name + "}", session))
                .containsExactly("call 1 of object " + handle + " " + method);
    }

    @Test
    void wireNameIsAJsonString() {
        assertThat(objects.methodName(5, "seen"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\"$/invokeProxy/5/seen\"");
        assertThat(objects.methodName(5, "a\"b"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\"$/invokeProxy/5/a\\\"b\"");
    }

    // Releases

    @Test
    void releaseNamesTheHandleAndTheOwner() {
        objects.writeRelease(out, 5, true);
        assertThat(out)
                .hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"$/releaseMarshaledObject\","
                        + "\"params\":{\"handle\":5,\"ownedBySender\":true}}");

        out.reset();
        objects.writeRelease(out, -1, false);
        assertThat(out)
                .hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"$/releaseMarshaledObject\","
                        + "\"params\":{\"handle\":-1,\"ownedBySender\":false}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"handle":5,"ownedBySender":true}                    | its object 5
                    {"handle":5,"ownedBySender":false}                   | our object 5
                    {"x":[],"ownedBySender":false,"h\\u0061ndle":-7}     | our object -7
                    {"handle":5}                                         | its object 5
                    {"handle":5,"ownedBySender":null}                    | its object 5
                    [5,true]                                             | its object 5
                    [5,false]                                            | our object 5
                    [ -9223372036854775808 , false , "more" ]            | our object -9223372036854775808
                    [5]                                                  | its object 5
                    [5,null]                                             | its object 5
                    """)
    void releaseIsReadByNameAndByPosition(String params, String object) {
        assertThat(read(release(",\"params\":" + params), session)).containsExactly("release of " + object);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"params\":null",
                ",\"params\":{}",
                ",\"params\":[]",
                ",\"params\":{\"ownedBySender\":true}",
                ",\"params\":{\"Handle\":5}",
                ",\"params\":{\"handle\":\"5\"}",
                ",\"params\":{\"handle\":5.5}",
                ",\"params\":{\"handle\":null}",
                ",\"params\":{\"handle\":9223372036854775808}",
                ",\"params\":{\"handle\":5,\"ownedBySender\":\"true\"}",
                ",\"params\":{\"handle\":5,\"ownedBySender\":1}",
                ",\"params\":[true,5]",
                ",\"params\":[[5]]",
                ",\"params\":[5,0]"
            })
    void releaseOfNoObjectIsPassedOver(String params) {
        assertThat(read(release(params), session)).containsExactly("ignored $/releaseMarshaledObject of no object");
    }

    @Test
    void handleOfOneReleaseIsNotThatOfTheNext() {
        read(release(",\"params\":[5,false]"), session);

        assertThat(read(release(",\"params\":{}"), session))
                .containsExactly("ignored $/releaseMarshaledObject of no object");
    }

    @Test
    void releaseThatWantsAnAnswerIsACallLikeAnyOther() {
        assertThat(read(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$/releaseMarshaledObject\",\"params\":[5]}",
                        session))
                .containsExactly("call 1 $/releaseMarshaledObject [5]");
    }

    private @Nullable ObjectReference read(String json) {
        return objects.readReference(JsonSlice.of(json));
    }

    private String written(ObjectReference reference) {
        out.reset();
        objects.writeReference(out, reference);
        return out.toString();
    }

    private static String release(String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"$/releaseMarshaledObject\"" + params + "}";
    }

    private List<String> call(String method) {
        return read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}", session);
    }

    private List<String> notification(String method) {
        return read("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}", session);
    }

    private static List<String> read(String frame, ProtocolSession session) {
        var heard = new Heard();
        session.read(JsonSlice.of(frame), heard);
        return heard.lines();
    }
}
