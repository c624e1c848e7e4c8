package dev.callwire.wamp.client;

import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.ProtocolViolationException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the router and is not answered. Requests are numbered in the order in which they are sent; calls of the engine
 * have its ids besides. Used under the session's monitor alone.
 */
final class Requests {
    private final Map<Long, Request> open = new HashMap<>();
    private final Map<Long, Long> byCall = new HashMap<>();
    private long last;

    /** The number of the request that is sent next. */
    long next() {
        return last + 1;
    }

    /** The next request has been written, and nobody awaits its answer. */
    void sent() {
        last++;
    }

    /** The next request has been written. */
    void sent(Request request) {
        sent();
        open.put(last, request);
        if (request.call() != 0) {
            byCall.put(request.call(), last);
        }
    }

    /** The number of a call of the engine's; 0 if it is not open. */
    long of(long call) {
        return byCall.getOrDefault(call, 0L);
    }

    /**
     * The request that a message is about, which goes on; {@code null} if it has ended.
     *
     * @throws ProtocolViolationException if there was none such
     */
    @Nullable
    Request find(MessageType type, long number) {
        var found = open.get(number);
        if (number > last || (found != null && found.type() != type)) {
            throw new ProtocolViolationException("There is no " + type + " " + number + " to be answered");
        }
        return found;
    }

    /** As {@link #find}, of a request that ends. */
    @Nullable
    Request take(MessageType type, long number) {
        var found = find(type, number);
        if (found != null) {
            remove(number);
        }
        return found;
    }

    /** A request ends whose answer, if it comes, is late; {@code null} if it has ended before. */
    @Nullable
    Request remove(long number) {
        var removed = open.remove(number);
        if (removed != null && removed.call() != 0) {
            byCall.remove(removed.call());
        }
        return removed;
    }

    /** The last request was not sent after all: the next one has its number. */
    @Nullable
    Request takeBack() {
        var unsent = remove(last);
        last--;
        return unsent;
    }

    /** A request that was removed has its answer nonetheless. */
    void goesOn(long number, Request request) {
        open.put(number, request);
    }

    /** Whether the engine waits for a subscription to a topic of a name. */
    boolean isSubscribing(String name) {
        return open.values().stream()
                .anyMatch(request -> request.call() != 0
                        && request.subject() instanceof Topic topic
                        && topic.name().equals(name));
    }

    /** How many are open. */
    int size() {
        return open.size();
    }
}
