package dev.callwire.it.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.it.HostileServices;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and texts that would end a comment or a string, hide something, or mean something else in TypeScript. */
@Tag("one-jdk")
@Timeout(120)
class HostileSchemaTest {
    private static TypeScriptProject project;

    @BeforeAll
    static void generate() throws Exception {
        project = TypeScriptProject.create("hostile")
                .client(
                        "client",
                        List.of(
                                HostileServices.events(),
                                HostileServices.service("com.example.Hostile"),
                                HostileServices.callback(),
                                HostileServices.service("com.evil.Hostile")))
                .programs("checks.ts", "fake-socket.ts", "hostile.ts", "hostile-types.ts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"typescript", "typescript-native"})
    void compilers(String compiler) {
        project.tsc(compiler, "--noEmit", "--allowUnreachableCode", "false").succeeds();
    }

    @Test
    void namesReachTheWireAsTheyAre() {
        project.compile();
        try (var program = project.node("out/hostile.js")) {
            program.succeeds();
            assertThat(program.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }
}
