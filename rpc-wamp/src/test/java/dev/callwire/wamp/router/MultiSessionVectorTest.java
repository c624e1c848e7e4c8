package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The one published vector of a session; its ids are symbols. */
class MultiSessionVectorTest extends RouterTest {
    private static final Path VECTOR =
            Path.of("src/test/resources/wamp/multisession/advanced/publisher_exclusion_disabled.json");

    @Test
    void stepsOfTheRouterFollowTheClients() throws IOException {
        var client = join();
        int request = 0;
        for (var step : new ObjectMapper().readTree(VECTOR.toFile()).get("sequence")) {
            var message = step.get("message");
            switch (message.get("type").asText()) {
                case "SUBSCRIBE" ->
                    client.says("[32," + ++request + "," + message.get("options") + "," + message.get("topic") + "]");
                case "PUBLISH" ->
                    client.says("[16," + ++request + "," + message.get("options") + "," + message.get("topic") + ","
                            + message.get("args") + "]");
                case "SUBSCRIBED" -> client.gets("[33," + request + ",1]");
                default -> client.gets("[36,1,P," + message.get("details") + "," + message.get("args") + "]");
            }
        }
        assertThat(request).isEqualTo(2);
    }
}
