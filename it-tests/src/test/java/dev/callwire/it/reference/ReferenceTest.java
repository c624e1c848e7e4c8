package dev.callwire.it.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.contract.Client;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.Eth;
import dev.callwire.contract.Net;
import dev.callwire.contract.Watcher;
import dev.callwire.it.ChildProcess;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written, and what Chromium makes of it. */
@Tag("one-jdk")
@Timeout(120)
class ReferenceTest {

    private static List<Arguments> references;

    @BeforeAll
    static void write() throws Exception {
        references = List.of(
                Arguments.of(
                        ReferenceFolder.of(
                                "contract",
                                Client.class,
                                Demo.class,
                                DemoEvents.class,
                                Eth.class,
                                Net.class,
                                Watcher.class),
                        "divide",
                        "service.Demo.html#demo.divide",
                        "both"),
                Arguments.of(
                        ReferenceFolder.of("hostility", Hostile.services()),
                        "hostile",
                        "service.Hostile.html",
                        "light"));
    }

    static List<Arguments> references() {
        return references;
    }

    @ParameterizedTest
    @MethodSource("references")
    void browserShowsItToAnybody(ReferenceFolder folder, String query, String link, String theme) {
        var command = List.of("node", "reference-checks.mjs", folder.path().toString(), query, link, theme);
        var scripts = ChildProcess.MODULE.resolve("src/test/reference").toFile();
        try (var checks = ChildProcess.start(new ProcessBuilder(command).directory(scripts))) {
            checks.succeeds();
            assertThat(checks.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void everyLinkLeadsSomewhere(ReferenceFolder folder) {
        var markup = new Markup(folder.reference().files());

        assertThat(markup.links()).hasSizeGreaterThan(50);
        assertThat(markup.deadLinks()).isEmpty();
        assertThat(markup.repeatedIds()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("references")
    void everyElementEndsWhereItShould(ReferenceFolder folder) {
        assertThat(new Markup(folder.reference().files()).unbalanced()).isEmpty();
    }
}
