package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyTest {
    private static final int PATIENCE_MILLIS = 20_000;

    private ServerSocket listening;
    private TcpProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listening = listen();
        proxy = TcpProxy.to(listening.getLocalPort());
        client = dial();
        server = accept(listening);
        await().until(() -> proxy.connections() == 1);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        client.close();
        server.close();
        listening.close();
    }

    @Test
    void bytesPassBothWays() throws IOException {
        client.getOutputStream().write(1);
        server.getOutputStream().write(2);

        assertThat(server.getInputStream().read()).isEqualTo(1);
        assertThat(client.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void endOfOneDirectionPassesAndTheOtherStays() throws IOException {
        client.shutdownOutput();
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        server.getOutputStream().write(2);
        assertThat(client.getInputStream().read()).isEqualTo(2);

        server.close();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void cutResetsBothEnds() {
        proxy.cutAll();

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(IOException.class);
        assertThat(proxy.connections()).isZero();
    }

    @Test
    void cutMayComeAfterSoManyBytes() throws IOException {
        proxy.cutAfter(3);

        client.getOutputStream().write(new byte[] {1, 2});
        assertThat(server.getInputStream().readNBytes(2)).containsExactly(1, 2);
        client.getOutputStream().write(new byte[] {3, 4});

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
        try (var next = dial()) {
            next.getOutputStream().write(5);
            assertThat(accept(listening).getInputStream().read()).isEqualTo(5);
        }
        assertThat(proxy.accepted()).isEqualTo(2);
    }

    @Test
    void nothingMovesInSilenceAndAllAfterIt() throws IOException {
        proxy.silence();
        client.getOutputStream().write(1);
        server.setSoTimeout(100);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        assertThat(proxy.connections()).isEqualTo(1);

        proxy.resume();

        server.setSoTimeout(PATIENCE_MILLIS);
        assertThat(server.getInputStream().read()).isEqualTo(1);
    }

    @Test
    void endOfAConnectionIsNotHeardInSilence() throws IOException {
        proxy.silence();
        client.close();

        server.setSoTimeout(100);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        proxy.resume();
        server.setSoTimeout(PATIENCE_MILLIS);
        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void refusedConnectionsFailAndTheOthersStay() throws IOException {
        proxy.refuse();

        assertThatThrownBy(this::dial).isInstanceOf(ConnectException.class);
        client.getOutputStream().write(1);
        assertThat(server.getInputStream().read()).isEqualTo(1);

        proxy.accept();
        dial().close();
    }

    @Test
    void laterConnectionsGoToAnotherTarget() throws IOException {
        try (var other = listen()) {
            proxy.target(other.getLocalPort());

            try (var next = dial();
                    var accepted = accept(other)) {
                next.getOutputStream().write(1);
                assertThat(accepted.getInputStream().read()).isEqualTo(1);
            }
        }
    }

    @Test
    void clientOfATargetThatIsGoneIsReset() throws IOException {
        listening.close();

        try (var next = dial()) {
            assertThatThrownBy(() -> next.getInputStream().read()).isInstanceOf(IOException.class);
        }
    }

    private static ServerSocket listen() throws IOException {
        var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static Socket accept(ServerSocket from) throws IOException {
        var socket = from.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private Socket dial() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }
}
