package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sources in {@code src/test/resources/bad} say behind {@code //!} which errors their lines are to get, and behind
 * {@code //?} which warnings: those, all of them in one compilation, and no others.
 */
class CompileErrorsTest {
    private static final Pattern MARK = Pattern.compile("//([!?]) (.*?)(?= //[!?] |$)");

    /** A message expected on a line: its beginning or a part of it. */
    private record Expected(long line, String kind, String text) {
        boolean fits(String kind, long line, String message) {
            return this.line == line && this.kind.equals(kind) && message.contains(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NotInterfaces",
                "Methods",
                "WireNames",
                "Errors",
                "Types",
                "Hidden",
                "Inherited",
                "Examples",
                "Callbacks",
                "Streams",
                "Events",
                "Uris",
                "Schemas"
            })
    void reportsEveryBrokenRuleOnItsLine(String name) throws IOException {
        var expected = expected(name);

        var compilation = Javac.compile(Javac.file("bad/" + name + ".java"));

        var missing = new ArrayList<>(expected);
        var unexpected = new ArrayList<String>();
        for (var diagnostic : compilation.diagnostics()) {
            var kind = diagnostic.getKind().name().toLowerCase(Locale.ROOT);
            var message = diagnostic.getMessage(Locale.ROOT);
            var found = missing.stream()
                    .filter(each -> each.fits(kind, diagnostic.getLineNumber(), message))
                    .findFirst();
            if (found.isPresent()) {
                missing.remove(found.get());
            } else {
                unexpected.add(Javac.message(diagnostic));
            }
        }
        assertThat(unexpected).isEmpty();
        assertThat(missing).isEmpty();
        assertThat(expected).isNotEmpty();
    }

    private static List<Expected> expected(String name) throws IOException {
        var lines = Files.readAllLines(Javac.RESOURCES.resolve("bad/" + name + ".java"));
        var expected = new ArrayList<Expected>();
        for (var i = 0; i < lines.size(); i++) {
            var mark = MARK.matcher(lines.get(i));
            while (mark.find()) {
                expected.add(new Expected(i + 1, mark.group(1).equals("!") ? "error" : "warning", mark.group(2)));
            }
        }
        return expected;
    }
}
