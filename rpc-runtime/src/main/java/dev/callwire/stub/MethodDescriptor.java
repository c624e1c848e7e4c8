package dev.callwire.stub;

import static java.util.Objects.requireNonNull;

import dev.callwire.annotation.Overflow;
import dev.callwire.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What both ends know of a method: its wire name, parameters, result and errors. Immutable.
 *
 * @param <R> the result, or an item of it where that is a stream
 */
public final class MethodDescriptor<R extends @Nullable Object> {

    /** How arguments are written. Either of the first two is always read. */
    private enum Style {
        BY_NAME,
        BY_POSITION,
        WHOLE
    }

    private final String name;
    private final byte[] quotedName;
    private final String uri;
    private final byte[] quotedUri;
    private final boolean notification;
    private final JsonType<R> result;
    private final ParamList params;
    private final Style style;
    private final boolean idempotent;
    private final boolean nonBlocking;
    private final boolean stream;
    private final List<String> streamParams;
    private final Buffering buffering;
    private final @Nullable SubscriptionNames subscription;
    private final List<ErrorDescriptor<?>> errors;
    private final List<Supplier<ServiceBinding<?>>> references;
    private final boolean returnsReferences;
    private final boolean plain;

    private MethodDescriptor(Builder<R> builder) {
        name = builder.name;
        quotedName = quoted(name);
        uri = builder.uri == null ? name : builder.uri;
        quotedUri = builder.uri == null ? quotedName : quoted(uri);
        notification = builder.notification;
        result = builder.result;
        params = builder.params.build();
        style = builder.style;
        idempotent = builder.idempotent;
        nonBlocking = builder.nonBlocking;
        stream = builder.stream;
        streamParams = List.copyOf(builder.streamParams);
        buffering = builder.buffering;
        subscription = builder.subscription;
        errors = List.copyOf(builder.errors);
        references = List.copyOf(builder.references);
        returnsReferences = !references.isEmpty() && result.holdsReferences();
        plain = nonBlocking && !stream && !notification && streamParams.isEmpty() && references.isEmpty();
    }

    private static byte[] quoted(String name) {
        return new JsonWriter(name.length() + 2, Integer.MAX_VALUE)
                .value(name)
                .toSlice()
                .array();
    }

    /** Begins the description of a method that is answered. */
    public static <R extends @Nullable Object> Builder<R> call(String name, JsonType<R> result) {
        return new Builder<>(name, result, false);
    }

    /** Begins the description of a method that returns a stream. */
    public static <R> Builder<R> stream(String name, JsonType<R> item) {
        var builder = new Builder<>(name, item, false);
        builder.stream = true;
        return builder;
    }

    /** Begins the description of a method that is never answered. */
    public static Builder<@Nullable Void> notification(String name) {
        return new Builder<>(name, JsonType.VOID, true);
    }

    /** The wire name. */
    public String name() {
        return name;
    }

    /** The wire name as a JSON string, quotes included. Not to be changed. */
    public byte[] quotedName() {
        return quotedName;
    }

    /** What it goes by where procedures have URIs: its wire name unless it has one of its own. */
    public String uri() {
        return uri;
    }

    /** The URI as a JSON string, quotes included. Not to be changed. */
    public byte[] quotedUri() {
        return quotedUri;
    }

    /** Whether it is never answered. */
    public boolean isNotification() {
        return notification;
    }

    /** The type of the result, or of its items. */
    public JsonType<R> result() {
        return result;
    }

    /** Whether its arguments are written as an array. */
    public boolean isByPosition() {
        return style == Style.BY_POSITION;
    }

    /** Whether its one parameter is the whole params. */
    public boolean isWhole() {
        return style == Style.WHOLE;
    }

    /** Whether it has parameters. */
    public boolean hasParams() {
        return params.size() > 0;
    }

    /** Whether it may run more than once with the effect of running once. */
    public boolean isIdempotent() {
        return idempotent;
    }

    /** Whether it may run on an event loop. */
    public boolean isNonBlocking() {
        return nonBlocking;
    }

    /** Whether its result is a stream. */
    public boolean isStream() {
        return stream;
    }

    /** Whether a stream is among its parameters. */
    public boolean hasStreamParams() {
        return !streamParams.isEmpty();
    }

    /** The names of its parameters, in their order. */
    public List<String> parameterNames() {
        return params.names();
    }

    /** The names of those of its parameters that are streams, in their order. */
    public List<String> streamParameterNames() {
        return streamParams;
    }

    /** What becomes of items of its result that come too fast. */
    public Buffering buffering() {
        return buffering;
    }

