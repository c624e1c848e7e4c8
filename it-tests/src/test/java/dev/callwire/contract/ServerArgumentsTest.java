package dev.callwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerArgumentsTest {

    @Test
    void withoutArgumentsItListensOnAnyFreePortOfLoopback() throws UsageException {
        assertThat(ServerArguments.parse(List.of())).isEqualTo(new ServerArguments("127.0.0.1", 0, null));
    }

    @Test
    void optionsStandInAnyOrder() throws UsageException {
        assertThat(ServerArguments.parse(List.of("--token", "t", "--port", "8080", "--host", "::1")))
                .isEqualTo(new ServerArguments("::1", 8080, "t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port x",
                "--port -1",
                "--port 65536",
                "--port 99999999",
                "--token",
                "--hots h",
                "8080"
            })
    void wrongArgumentsAreNamed(String line) {
        var arguments = Arrays.asList(line.split(" ", -1));

        assertThatThrownBy(() -> ServerArguments.parse(arguments))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(arguments.get(0));
    }
}
