package dev.callwire.wamp.message;

import org.jspecify.annotations.Nullable;

/** What a message is, as the first element of its array says. */
public enum MessageType {
    HELLO(1),
    WELCOME(2),
    ABORT(3),
    CHALLENGE(4),
    AUTHENTICATE(5),
    GOODBYE(6),
    ERROR(8),
    PUBLISH(16),
    PUBLISHED(17),
    SUBSCRIBE(32),
    SUBSCRIBED(33),
    UNSUBSCRIBE(34),
    UNSUBSCRIBED(35),
    EVENT(36),
    CALL(48),
    CANCEL(49),
    RESULT(50),
    REGISTER(64),
    REGISTERED(65),
    UNREGISTER(66),
    UNREGISTERED(67),
    INVOCATION(68),
    INTERRUPT(69),
    YIELD(70),
    EVENT_RECEIVED(337);

    private static final int LAST_CORE_CODE = 70;
    private static final @Nullable MessageType[] BY_CODE = new @Nullable MessageType[LAST_CORE_CODE + 1];

    static {
        for (var type : values()) {
            if (type.code <= LAST_CORE_CODE) {
                BY_CODE[type.code] = type;
            }
        }
    }

    private final int code;

    MessageType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static @Nullable MessageType of(long code) {
        if (code == EVENT_RECEIVED.code) {
            return EVENT_RECEIVED;
        }
        return code < 0 || code > LAST_CORE_CODE ? null : BY_CODE[(int) code];
    }
}
