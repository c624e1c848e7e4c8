package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.ProtocolViolationException;
import dev.callwire.wamp.message.PublishOptions;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.message.Uris;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session leaves to be published when it has gone. */
final class TestamentProcedures {
    private static final int MOST_BYTES = 64 * 1024;

    private static final String ADD = "wamp.session.add_testament";

    private final Realm realm;

    TestamentProcedures(Realm realm) {
        this.realm = realm;
    }

    void addTo(Map<String, MetaProcedure> procedures) {
        procedures.put(ADD, this::add);
        procedures.put("wamp.session.flush_testaments", this::flush);
    }

    /** The event that a call leaves to be published; {@code null} if it leaves none, or none that is in order. */
    static Message.@Nullable Publish eventOf(Message.Call call) {
        if (!call.procedure().equals(ADD)) {
            return null;
        }
        try {
            var arguments = new MetaArguments(call.payload());
            return new Message.Publish(call.request(), options(arguments), arguments.text(0), payload(arguments));
        } catch (RequestFailedException e) {
            return null; // as the call is going to be told
        }
    }

    private static Payload payload(MetaArguments arguments) {
        return new Payload(arguments.list(1), arguments.dictionary(2));
    }

    private Payload add(Member caller, MetaArguments arguments) {
        var topic = arguments.text(0);
        if (!realm.options().uris().allows(topic) || UriRule.isReserved(topic)) {
            throw new RequestFailedException(Uris.INVALID_URI, "Nothing can be published to this URI");
        }
        if (caller.testaments.size() >= realm.limits().testaments()) {
            caller.limitPassed("testaments");
            throw new RequestFailedException(Uris.TOO_MANY, "This session has as many testaments as it may");
        }
        var payload = payload(arguments);
        if (payload.length() > MOST_BYTES) {
            throw new RequestFailedException(
                    Uris.PAYLOAD_SIZE_EXCEEDED, "A testament has at most " + MOST_BYTES + " bytes");
        }
        caller.testaments.add(new Testament(isOnDetach(arguments), topic, options(arguments), payload.copy()));
        return Payload.NONE;
    }

    private static PublishOptions options(MetaArguments arguments) {
        var options = arguments.dictionary("publish_options");
        try {
            return options.isEmpty() ? PublishOptions.NONE : PublishOptions.parse(options.copy());
        } catch (ProtocolViolationException e) {
            throw new RequestFailedException(Uris.INVALID_ARGUMENT, String.valueOf(e.getMessage()));
        }
    }

    private Payload flush(Member caller, MetaArguments arguments) {
        boolean onDetach = isOnDetach(arguments);
        caller.testaments.removeIf(testament -> testament.onDetach() == onDetach);
        return Payload.NONE;
    }

    private static boolean isOnDetach(MetaArguments arguments) {
        var scope = arguments.text("scope");
        if (scope == null || scope.equals("destroyed")) {
            return false;
        } else if (scope.equals("detached")) {
            return true;
        }
        throw new RequestFailedException(Uris.INVALID_ARGUMENT, "scope is detached or destroyed");
    }
}
