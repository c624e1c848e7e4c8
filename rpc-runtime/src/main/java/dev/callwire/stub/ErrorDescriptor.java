package dev.callwire.stub;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What both ends know of an error that a method declares: its code and URI, its exception and the members of its data.
 * Immutable.
 *
 * @param <X> the exception
 */
public final class ErrorDescriptor<X extends Throwable> {
    private final int code;
    private final @Nullable String uri;
    private final Class<X> type;
    private final ParamList members;
    private final Reader<X> reader;
    private final Writer<X> writer;

    private ErrorDescriptor(Builder<X> builder, Reader<X> reader, Writer<X> writer) {
        code = builder.code;
        uri = builder.uri;
        type = builder.type;
        members = builder.members.build();
        this.reader = requireNonNull(reader, "reader");
        this.writer = requireNonNull(writer, "writer");
    }

    /** Begins the description of an error. */
    public static <X extends Throwable> Builder<X> of(int code, Class<X> type) {
        return new Builder<>(code, type);
    }

    /** The code on the wire. */
    public int code() {
        return code;
    }

    /** What it goes by where errors have URIs; {@code null} if it has none of its own. */
    public @Nullable String uri() {
        return uri;
    }

    /** The exception's class. */
    public Class<X> type() {
        return type;
    }

    /** Makes the exception from what came over the wire. */
    public X read(String message, Params data) {
        return reader.read(message, data);
    }

    /** Whether the error has data. */
    public boolean hasData() {
        return members.size() > 0;
    }

    /** Writes the exception's data. */
    public void writeData(Throwable error, ParamsWriter out) {
        writer.write(type.cast(error), out);
    }

    ParamList members() {
        return members;
    }

    /** Makes an exception from the error's message and data. */
    @FunctionalInterface
    public interface Reader<X> {
        X read(String message, Params data);
    }

    /** Writes an exception's data, member by member. */
    @FunctionalInterface
    public interface Writer<X> {
        void write(X error, ParamsWriter out);
    }

    /** Builds a descriptor. */
    public static final class Builder<X extends Throwable> {
        private final int code;
        private final Class<X> type;
        private final ParamList.Builder members;
        private @Nullable String uri;

        private Builder(int code, Class<X> type) {
            this.code = code;
            this.type = requireNonNull(type, "type");
            members = new ParamList.Builder("error " + code);
        }

        /** Gives it a URI of its own. */
        public Builder<X> uri(String ownUri) {
            uri = requireNonNull(ownUri, "ownUri");
            return this;
        }

        /** Adds the next member of the data. */
        public Builder<X> member(String name, JsonType<? extends @Nullable Object> memberType) {
            members.add(requireNonNull(name, "name"), requireNonNull(memberType, "memberType"));
            return this;
        }

        /** The description, with how to read and to write the exception. */
        public ErrorDescriptor<X> build(Reader<X> reader, Writer<X> writer) {
            return new ErrorDescriptor<>(this, reader, writer);
        }
    }
}
