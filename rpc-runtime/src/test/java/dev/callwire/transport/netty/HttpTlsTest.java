package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.http.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both ends of HTTP, over TLS. */
@Timeout(60)
class HttpTlsTest {
    private static final SSLContext LOCALHOST = TestCertificate.of("localhost");

    @Test
    void messageIsAnsweredOverTls() throws Exception {
        var heard = exchange("localhost", LOCALHOST);

        assertThat(heard.nextMessage()).isEqualTo("hello");
        assertThat(heard.closed().code()).isEqualTo(CloseReason.NORMAL);
    }

    @Test
    void serverUnderAnotherNameIsSentNothing() throws Exception {
        assertThat(exchange("127.0.0.1", LOCALHOST).closed().code()).isEqualTo(CloseReason.NOT_SENT);
    }

    @Test
    void serverThatIsNotTrustedIsSentNothing() throws Exception {
        assertThat(exchange("localhost", null).closed().code()).isEqualTo(CloseReason.NOT_SENT);
    }

    private static Recorder exchange(String host, SSLContext trust) {
        try (var server = TestServer.setup()
                        .exchanges()
                        .answer(TestServer.ECHO)
                        .tls(LOCALHOST)
                        .start();
                var client = HttpTransport.create()) {
            var uri = URI.create("https://" + host + ":" + server.address().getPort() + "/");
            var options = new ConnectOptions(
                    uri, List.of(), Map.of(), TestLimits.limits().build(), Duration.ofSeconds(10), trust);
            var heard = new CompletableFuture<Recorder>();
            var connection = client.connect(options, opened -> {
                        heard.complete(Recorder.of(opened));
                        return heard.join();
                    })
                    .toCompletableFuture()
                    .join();
            connection.send("hello".getBytes(UTF_8), 0, 5);
            heard.join().closed();
            return heard.orTimeout(20, SECONDS).join();
        }
    }
}
