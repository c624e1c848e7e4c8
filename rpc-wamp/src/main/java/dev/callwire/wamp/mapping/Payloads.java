package dev.callwire.wamp.mapping;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.wamp.message.Payload;
import java.util.List;

/** Params, results and events, which are one JSON value each, as arguments and keyword arguments, and back. */
public final class Payloads {
    private static final int FIRST_BYTES = 64;
    private static final JsonSlice NOTHING = new JsonSlice();

    private Payloads() {}

    /**
     * The params of a call: an array is the arguments, an object the keyword arguments, and any other value the only argument.
     *
     * @param maxBytes how long they may be
     * @throws dev.callwire.json.OutboundTooLargeException if they are longer
     */
    public static Payload ofParams(dev.callwire.protocol.Payload params, int maxBytes) {
        return ofParams(write(params, maxBytes));
    }

    /** As {@link #ofParams(dev.callwire.protocol.Payload, int)}, of params that are written already; a view of them. */
    public static Payload ofParams(JsonSlice params) {
        if (params.isEmpty()) {
            return Payload.NONE;
        }
        return switch (params.array()[params.offset()]) {
            case '[' -> isEmptyArray(params) ? Payload.NONE : Payload.of(params);
            case '{' -> isEmptyObject(params) ? Payload.NONE : new Payload(NOTHING, params);
            default -> ofValue(params);
        };
    }

    /**
     * The params of a call that has come: an array or an object; an empty view where there are none.
     *
     * @param names the parameters' names in their order, by which arguments join keyword arguments where both have come
     * @throws InvalidParamsException if there are more arguments than names, where both have come
     */
    public static JsonSlice toParams(Payload payload, List<String> names) {
        var arguments = payload.arguments();
        var argumentsKw = payload.argumentsKw();
        boolean hasArguments = payload.hasArguments() && !isEmptyArray(arguments);
        boolean hasArgumentsKw = payload.hasArgumentsKw() && !isEmptyObject(argumentsKw);
        if (hasArguments && hasArgumentsKw) {
            return named(arguments, argumentsKw, names);
        } else if (hasArguments) {
            return arguments;
        }
        return hasArgumentsKw ? argumentsKw : NOTHING;
    }

    /** Names that come twice stay so: whoever reads the object refuses them. */
    private static JsonSlice named(JsonSlice arguments, JsonSlice argumentsKw, List<String> names) {
        var out = writer(arguments.length() + argumentsKw.length() + FIRST_BYTES);
        out.raw((byte) '{');
        var value = new JsonSlice();
        var reader = new JsonReader(JsonLimits.NONE);
        reader.reset(arguments).beginArray();
        for (int i = 0; reader.nextElement(); i++) {
            if (i == names.size()) {
                throw new InvalidParamsException("Too many arguments: there are " + names.size() + " parameters, "
                        + String.join(", ", names) + ", and some have come as keyword arguments");
            }
            reader.readValue(value);
            out.value(names.get(i)).raw((byte) ':').raw(value).raw((byte) ',');
        }
        return out.raw(argumentsKw.array(), argumentsKw.offset() + 1, argumentsKw.length() - 1)
                .toSlice();
    }

    /** A result: the only argument. */
    public static Payload ofResult(dev.callwire.protocol.Payload result, int maxBytes) {
        return ofValue(write(result, maxBytes));
    }

    /** A result for who wants one that is an object as keyword arguments. */
    public static Payload ofResultByName(dev.callwire.protocol.Payload result, int maxBytes) {
        var value = write(result, maxBytes);
        return value.array()[value.offset()] == '{' ? new Payload(NOTHING, value) : ofValue(value);
    }

    /** One value: the only argument. */
    public static Payload ofValue(JsonSlice value) {
        var out = writer(value.length() + 2);
        return Payload.of(out.raw((byte) '[').raw(value).raw((byte) ']').toSlice());
    }

