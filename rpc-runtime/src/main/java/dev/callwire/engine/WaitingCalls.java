package dev.callwire.engine;

import dev.callwire.stub.MethodDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls and notifications that wait for a connection, in their order. For use under its owner's lock. */
final class WaitingCalls {
    private final int limit;
    private final Set<Object> messages = new LinkedHashSet<>();

    WaitingCalls(int limit) {
        this.limit = limit;
    }

    /** Adds one to those that wait; false if there are too many. */
    boolean add(Object message) {
        return messages.size() < limit && messages.add(message);
    }

    boolean remove(Object message) {
        return messages.remove(message);
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    int size() {
        return messages.size();
    }

    /** Takes out the one that has waited longest. */
    @Nullable
    Object poll() {
        var all = messages.iterator();
        if (!all.hasNext()) {
            return null;
        }
        var first = all.next();
        all.remove();
        return first;
    }

    /** Takes out all. */
    List<Object> takeAll() {
        var all = List.copyOf(messages);
        messages.clear();
        return all;
    }

    /** Takes out those whose deadline has come. */
    List<Object> takeExpired(long now) {
        var expired = new ArrayList<>();
        messages.removeIf(message -> deadline(message) - now <= 0 && expired.add(message));
        return expired;
    }

    /** How long until the next deadline, in nanoseconds, or {@link PendingCalls#NEVER}. */
    long untilNext(long now) {
        long wait = PendingCalls.NEVER;
        for (var message : messages) {
            wait = Math.min(wait, deadline(message) - now);
        }
        return wait;
    }

    static long deadline(Object message) {
        return message instanceof PendingCall<?> call ? call.deadline : ((OutgoingNotification) message).deadline();
    }

    static MethodDescriptor<?> method(Object message) {
        return message instanceof PendingCall<?> call ? call.method : ((OutgoingNotification) message).method();
    }
}
