package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callwire.RpcServer;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.json.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples and rules of the JSON-RPC 2.0 specification, frame by frame. */
class JsonRpcSpecTest {
    private static RpcServer server;
    private RawClient client;

    /** The methods of the specification's examples; none blocks, so that answers come in the order of the calls. */
    @RpcService("")
    @NonBlocking
    interface Examples {
        int subtract(int minuend, int subtrahend);

        @RpcMethod(params = ParamStyle.WHOLE)
        int sum(List<Integer> numbers);

        @RpcMethod("get_data")
        RawJson data();

        @RpcNotification(params = ParamStyle.WHOLE)
        void update(List<Integer> numbers);

        @RpcNotification(value = "notify_sum", params = ParamStyle.WHOLE)
        void notifySum(List<Integer> numbers);

        @RpcNotification(value = "notify_hello", params = ParamStyle.WHOLE)
        void notifyHello(List<Integer> numbers);
    }

    private static final class ExamplesService implements Examples {
        @Override
        public int subtract(int minuend, int subtrahend) {
            return minuend - subtrahend;
        }

        @Override
        public int sum(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public RawJson data() {
            return new RawJson("[\"hello\",5]");
        }

        @Override
        public void update(List<Integer> numbers) {}

        @Override
        public void notifySum(List<Integer> numbers) {}

        @Override
        public void notifyHello(List<Integer> numbers) {}
    }

    @BeforeAll
    static void startServer() {
        server = RpcServer.builder()
                .host("127.0.0.1")
                .service(Examples.class, new ExamplesService())
                .start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void connect() {
        client = RawClient.connect(server);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    static Stream<Arguments> cases() throws IOException {
        try (var json = JsonRpcSpecTest.class.getResourceAsStream("/jsonrpc/spec-examples.json")) {
            var cases = new ObjectMapper().readTree(json).path("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(example -> Arguments.of(example.path("name").asText(), example));
        }
    }

    @Test
    void thereAreExamples() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsTheSpecificationHasIt(String name, JsonNode example) {
        client.send(example.path("send").asText());

        if (example.has("expectAnyOrder")) {
            var answers = client.next();
            assertThat(answers.isArray()).isTrue();
            assertThat(comparable(answers))
                    .containsExactlyInAnyOrderElementsOf(comparable(example.path("expectAnyOrder")));
        } else if (!example.path("expect").isNull()) {
            var answer = client.next();
            assertThat(comparable(answer)).isEqualTo(comparable(example.path("expect")));
        }
        client.answersNext();
    }

    private static List<JsonNode> comparable(JsonNode answers) {
        var list = new ArrayList<JsonNode>();
        (answers.isArray() ? answers : List.of(answers)).forEach(answer -> list.add(withoutWords(answer)));
        return list;
    }

    /** An answer without its error's message and data, which the specification leaves to the server. */
    private static JsonNode withoutWords(JsonNode answer) {
        if (answer.path("error") instanceof com.fasterxml.jackson.databind.node.ObjectNode error) {
            if (error.has("message")) {
                assertThat(error.path("message").isTextual()).isTrue();
            }
            error.retain("code");
        }
        return answer;
    }
}
