package dev.callwire.schema.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page on compatibility has the table as it is. */
class DocumentationTest {

    @Test
    void pageHasARowForEachChange() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "compatibility.md")))
                .filteredOn(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
                .containsExactlyElementsOf(Arrays.stream(Change.values())
                        .map(DocumentationTest::row)
                        .toList());
    }

    private static String row(Change change) {
        return "| `" + change + "` | " + change.what() + " | " + cell(change.effect(Direction.FROM_CLIENTS)) + " | "
                + cell(change.effect(Direction.TO_CLIENTS)) + " |";
    }

    private static String cell(Effect effect) {
        return (effect.breaking() ? "✗ " : "✓ ") + effect.text();
    }
}
