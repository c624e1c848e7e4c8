package dev.callwire.schema.compat;

import dev.callwire.schema.BufferSchema;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.SubscriptionSchema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a result or a parameter is a stream, and how it was one. {@code direction} is that of a call that is answered so. */
record StreamComparison(TypeComparison types, Direction direction, Place place) {

    /** Returns whether values come in the same way, so that it makes sense to compare them. */
    boolean compare(@Nullable StreamSchema before, @Nullable StreamSchema after) {
        if (!kind(before).equals(kind(after))) {
            types.note(Change.STREAM_KIND_CHANGED, direction, place, kind(before), kind(after));
            return false;
        }
        if (before != null && after != null) {
            compareStreams(before, after);
        }
        return true;
    }

    private static String kind(@Nullable StreamSchema stream) {
        return stream == null ? "a single value" : stream.subscription() == null ? "a stream" : "a named subscription";
    }

    private void compareStreams(StreamSchema before, StreamSchema after) {
        SubscriptionSchema was = before.subscription();
        SubscriptionSchema is = after.subscription();
        if (was != null && is != null && !was.equals(is)) {
            types.note(Change.SUBSCRIPTION_NAMES_CHANGED, direction, place, names(was), names(is));
        }
        if (before.tracked() != after.tracked()) {
            types.note(after.tracked() ? Change.TRACKING_ADDED : Change.TRACKING_DROPPED, direction, place, "", "");
        }
        if (!Objects.equals(before.buffer(), after.buffer())) {
            types.note(Change.BUFFER_CHANGED, direction, place, buffer(before.buffer()), buffer(after.buffer()));
        }
    }

    private static String names(SubscriptionSchema subscription) {
        return subscription.notification() + ", " + subscription.unsubscribe();
    }

    static String buffer(@Nullable BufferSchema buffer) {
        return buffer == null ? "none" : TypeWords.word(buffer.overflow()) + ", " + buffer.size() + " items";
    }
}
