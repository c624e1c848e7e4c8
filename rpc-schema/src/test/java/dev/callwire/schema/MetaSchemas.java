package dev.callwire.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Validators that fetch nothing: OpenRPC's meta-schema, and JSON Schema with formats asserted. */
final class MetaSchemas {

    private static final String OPEN_RPC = "https://meta.open-rpc.org/";
    private static final String JSON_SCHEMA_TOOLS = "https://meta.json-schema.tools/";

    private MetaSchemas() {}

    /** What the official meta-schema has against a document. */
    static List<String> problemsOf(String openRpcDocument) {
        // The meta-schemas are written in draft 7, under a name of their own.
        Dialect draft7 = Dialects.getDraft7();
        Dialect own = Dialect.builder(JSON_SCHEMA_TOOLS, draft7).build();
        SchemaRegistry registry = SchemaRegistry.withDialects(
                List.of(own, draft7),
                builder -> builder.schemas(Map.of(
                        OPEN_RPC,
                        read("openrpc-meta-schema.json"),
                        JSON_SCHEMA_TOOLS,
                        read("json-schema-meta-schema.json"),
                        // One of its references leaves out the slash.
                        "https://meta.json-schema.tools",
                        read("json-schema-meta-schema.json"))));
        return problems(registry.getSchema(SchemaLocation.of(OPEN_RPC)), openRpcDocument);
    }

    /** What a JSON Schema has against a value. */
    static List<String> problemsOf(String value, String schema, Dialect dialect) {
        return problems(SchemaRegistry.withDefaultDialect(dialect).getSchema(schema), value);
    }

    private static List<String> problems(Schema schema, String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String read(String name) {
        try (var in = MetaSchemas.class.getResourceAsStream("/openrpc/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
