package dev.callwire.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** WebSocket frames over a socket, written by hand so that they may be wrong. */
final class Wire implements AutoCloseable {
    static final int TEXT = 0x81;
    static final int FIRST_TEXT = 0x01;
    static final int LAST_PART = 0x80;
    static final int BINARY = 0x82;
    static final int COMPRESSED = 0x40;
    static final int CLOSE = 0x88;
    static final int PING = 0x89;
    static final int PONG = 0x8A;

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final boolean client;
    private List<String> peerHead = List.of();

    /** A frame that came; the first byte holds its opcode. */
    record Frame(int first, byte[] payload) {
        int closeCode() {
            return first == CLOSE ? ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF) : -1;
        }

        /** Of a message, which may be compressed. */
        String text() {
            return new String((first & COMPRESSED) == 0 ? payload : inflated(), UTF_8);
        }

        private byte[] inflated() {
            try (var in = new InflaterInputStream(
                    new SequenceInputStream(
                            new ByteArrayInputStream(payload),
                            new ByteArrayInputStream(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFF, 1, 0, 0, -1, -1})),
                    new Inflater(true))) {
                return in.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private Wire(Socket socket, boolean client) throws IOException {
        this.socket = socket;
        this.client = client;
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Shakes hands as a client. */
    static Wire dial(Socket socket) throws IOException {
        return dial(socket, "");
    }

    /** Shakes hands as a client, with further header lines, each with its line end. */
    static Wire dial(Socket socket, String headers) throws IOException {
        var wire = new Wire(socket, true);
        wire.bytes(("GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n")
                .getBytes(ISO_8859_1));
        var answer = wire.head();
        wire.peerHead = answer;
        if (!answer.get(0).startsWith("HTTP/1.1 101 ")) {
            throw new IOException("Refused: " + answer);
        }
        return wire;
    }

    static Wire dial(int port) throws IOException {
        return dial(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Shakes hands as a server. */
    static Wire accept(Socket socket) throws IOException {
        return accept(socket, "");
    }

    /** Shakes hands as a server, with further header lines, each with its line end. */
    static Wire accept(Socket socket, String headers) throws IOException {
        var wire = new Wire(socket, false);
        wire.peerHead = wire.head();
        var key = wire.peerHead.stream()
                .filter(line -> line.regionMatches(true, 0, "sec-websocket-key:", 0, 18))
                .map(line -> line.substring(18).strip())
                .findFirst()
                .orElseThrow();
        wire.bytes(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + acceptance(key) + "\r\n" + headers + "\r\n")
                .getBytes(ISO_8859_1));
        return wire;
    }

    private static String acceptance(String key) {
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            var both = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
            return Base64.getEncoder().encodeToString(sha.digest(both));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The lines with which the peer shook hands. */
    List<String> peerHead() {
        return peerHead;
    }

    private List<String> head() throws IOException {
        var lines = new ArrayList<String>();
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); ; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The peer closed during the handshake, after " + lines);
            } else if (c == '\n' && line.size() == 0) {
                return lines;
            } else if (c == '\n') {
                lines.add(line.toString(ISO_8859_1));
                line.reset();
            } else if (c != '\r') {
                line.write(c);
            }
        }
    }

    /** Sends bytes as they are. */
    void bytes(byte[] raw) throws IOException {
        out.write(raw);
        out.flush();
    }

    void text(String message) throws IOException {
        frame(TEXT, message.getBytes(UTF_8));
    }

    /** Sends a frame, masked if this is a client. */
    void frame(int first, byte[] payload) throws IOException {
        bytes(bytesOf(first, payload, client));
    }

    /** The bytes of a frame; the mask, where there is one, is zero, so that the payload stands as it is. */
    static byte[] bytesOf(int first, byte[] payload, boolean masked) {
        var bytes = new ByteArrayOutputStream();
        int mask = masked ? 0x80 : 0;
        bytes.write(first);
        if (payload.length < 126) {
            bytes.write(mask | payload.length);
        } else if (payload.length < 1 << 16) {
            bytes.write(mask | 126);
            bytes.write(payload.length >> 8);
            bytes.write(payload.length);
        } else {
            bytes.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes.write((int) ((long) payload.length >> shift));
            }
        }
        if (masked) {
            bytes.writeBytes(new byte[4]);
        }
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    /** The next frame; fails at the end of the stream. */
    Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        var mask = new byte[4];
        if ((second & 0x80) != 0) {
            in.readFully(mask);
        }
        var payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Frame(first, payload);
    }

    /** Vanishes without a close frame. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
