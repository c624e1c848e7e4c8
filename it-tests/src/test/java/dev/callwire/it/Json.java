package dev.callwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as tests write and read it. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** JSON text out of text with single quotes in place of double ones. */
    static String text(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    /** A call in JSON-RPC, its id and params as JSON in single quotes. */
    static String call(String id, String method, String params) {
        return text("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':" + params + "}");
    }

    /** A notification in JSON-RPC, its params as JSON in single quotes. */
    static String notification(String method, String params) {
        return text("{'jsonrpc':'2.0','method':'" + method + "','params':" + params + "}");
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is no JSON: " + json, e);
        }
    }

    static JsonNode tree(byte[] utf8, int offset, int length) {
        return tree(new String(utf8, offset, length, UTF_8));
    }

    static byte[] utf8(String json) {
        return json.getBytes(UTF_8);
    }
}
