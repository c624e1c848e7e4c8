package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which room of the processor may name what, read off the constants of its class files. */
class RoomsTest {

    @Test
    void modelKnowsNeitherTheCompilerNorJavaPoet() throws Exception {
        assertThat(classesOf("model"))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("javax/lang/model", "javapoet", "processor/read", "processor/write"));
    }

    @Test
    void readingDoesNotKnowJavaPoet() throws Exception {
        assertThat(classesOf("read"))
                .allSatisfy(text -> assertThat(text).doesNotContain("javapoet", "processor/write"));
    }

    @Test
    void writingDoesNotKnowElements() throws Exception {
        assertThat(classesOf("write"))
                .allSatisfy(text -> assertThat(text.replace("javax/lang/model/element/Modifier", ""))
                        .doesNotContain("javax/lang/model", "processor/read"));
    }

    @Test
    void nothingKnowsTheRuntimeButByName() throws Exception {
        for (var room : List.of("model", "read", "write", ".")) {
            assertThat(classesOf(room))
                    .allSatisfy(text -> assertThat(text)
                            .doesNotContain("dev/callwire/stub", "dev/callwire/json", "dev/callwire/call"));
        }
    }

    private static List<String> classesOf(String room) throws IOException, URISyntaxException {
        var folder = Path.of(RpcServiceProcessor.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("dev/callwire/processor")
                .resolve(room);
        try (var files = Files.list(folder)) {
            var classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(classes).isNotEmpty();
            return classes.stream().map(RoomsTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
