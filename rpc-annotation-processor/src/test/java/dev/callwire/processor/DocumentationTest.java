package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows is what is generated. */
class DocumentationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "good/Calculator.java",
                "expected/Calculator/com/example/calc/CalculatorClient.java",
                "expected/Calculator/com/example/calc/CalculatorDispatcher.java",
                "expected/Calculator/com/example/calc/CalculatorBinding.java",
                "expected/Calculator/com/example/calc/CalculatorCodecs.java",
                "good/Ticker.java",
                "expected/Ticker/com/example/ticker/TickerBinding.java",
                "expected/Ticker/com/example/ticker/Ticker_FollowerClient.java",
                "good/Market.java",
                "expected/Market/com/example/market/MarketClient.java",
                "expected/Market/com/example/market/MarketDispatcher.java",
                "good/MarketEvents.java",
                "expected/MarketEvents/com/example/market/MarketEventsPublisher.java",
                "expected/MarketEvents/com/example/market/MarketEventsSubscriber.java",
                "expected/MarketEvents/com/example/market/MarketEventsBinding.java"
            })
    void showsTheFileAsItIs(String file) throws IOException {
        assertThat(page()).contains("```java\n" + Files.readString(Javac.RESOURCES.resolve(file)) + "```\n");
    }

    @Test
    void showsTheDescriptorsOfStreamsAsTheyAre() throws IOException {
        var binding =
                Files.readString(Javac.RESOURCES.resolve("expected/Market/com/example/market/MarketBinding.java"));
        var constants = binding.substring(
                binding.indexOf("  static final JsonType"), binding.indexOf("\n  /** For the runtime"));

        assertThat(page()).contains("```java\n" + constants + "```\n");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "generated-code.md"));
    }
}
