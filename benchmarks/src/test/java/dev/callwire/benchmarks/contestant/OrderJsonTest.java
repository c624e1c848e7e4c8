package dev.callwire.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written by hand means what Jackson takes it for. */
class OrderJsonTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private static byte[] written(Order order) {
        var out = new Outgoing();
        out.begin(false, OrderJson.BYTES);
        OrderJson.write(out, order);
        return Arrays.copyOfRange(out.bytes(), 4, out.length());
    }

    private static Order read(byte[] json) {
        var cursor = new ByteCursor();
        cursor.reset(json, 0, json.length);
        var order = OrderJson.read(cursor);
        cursor.end();
        return order;
    }

    private static Order with(String text, double number, long id) {
        return new Order(id, text, "", false, number, List.of(new Order.LineItem(text, text, -7, -number, true)));
    }

    @Test
    void usualOrderIsAsLongAsTheEchosFrame() {
        var order = Order.of(123_456);

        assertThat(read(written(order))).isEqualTo(order);
        assertThat(written(order).length).isBetween(1000, EchoRun.ORDER_FRAME_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\\", "a\nb\t", "St James’s", "ü", "𝄞 clef", "eight by\"te", "\u0000", "{}[],:"})
    void textsAreWhatJacksonTakesThemFor(String text) throws IOException {
        var order = with(text, 0.5, Long.MIN_VALUE);

        assertThat(JACKSON.readValue(written(order), Order.class)).isEqualTo(order);
        assertThat(read(written(order))).isEqualTo(order);
        assertThat(read(JACKSON.writeValueAsBytes(with(text, 0.5, 7)))).isEqualTo(with(text, 0.5, 7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 0.1, 12.25, 571.5, 1e-7, 123456789.125, 1e12, 1e300, 0.1 + 0.2, 999_999.9999})
    void numbersAreWhatJacksonTakesThemFor(double number) throws IOException {
        var order = with("", number, 1_000_000_000_000L);

        assertThat(JACKSON.readValue(written(order), Order.class)).isEqualTo(order);
        assertThat(read(written(order))).isEqualTo(order);
        assertThat(read(JACKSON.writeValueAsBytes(order))).isEqualTo(order);
    }

    @Test
    void membersComeInAnyOrderWithSpaceAndUnknownOnes() {
        var json = "{ \"items\" : [ ] , \"unknown\": [{\"a\":\"}\"}, 1.5, null], \"total\":1, \"express\": true,"
                + "\"currency\":\"GBP\",\"customer\":\"Ada\" ,\"id\": 7 }";

        assertThat(read(json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Order(7, "Ada", "GBP", true, 1, List.of()));
    }

    @Test
    void memberThatIsMissingIsAnError() {
        assertThatThrownBy(() -> read("{\"id\":1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("A member is missing, or there twice")
                .hasMessageContaining("{\"id\":1}");
    }
}
