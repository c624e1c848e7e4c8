package dev.callwire.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the documentation are taken from code that is compiled and run. */
class DocumentationTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

    @Test
    void everyExampleStandsInATest() throws IOException {
        var code = bare(Files.readString(MODULE.resolve("src/test/java/dev/callwire/testing/shop/OrdersTest.java")));
        var page = Files.readString(MODULE.resolve("../docs/testing.md"));
        var examples = EXAMPLE.matcher(page)
                .results()
                .map(example -> bare(example.group(1)))
                .toList();

        assertThat(examples).hasSize(5).allSatisfy(example -> assertThat(code).contains(example));
    }

    /** Without what formatting may change. */
    private static String bare(String code) {
        return code.replaceAll("\\s+", "");
    }
}
