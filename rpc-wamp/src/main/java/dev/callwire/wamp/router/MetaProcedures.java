package dev.callwire.wamp.router;

import dev.callwire.json.JsonWriter;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.ProtocolViolationException;
import dev.callwire.wamp.message.SubscribeOptions;
import dev.callwire.wamp.message.Uris;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The procedures that a realm itself offers, by their URIs. */
final class MetaProcedures {
    private final Map<String, MetaProcedure> byUri = new HashMap<>();

    MetaProcedures(Realm realm) {
        new SessionProcedures(realm).addTo(byUri);
        new TestamentProcedures(realm).addTo(byUri);
        new RegistrationProcedures(realm.registrations()).addTo(byUri);
        new SubscriptionProcedures(realm.broker()).addTo(byUri);
        if (!realm.options().histories().isEmpty()) {
            byUri.put(HistoryProcedure.URI, new HistoryProcedure(realm.broker()));
        }
    }

    /**
     * Answers a call.
     *
     * @throws RequestFailedException if the call fails
     */
    Payload call(Member caller, Message.Call call) {
        var procedure = byUri.get(call.procedure());
        if (procedure == null) {
            throw new RequestFailedException(Uris.NO_SUCH_PROCEDURE, "There is no procedure " + call.procedure());
        }
        return procedure.call(caller, new MetaArguments(call.payload()));
    }

    /** A result that is one value. */
    static Payload result(Consumer<JsonWriter> value) {
        var json = new JsonWriter(128, Integer.MAX_VALUE);
        json.raw((byte) '[');
        value.accept(json);
        return Payload.of(json.raw((byte) ']').toSlice());
    }

    /** A result that is a number, or {@code null}. */
    static Payload idOrNull(@Nullable Long id) {
        return result(json -> {
            if (id == null) {
                json.nullValue();
            } else {
                json.value((long) id);
            }
        });
    }

    /** Finds something by the id in the first argument. */
    static <V> V find(MetaArguments arguments, LongFunction<@Nullable V> table, String error, String what) {
        long id = arguments.id(0);
        var found = table.apply(id);
        if (found == null) {
            throw new RequestFailedException(error, "There is no " + what + " " + id);
        }
        return found;
    }

    /** How to match, from the options in the second argument. */
    static Match match(MetaArguments arguments) {
        var options = arguments.dictionary(1);
        if (options.isEmpty()) {
            return Match.EXACT;
        }
        try {
            return SubscribeOptions.parse(options).match();
        } catch (ProtocolViolationException e) {
            throw new RequestFailedException(Uris.INVALID_ARGUMENT, String.valueOf(e.getMessage()));
        }
    }

    /** A result that is lists of ids by the way to match. */
    static Payload byMatch(Function<Match, List<Long>> ids) {
        return result(json -> {
            byte separator = '{';
            for (var match : Match.values()) {
                MetaJson.name(json.raw(separator), match.text());
                MetaJson.ids(json, ids.apply(match));
                separator = ',';
            }
            json.raw((byte) '}');
        });
    }
}
