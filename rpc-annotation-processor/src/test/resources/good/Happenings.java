package com.example.events;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcParam;
import dev.callwire.annotation.RpcStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every kind of event. */
@RpcEvents
interface Happenings extends Base<String> {
    /** Nothing more. */
    void closed();

    void ticks(int n);

    void nullable(@Nullable String text);

    void optional(Optional<Color> color);

    /** Has a key alone. */
    void changed(@EventKey int id);

    @RpcStream(overflow = Overflow.DROP_OLDEST, buffer = 16)
    void moved(
            @EventKey UUID id,
            @RpcParam("the floor") @EventKey long floor,
            @EventKey @Nullable Color color,
            List<@Nullable String> names,
            boolean wait,
            int... steps);

    @RpcMethod("other/name")
    void subscribe(@EventKey String source, @EventKey Integer params, String sink, double out);

    /** A record of the name of a class that it needs. */
    void string(String text, Publisher publisher);

    @Deprecated
    void publisher(@EventKey String a, Publisher publisher);

    void happenings_Subscriber(int a, int b) throws IllegalStateException;

    void happeningsSubscriber(int a, int b);

    default void local() {}

    enum Color {
        RED
    }

    record Publisher(String name) {}
}

interface Base<T> {
    void base(@EventKey T text, List<T> more);
}
