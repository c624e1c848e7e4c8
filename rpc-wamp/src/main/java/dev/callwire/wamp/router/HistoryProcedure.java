package dev.callwire.wamp.router;

import dev.callwire.json.JsonWriter;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.SubscribeOptions;
import dev.callwire.wamp.message.Uris;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells the events that a subscription has kept, as far as the caller might have got them. */
final class HistoryProcedure implements MetaProcedure {
    static final String URI = "wamp.subscription.get_events";

    /** How many bytes of payload an answer has at most, unless its first event alone has more. */
    private static final int MOST_BYTES = 1 << 20;

    private final Broker broker;

    HistoryProcedure(Broker broker) {
        this.broker = broker;
    }

    @Override
    public Payload call(Member caller, MetaArguments arguments) {
        var subscription = MetaProcedures.find(arguments, broker::find, Uris.NO_SUCH_SUBSCRIPTION, "subscription");
        var events = new ArrayList<>(subscription.history());
        events = new ArrayList<>(between(events, arguments));
        events.removeIf(filter(caller, arguments).negate());
        if (arguments.flag("reverse")) {
            Collections.reverse(events);
        }
        long limit = arguments.has("limit") ? arguments.id("limit") : events.size();
        return write(subscription, events, limit);
    }

    /** What a call reads the events of, as a request for it; {@code null} if it reads none. */
    static Message.@Nullable Subscribe subscribeOf(Message.Call call, Broker broker) {
        if (!call.procedure().equals(URI)) {
            return null;
        }
        try {
            var subscription = broker.find(new MetaArguments(call.payload()).id(0));
            return subscription == null
                    ? null
                    : new Message.Subscribe(
                            call.request(),
                            new SubscribeOptions(SubscribeOptions.NONE.json(), subscription.match(), false),
                            subscription.uri());
        } catch (RequestFailedException e) {
            return null; // as the call is going to be told
        }
    }

    /** The events from one publication to another, whose ids say nothing of their order. */
    private static List<Publication> between(List<Publication> events, MetaArguments arguments) {
        int from = Math.max(
                bound(events, arguments, "from_publication", 0, 0),
                bound(events, arguments, "after_publication", 1, 0));
        int to = Math.min(
                bound(events, arguments, "until_publication", 1, events.size()),
                bound(events, arguments, "before_publication", 0, events.size()));
        return from < to ? events.subList(from, to) : List.of();
    }

    /** An index among events; if the event is not there any more, one that leaves none. */
    private static int bound(List<Publication> events, MetaArguments arguments, String name, int offset, int open) {
        if (!arguments.has(name)) {
            return open;
        }
        long id = arguments.id(name);
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).id() == id) {
                return i + offset;
            }
        }
        return open == 0 ? events.size() : 0;
    }

    private static Predicate<Publication> filter(Member caller, MetaArguments arguments) {
        var identity = caller.identity();
        long from = time(arguments, "from_time", Long.MIN_VALUE);
        long after = time(arguments, "after_time", Long.MIN_VALUE);
        long before = time(arguments, "before_time", Long.MAX_VALUE);
        long until = time(arguments, "until_time", Long.MAX_VALUE);
        @Nullable String topic = arguments.text("topic");
        return event -> event.audience().admits(identity.authid(), identity.authrole())
                && event.time() >= from
                && event.time() > after
                && event.time() < before
                && event.time() <= until
                && (topic == null || topic.equals(event.topic()));
    }

    private static long time(MetaArguments arguments, String name, long otherwise) {
        var text = arguments.text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new RequestFailedException(Uris.INVALID_ARGUMENT, name + " is a time as RFC 3339 writes it");
        }
    }

    private Payload write(Subscription subscription, List<Publication> events, long limit) {
        var json = new JsonWriter(1_024, Integer.MAX_VALUE);
        byte separator = '[';
        int count = 0;
        for (var event : events) {
            if (count == limit || (count > 0 && json.length() + event.payload().length() > MOST_BYTES)) {
                break;
            }
            json.raw(separator);
            write(json, subscription, event);
            separator = ',';
            count++;
        }
        if (count == 0) {
            json.raw((byte) '[');
        }
        return Payload.of(json.raw((byte) ']').toSlice());
    }

    private void write(JsonWriter json, Subscription subscription, Publication event) {
        MetaJson.name(json.raw((byte) '{'), "timestamp")
                .value(Instant.ofEpochMilli(event.time()).toString());
        MetaJson.name(json.raw((byte) ','), "subscription").value(subscription.id());
        MetaJson.name(json.raw((byte) ','), "publication").value(event.id());
        MetaJson.name(json.raw((byte) ','), "details").raw(broker.details(event, subscription, false));
        if (event.payload().hasArguments()) {
            MetaJson.name(json.raw((byte) ','), "args").raw(event.payload().arguments());
        }
        if (event.payload().hasArgumentsKw()) {
            MetaJson.name(json.raw((byte) ','), "kwargs").raw(event.payload().argumentsKw());
        }
        json.raw((byte) '}');
    }
}
