package dev.callwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcServer;
import dev.callwire.contract.ContractServer;
import dev.callwire.protocol.r2.RepeatCounts;
import dev.callwire.protocol.r2.WebSocketR2;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The captured traffic of the library with another server, whose part the contract server plays: byte for byte, but for the
 * words of errors, and but for repeats, which that server ran and answered each time.
 */
@Timeout(60)
class R2TranscriptTest {
    private static final Pattern ERROR = Pattern.compile(
            "(\\{\"id\":\\d+,\"data\":\\{\"error\":\\{\"code\":-3260[12],\"message\":\")[^\"]*(\".*)?}}}");

    private final WebSocketR2 protocol = WebSocketR2.builder().build();
    private final RpcServer server = ContractServer.builder()
            .host("127.0.0.1")
            .protocol(protocol, "/captured")
            .start();
    private final Map<Integer, RawClient> connections = new HashMap<>();
    private final Map<Integer, List<String>> answered = new HashMap<>();
    private int frames;

    @AfterEach
    void close() {
        connections.values().forEach(RawClient::close);
        server.close();
    }

    @Test
    void serverAnswersAsTheCapturedOne() throws IOException {
        for (var line : transcript()) {
            int connection = line.path("conn").asInt();
            switch (line.path("event").asText() + line.path("dir").asText()) {
                case "open" -> connections.put(connection, RawClient.connect(server, "/captured"));
                case "close" -> connections.get(connection).close();
                case "C->S" ->
                    connections.get(connection).send(line.path("text").asText());
                default -> hears(connection, line.path("text").asText());
            }
        }

        assertThat(frames).isEqualTo(30);
        assertThat(protocol.counts()).isEqualTo(new RepeatCounts(0, 2, 0));
        try (var last = RawClient.connect(server, "/captured")) {
            assertThat(last.ask(Json.text("{'data':{'action':'demo.slept'},'id':0}")))
                    .isEqualTo(Json.tree(Json.text("{'id':0,'data':2}")));
        }
    }

    private void hears(int connection, String expected) {
        var earlier = answered.computeIfAbsent(connection, any -> new ArrayList<>());
        if (earlier.contains(expected)) {
            return; // the answer to a repeat
        }
        earlier.add(expected);
        frames++;
        assertThat(withoutWords(connections.get(connection).nextText())).isEqualTo(withoutWords(expected));
    }

    /** An error with its code alone; any other frame as it is. */
    private static String withoutWords(String frame) {
        return ERROR.matcher(frame).replaceFirst("$1…\"}}}");
    }

    private static List<JsonNode> transcript() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(R2TranscriptTest.class.getResourceAsStream("/r2/websocketr2.jsonl")), UTF_8))) {
            return lines.lines().map(Json::tree).toList();
        }
    }
}
