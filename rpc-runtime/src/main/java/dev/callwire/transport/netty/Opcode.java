package dev.callwire.transport.netty;

/** The frames that are written here, by their number in RFC 6455 section 5.2. */
enum Opcode {
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA);

    private static final int FINAL = 0x80;

    private final int number;

    Opcode(int number) {
        this.number = number;
    }

    /** The first byte of an unfragmented frame. */
    int firstByte() {
        return FINAL | number;
    }
}
