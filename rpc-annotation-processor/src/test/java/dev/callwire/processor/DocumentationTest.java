package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                "good/Ticker.java",
                "expected/Ticker/com/example/ticker/TickerBinding.java",
                "expected/Ticker/com/example/ticker/Ticker_FollowerClient.java"
            })
    void showsTheFileAsItIs(String file) throws IOException {
        var page = Files.readString(Path.of("..", "docs", "generated-code.md"));

        assertThat(page).contains("```java\n" + Files.readString(Javac.RESOURCES.resolve(file)) + "```\n");
    }
}
