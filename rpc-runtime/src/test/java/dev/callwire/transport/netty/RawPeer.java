package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One end of a plain TCP connection, which may send whatever it likes. */
final class RawPeer implements AutoCloseable {
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static RawPeer connect(InetSocketAddress address) throws IOException {
        return new RawPeer(new Socket(address.getAddress(), address.getPort()));
    }

    /** Connects, and has the handshake behind it. */
    static RawPeer upgraded(TestServer server) throws IOException {
        var peer = connect(server.address());
        peer.write(upgradeRequest(""));
        assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ").doesNotContain("sec-websocket-extensions");
        return peer;
    }

    /** Connects to a server with which it agrees on compression. */
    static RawPeer compressing(TestServer server) throws IOException {
        var peer = connect(server.address());
        peer.write(upgradeRequest("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"));
        assertThat(peer.readHead())
                .startsWith("HTTP/1.1 101 ")
                .contains("sec-websocket-extensions: permessage-deflate; client_no_context_takeover;"
                        + " server_no_context_takeover\r\n");
        return peer;
    }

    /** A handshake as it should be, and further header lines, each with its line end. */
    static String upgradeRequest(String headers) {
        return "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + KEY + "\r\nSec-WebSocket-Version: 13\r\n" + headers + "\r\n";
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends frames as a client does. */
    void send(Frame... frames) throws IOException {
        for (var frame : frames) {
            write(frame.masked());
        }
    }

    /** An HTTP head, up to the empty line. */
    String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** All that comes until the other end has closed. */
    String readToEnd() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** An HTTP answer, its head and its body; after a refusal, also that the other end has closed. */
    String readAnswer() throws IOException {
        var head = readHead();
        if (head.contains("connection: close")) {
            return head + readToEnd();
        }
        var length = LENGTH.matcher(head);
        return length.find() ? head + readText(Integer.parseInt(length.group(1))) : head;
    }

    /** So many bytes of UTF-8. */
    String readText(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** The next frame, without its mask. */
    Frame read() throws IOException {
        return Frame.read(in);
    }

    /** Reads the close frame that comes next, and that nothing comes after it. */
    Frame readClose() throws IOException {
        var frame = read();
        assertThat(frame.opcode()).as("opcode of what should be a close frame").isEqualTo(Frame.CLOSE);
        assertThat(in.read()).as("what follows the close frame").isEqualTo(-1);
        return frame;
    }

    /** Whether the other end has closed; waits for that. */
    boolean isAtEnd() throws IOException {
        try {
            return in.read() == -1;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
