package dev.callwire.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The expected texts under {@code src/test/resources/golden}. Set the environment variable {@code GOLDEN_FILE_ROOT} to that
 * folder to write them anew from what the code makes now.
 */
final class Golden {

    private Golden() {}

    static void assertGolden(String actual, String name) throws IOException {
        String root = System.getenv("GOLDEN_FILE_ROOT");
        if (root != null) {
            Files.writeString(Path.of(root, name), actual);
        }
        try (var in = root == null
                ? Golden.class.getResourceAsStream("/golden/" + name)
                : Files.newInputStream(Path.of(root, name))) {
            assertThat(in).as("golden file " + name).isNotNull();
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