    /** What its stream is told by where it is a subscription; {@code null} where it is none. */
    public @Nullable SubscriptionNames subscription() {
        return subscription;
    }

    /** The errors that it declares. */
    public List<ErrorDescriptor<?>> errors() {
        return errors;
    }

    /** Whether it passes objects by reference, in its parameters or its result. */
    public boolean passesReferences() {
        return !references.isEmpty();
    }

    /** Whether a call of it never blocks and is but params and a result: no streams and no references. */
    public boolean isPlain() {
        return plain;
    }

    /** Whether it passes objects by reference in its result. */
    public boolean returnsReferences() {
        return returnsReferences;
    }

    /** The binding of an interface whose objects it passes by reference; {@code null} if it passes none such. */
    public @Nullable ServiceBinding<?> reference(Class<?> type) {
        for (var reference : references) {
            var binding = reference.get();
            if (binding.service() == type) {
                return binding;
            }
        }
        return null;
    }

    ParamList params() {
        return params;
    }

    @Override
    public String toString() {
        return name + "(" + (params.size() == 0 ? "" : params) + ")";
    }

    /** Builds a descriptor. */
    public static final class Builder<R extends @Nullable Object> {
        private final String name;
        private final JsonType<R> result;
        private final boolean notification;
        private final ParamList.Builder params;
        private final List<ErrorDescriptor<?>> errors = new ArrayList<>();
        private final List<Supplier<ServiceBinding<?>>> references = new ArrayList<>();
        private Style style = Style.BY_NAME;
        private boolean idempotent;
        private boolean nonBlocking;
        private boolean stream;
        private final List<String> streamParams = new ArrayList<>();
        private Buffering buffering = Buffering.NONE;
        private @Nullable SubscriptionNames subscription;
        private @Nullable String uri;

        private Builder(String name, JsonType<R> result, boolean notification) {
            this.name = requireNonNull(name, "name");
            this.result = requireNonNull(result, "result");
            this.notification = notification;
            params = new ParamList.Builder(name);
        }

        /** Gives it a URI of its own. */
        public Builder<R> uri(String ownUri) {
            uri = requireNonNull(ownUri, "ownUri");
            return this;
        }

        /** Adds the next parameter. */
        public Builder<R> param(String paramName, JsonType<?> type) {
            params.add(requireNonNull(paramName, "paramName"), requireNonNull(type, "type"));
            return this;
        }

        /** Adds the next parameter, a stream. */
        public Builder<R> streamParam(String paramName, JsonType<?> item) {
            streamParams.add(paramName);
            return param(paramName, item);
        }

        /** Says what becomes of items of the result that come too fast. */
        public Builder<R> overflow(Overflow overflow, int buffer) {
            buffering = new Buffering(overflow, buffer);
            return this;
        }

        /** Has the call answered with a subscription's id, and items come as notifications with that id. */
        public Builder<R> subscription(String notification, String unsubscribe) {
            subscription = new SubscriptionNames(notification, unsubscribe);
            return this;
        }

        /** Writes the arguments as an array. */
        public Builder<R> byPosition() {
            style = Style.BY_POSITION;
            return this;
        }

        /** Makes the one parameter the whole params. */
        public Builder<R> whole() {
            style = Style.WHOLE;
            return this;
        }

        /** Lets a call be sent again after a lost connection. */
        public Builder<R> idempotent() {
            idempotent = true;
            return this;
        }

        /** Lets it run on an event loop. */
        public Builder<R> nonBlocking() {
            nonBlocking = true;
            return this;
        }

        /** Adds an error that it declares. */
        public Builder<R> error(ErrorDescriptor<?> error) {
            errors.add(requireNonNull(error, "error"));
            return this;
        }

        /**
         * Adds an interface whose objects it passes by reference.
         *
         * @param binding is asked when the first object passes: two bindings may name each other, and neither is to wait
         *     for the other to be initialised
         */
        public Builder<R> reference(Supplier<ServiceBinding<?>> binding) {
            references.add(requireNonNull(binding, "binding"));
            return this;
        }

        /** The description. */
        public MethodDescriptor<R> build() {
            if (style == Style.WHOLE && params.size() != 1) {
                throw new IllegalArgumentException(name
                        + " passes its parameter as the whole params, so it needs exactly one, not " + params.size());
            }
            if (subscription != null && !stream) {
                throw new IllegalArgumentException(name + " is a subscription, so its result is a stream");
            }
            return new MethodDescriptor<>(this);
        }
    }
}
