package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is generated from the interfaces in {@code src/test/resources/good} lies in {@code expected}. Run with
 * {@code -Dgolden.write=true} to rewrite that, and read the difference.
 */
class GoldenTest {
    private static final Path EXPECTED = Javac.RESOURCES.resolve("expected");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Calculator",
                "Orders",
                "Users",
                "Outer",
                "Bare",
                "Library",
                "Callbacks",
                "Ticker",
                "Market",
                "Streams",
                "MarketEvents",
                "Happenings",
                "Bank"
            })
    void generatesWhatIsExpected(String name) throws IOException {
        var compilation = compile(name);

        assertThat(Javac.messages(compilation)).isEmpty();
        var generated = Javac.generated(compilation);
        if (Boolean.getBoolean("golden.write")) {
            write(name, generated);
        }
        assertThat(generated).isEqualTo(read(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders", "Users", "Library", "Callbacks", "Streams", "Happenings", "Bank"})
    void generatesTheSameBytesAgain(String name) {
        assertThat(Javac.generated(compile(name))).isEqualTo(Javac.generated(compile(name)));
    }

    private static Compilation compile(String name) {
        return name.equals("Users")
                ? Javac.compile(
                        Javac.file("good/Users.java"), Javac.file("good/Crud.java"), Javac.file("good/Named.java"))
                : Javac.compile(Javac.file("good/" + name + ".java"));
    }

    private static Map<String, String> read(String name) throws IOException {
        var files = new TreeMap<String, String>();
        var root = EXPECTED.resolve(name);
        try (var paths = Files.walk(root)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static void write(String name, Map<String, String> generated) throws IOException {
        var root = EXPECTED.resolve(name);
        if (Files.exists(root)) {
            try (var paths = Files.walk(root)) {
                for (var path : paths.filter(Files::isRegularFile).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (var file : generated.entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
