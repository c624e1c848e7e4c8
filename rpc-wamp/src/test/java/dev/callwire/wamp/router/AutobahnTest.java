package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.CallOptions;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageReader;
import dev.callwire.wamp.message.RegisterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a popular client says in a recorded session. */
class AutobahnTest extends RouterTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path TRANSCRIPT = Path.of("src/test/resources/wamp/autobahn.jsonl");

    /** Connections from this one on want to be asked who they are. */
    private static final int FIRST_ASKED = 9;

    @Test
    void framesOfBothEndsAreMessages() throws IOException {
        var reader = new MessageReader(JsonLimits.DEFAULTS);

        for (var line : lines()) {
            if (line.has("text")) {
                assertThat(reader.read(JsonSlice.of(line.get("text").asText()))).isNotNull();
            }
        }
    }

    @Test
    void clientsFramesAreAcceptedInTheirOrder() throws IOException {
        var server = realm.join(new Identity("server", "trusted", "local", "static"));
        server.register(
                "demo",
                RegisterOptions.parse(JsonSlice.of("{\"match\":\"prefix\"}")),
                (invocation, answer) -> answer.result(invocation.payload()));
        server.register(
                "demo.callMe",
                RegisterOptions.NONE,
                (invocation, answer) ->
                        server.call("client.reverse", CallOptions.NONE, invocation.payload(), passingOn(answer)));
        Map<Integer, Client> clients = new HashMap<>();
        for (var line : lines()) {
            int connection = line.get("conn").asInt();
            var direction = line.path("dir").asText();
            if (direction.equals("C->S") && connection < FIRST_ASKED) {
                var client = clients.computeIfAbsent(connection, key -> Client.connect(router));
                client.says(line.get("text").asText());
                assertThat(client.all()).noneMatch(frame -> frame.startsWith("[3,"));
            }
        }
        assertThat(clients)
                .hasSize(8)
                .allSatisfy(
                        (connection, client) -> assertThat(client.isClosed()).isTrue());
    }

    private static LocalCaller passingOn(LocalAnswer answer) {
        return new LocalCaller() {
            @Override
            public void onResult(Message.Result result, boolean isLast) {
                answer.result(result.payload());
            }

            @Override
            public void onFailure(Message.Failed failure) {
                answer.fail(failure.error(), failure.payload());
            }
        };
    }

    private static List<JsonNode> lines() throws IOException {
        return Files.readAllLines(TRANSCRIPT).stream().map(AutobahnTest::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
