package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.StreamName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event on its way to its subscribers: written once, and made into a frame once for those that get the same. Thread-safe. */
final class PublishedEvent {
    /** Subscribers that get frames of their own are few, and need none that is kept. */
    private static final int MOST_FRAMES = 8;

    private final JsonSlice json;
    private final @Nullable String cursor;
    private final List<@Nullable String> keys;
    private volatile @Nullable Frame frames;

    private record Frame(
            StreamFrames of,
            StreamName name,
            JsonSlice bytes,
            @Nullable Frame next,
            int count) {}

    /** @param keys the JSON text of each key, in their order; empty when nobody asks */
    PublishedEvent(JsonSlice json, @Nullable String cursor, List<@Nullable String> keys) {
        this.json = json;
        this.cursor = cursor;
        this.keys = keys;
    }

    JsonSlice json() {
        return json;
    }

    @Nullable
    String cursor() {
        return cursor;
    }

    List<@Nullable String> keys() {
        return keys;
    }

    /** The event as a frame. */
    JsonSlice frame(StreamFrames of, StreamName name, Encoders encoders) {
        var all = frames;
        for (var each = all; each != null; each = each.next()) {
            if (each.of().equals(of) && each.name().equals(name)) {
                return each.bytes();
            }
        }
        var encoder = encoders.take();
        try {
            of.writeItem(encoder.out, name, cursor, 0, out -> out.raw(json));
            var bytes = encoder.out.toSlice();
            if (all == null || all.count() < MOST_FRAMES) {
                frames = new Frame(of, name, bytes, all, all == null ? 1 : all.count() + 1);
            }
            return bytes;
        } finally {
            encoders.giveBack(encoder);
        }
    }
}
