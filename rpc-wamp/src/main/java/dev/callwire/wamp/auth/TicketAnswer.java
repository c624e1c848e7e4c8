package dev.callwire.wamp.auth;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import java.util.function.Supplier;

/** Shows a ticket. */
record TicketAnswer(Supplier<String> ticket) implements ClientMethod {
    static final JsonSlice NO_EXTRA = JsonSlice.of("{}");

    @Override
    public String name() {
        return TicketMethod.NAME;
    }

    @Override
    public Message.Authenticate answer(Extra challenge) {
        return new Message.Authenticate(ticket.get(), NO_EXTRA);
    }

    @Override
    public String toString() {
        return name();
    }
}
