package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OriginsTest {
    private final Origins own = new Origins(Set.of());

    @Test
    void clientThatIsNoBrowserIsAllowed() {
        assertThat(own.allow(null, "example.com")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, example.com",
        "https://example.com, example.com",
        "http://example.com, example.com:80",
        "https://example.com, example.com:443",
        "https://example.com:443, example.com",
        "http://localhost:8080, localhost:8080",
        "HTTP://LocalHost:8080, localhost:8080",
        "http://[::1]:8080, [::1]:8080",
    })
    void pageOfTheServersHostIsAllowed(String origin, String host) {
        assertThat(own.allow(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.com, example.com",
        "http://example.com.evil.com, example.com",
        "http://evil-example.com, example.com",
        "http://example.com:8081, example.com:8080",
        "http://example.com:8080, example.com",
        "http://example.com, example.com:8080",
        "https://example.com, example.com:80",
        "http://example.com@evil.com, example.com",
        "http://evil.com@example.com, example.com",
        "http://example.com/path, example.com",
        "http://example.com?x, example.com",
        "http://example.com#x, example.com",
        "'http://example.com http://evil.com', example.com",
        "example.com, example.com",
        "//example.com, example.com",
        "file://, example.com",
        "http://, ''",
        "'', example.com",
        "null, null",
        "null, example.com",
        "http://example.com, example.com/path",
        "http://example.com, 'example.com, evil.com'",
    })
    void anyOtherPageIsRefused(String origin, String host) {
        assertThat(own.allow(origin, host)).isFalse();
    }

    @Test
    void listedPageIsAllowed() {
        var origins = new Origins(Set.of("https://app.Example.com"));

        assertThat(origins.allow("https://app.example.com", "api.example.com")).isTrue();
        assertThat(origins.allow("http://app.example.com", "api.example.com")).isFalse();
    }

    @Test
    void hiddenOriginIsAllowedWhenListed() {
        assertThat(new Origins(Set.of("null")).allow("null", "example.com")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"http://evil.com", "null"})
    void foreignPageIsAnswered403(String origin) throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest("Origin: " + origin + "\r\n"));

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 403 ");
            assertThat(server.hasNoConnection()).isTrue();
        }
    }

    @Test
    void pageOfTheServersOwnHostMayConnect() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest("Origin: https://localhost\r\n"));

            assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void listedPageMayConnect() throws IOException {
        try (var server = TestServer.setup()
                        .allowedOrigins("https://app.example.com")
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest("Origin: https://app.example.com\r\n"));

            assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void twoOriginsAreRefused() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest("Origin: http://localhost\r\nOrigin: http://evil.com\r\n"));

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 403 ");
        }
    }
}
