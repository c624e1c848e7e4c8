package dev.callwire.schema.compat;

import dev.callwire.schema.ServedBy;
import java.util.List;

/** Which way calls and values go between clients that know the contract as it was, and servers that know it as it is. */
public enum Direction {
    /** Clients call, publish or send it. */
    FROM_CLIENTS,
    /** Servers do, and clients serve, hear or get it. */
    TO_CLIENTS;

    /** The way back. */
    Direction turned() {
        return this == FROM_CLIENTS ? TO_CLIENTS : FROM_CLIENTS;
    }

    /** The ways that calls of an interface go. */
    static List<Direction> ofCalls(ServedBy servedBy) {
        return switch (servedBy) {
            case SERVERS -> List.of(FROM_CLIENTS);
            case CLIENTS -> List.of(TO_CLIENTS);
            case BOTH -> List.of(FROM_CLIENTS, TO_CLIENTS);
        };
    }
}
