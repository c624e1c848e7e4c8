package dev.callwire.transport.netty;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Keeps what a {@link MessageReader} makes of a peer's bytes. */
final class Heard implements MessageReader.Owner {
    private final List<String> events = new ArrayList<>();
    private final boolean binary;
    private boolean open = true;
    private String whyFailed = "";

    Heard(boolean binary) {
        this.binary = binary;
    }

    List<String> events() {
        return events;
    }

    /** What was wrong last, empty when nothing was. */
    String whyFailed() {
        return whyFailed;
    }

    @Override
    public boolean expectsMessages() {
        return open;
    }

    @Override
    public boolean isBinary() {
        return binary;
    }

    @Override
    public void deliver(byte[] message, int offset, int length) {
        events.add("message " + hex(message, offset, length));
    }

    @Override
    public void pong(byte[] payload, int offset, int length) {
        events.add("pong " + hex(payload, offset, length));
    }

    @Override
    public void closedByPeer(int code, String text) {
        events.add("closed by peer: " + code + " " + text);
        open = false;
    }

    @Override
    public void fail(int code, String text) {
        whyFailed = text;
        if (open) {
            events.add("failed: " + code);
            open = false;
        }
    }

    @Override
    public void passed(String limit, int code, String text) {
        if (open) {
            events.add("passed: " + limit);
        }
        fail(code, text);
    }

    private static String hex(byte[] bytes, int offset, int length) {
        return HexFormat.of().formatHex(bytes, offset, offset + length);
    }
}