    /**
     * A result, or an item of one, that has come: the only argument; several as an array; keyword arguments as an object;
     * both as an object of {@code args} and {@code kwargs}. An empty view where nothing has come.
     */
    public static JsonSlice toResult(Payload payload) {
        var arguments = payload.arguments();
        var argumentsKw = payload.argumentsKw();
        boolean hasArguments = payload.hasArguments() && !isEmptyArray(arguments);
        boolean hasArgumentsKw = payload.hasArgumentsKw() && !isEmptyObject(argumentsKw);
        if (hasArguments && hasArgumentsKw) {
            var out = writer(arguments.length() + argumentsKw.length() + FIRST_BYTES);
            return out.raw((byte) '{')
                    .value("args")
                    .raw((byte) ':')
                    .raw(arguments)
                    .raw((byte) ',')
                    .value("kwargs")
                    .raw((byte) ':')
                    .raw(argumentsKw)
                    .raw((byte) '}')
                    .toSlice();
        } else if (hasArguments) {
            return single(arguments);
        }
        return hasArgumentsKw ? argumentsKw : NOTHING;
    }

    /** The only element, or the array where there are several. */
    private static JsonSlice single(JsonSlice array) {
        if (array.array()[array.offset()] != '[') {
            return array; // bytes that are passed through
        }
        var reader = new JsonReader(JsonLimits.NONE);
        reader.reset(array).beginArray();
        reader.nextElement();
        var only = new JsonSlice();
        reader.readValue(only);
        return reader.nextElement() ? array : only;
    }

    /**
     * An event: the value of its one parameter is the only argument, and an object of several the keyword arguments.
     *
     * @param isOneValue whether it is the former
     */
    public static Payload ofEvent(JsonSlice event, boolean isOneValue) {
        return isOneValue ? ofValue(event) : ofParams(event);
    }

    /**
     * An event that has come: the only argument, or the keyword arguments; several arguments are an object where there are as
     * many names for them, and else an array. Where there is one parameter, a keyword argument of its name is its value.
     *
     * @param names the parameters' names in their order; empty where nobody knows them
     */
    public static JsonSlice toEvent(Payload payload, List<String> names) {
        boolean several = names.size() > 1;
        boolean hasArguments = payload.hasArguments() && !isEmptyArray(payload.arguments());
        if (several
                && hasArguments
                && payload.arguments().array()[payload.arguments().offset()] == '[') {
            var argumentsKw = payload.hasArgumentsKw() ? payload.argumentsKw() : JsonSlice.of("{}");
            return isEmptyObject(argumentsKw)
                    ? named(payload.arguments(), names)
                    : named(payload.arguments(), argumentsKw, names);
        }
        return names.size() == 1 && !hasArguments ? named(payload, names.get(0)) : toResult(payload);
    }

    /** The keyword argument of a name; all that there is where none has it. */
    private static JsonSlice named(Payload payload, String name) {
        var argumentsKw = payload.argumentsKw();
        if (argumentsKw.isEmpty()) {
            return argumentsKw;
        }
        var reader = new JsonReader(JsonLimits.NONE).reset(argumentsKw);
        var key = new JsonSlice();
        var value = new JsonSlice();
        reader.beginObject();
        while (reader.nextName(key)) {
            reader.readValue(value);
            if (key.toString().equals(name)) {
                return value;
            }
        }
        return toResult(payload);
    }

    private static JsonSlice named(JsonSlice arguments, List<String> names) {
        var joined = named(arguments, JsonSlice.of("{}"), names);
        // The object ends with a comma before its brace, for no keyword argument has followed.
        var out = writer(joined.length());
        return out.raw(joined.array(), joined.offset(), joined.length() - 2)
                .raw((byte) '}')
                .toSlice();
    }

    private static JsonSlice write(dev.callwire.protocol.Payload value, int maxBytes) {
        var out = new JsonWriter(FIRST_BYTES, maxBytes);
        value.writeTo(out);
        return out.toSlice();
    }

    private static JsonWriter writer(int bytes) {
        return new JsonWriter(bytes, Integer.MAX_VALUE);
    }

    private static boolean isEmptyArray(JsonSlice json) {
        return json.array()[json.offset()] == '[' && isEmpty(json);
    }

    private static boolean isEmptyObject(JsonSlice json) {
        return json.array()[json.offset()] == '{' && isEmpty(json);
    }

    /** Whether nothing but white space is between the brackets. */
    private static boolean isEmpty(JsonSlice json) {
        for (int i = json.offset() + 1; i < json.offset() + json.length() - 1; i++) {
            if (json.array()[i] > ' ' || json.array()[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
