package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A method of a service.
 *
 * @param name its whole name on the wire, namespace included
 * @param uri what it goes by where procedures have URIs; its wire name unless it has one of its own
 * @param javaName the Java method's name
 * @param params in declared order
 * @param result null for a notification, {@link ResultSchema#VOID} or one with {@link Types#NULL} for a void call
 * @param errors sorted by code
 * @param idempotent whether it may be sent again when it is unknown whether it ran
 * @param deprecation null unless deprecated
 */
public record MethodSchema(
        String name,
        String uri,
        String javaName,
        MethodKind kind,
        ParamStyle paramStyle,
        Doc doc,
        List<ParamSchema> params,
        @Nullable ResultSchema result,
        List<ErrorSchema> errors,
        List<ExampleSchema> examples,
        boolean idempotent,
        @Nullable Deprecation deprecation) {

    /**
     * Checks, copies and sorts.
     *
     * @throws IllegalArgumentException if two parameters or examples share a name or two errors a code or URI, if a call has no
     *     result, if a notification has a result or errors, or if {@link ParamStyle#WHOLE} meets other than one parameter;
     *     the message is fit to be shown to the author of the interface
     */
    public MethodSchema {
        Names.requireName(name, "method name");
        Names.requireName(uri, "method's URI");
        requireNonNull(javaName, "javaName");
        requireNonNull(kind, "kind");
        requireNonNull(paramStyle, "paramStyle");
        requireNonNull(doc, "doc");
        params = List.copyOf(params);
        errors = errors.stream()
                .sorted(Comparator.comparingInt(ErrorSchema::code))
                .toList();
        examples = List.copyOf(examples);

        String of = "of method '" + name + "' ";
        Names.requireDistinct(
                params, ParamSchema::name, "The parameters " + of + "must have distinct names. Found twice: '%s'.");
        Names.requireDistinct(
                errors, ErrorSchema::code, "The errors " + of + "must have distinct codes. Found twice: %s.");
        Names.requireDistinct(
                errors.stream().map(ErrorSchema::uri).filter(Objects::nonNull).toList(),
                errorUri -> errorUri,
                "The errors " + of + "must have distinct URIs. Found twice: '%s'.");
        Names.requireDistinct(
                examples, ExampleSchema::name, "The examples " + of + "must have distinct names. Found twice: '%s'.");
        if (kind == MethodKind.NOTIFICATION && (result != null || !errors.isEmpty())) {
            throw new IllegalArgumentException("A notification is never answered, so it has neither result nor errors."
                    + " Found one on method '" + name + "'.");
        }
        if (kind == MethodKind.CALL && result == null) {
            throw new IllegalArgumentException(
                    "A call has a result, null at least. Found none on method '" + name + "'.");
        }
        if (paramStyle == ParamStyle.WHOLE && params.size() != 1) {
            throw new IllegalArgumentException("Where a parameter is the whole params, it must be the only one. Found "
                    + params.size() + " parameters on method '" + name + "'.");
        }
    }

    /** A method that is answered; its result is void until set. */
    public static Builder call(String name, String javaName) {
        return new Builder(name, javaName, MethodKind.CALL, ResultSchema.VOID);
    }

    /** A method that is never answered. */
    public static Builder notification(String name, String javaName) {
        return new Builder(name, javaName, MethodKind.NOTIFICATION, null);
    }

    /** Gathers a {@link MethodSchema}. Not safe for use by several threads. */
    public static final class Builder {

        private final String name;
        private final String javaName;
        private final MethodKind kind;
        private final List<ParamSchema> params = new ArrayList<>();
        private final List<ErrorSchema> errors = new ArrayList<>();
        private final List<ExampleSchema> examples = new ArrayList<>();
        private ParamStyle paramStyle = ParamStyle.BY_NAME;
        private Doc doc = Doc.NONE;
        private @Nullable ResultSchema result;
        private boolean idempotent;
        private @Nullable Deprecation deprecation;
        private String uri;

        private Builder(String name, String javaName, MethodKind kind, @Nullable ResultSchema result) {
            this.name = name;
            uri = name;
            this.javaName = javaName;
            this.kind = kind;
            this.result = result;
        }

        /** The wire name unless set. */
        public Builder uri(String uri) {
            this.uri = uri;
            return this;
        }

        /** {@link ParamStyle#BY_NAME} unless set. */
        public Builder paramStyle(ParamStyle paramStyle) {
            this.paramStyle = paramStyle;
            return this;
        }

        /** {@link Doc#NONE} unless set. */
        public Builder doc(Doc doc) {
            this.doc = doc;
            return this;
        }

        /** Adds the next parameter. */
        public Builder param(ParamSchema param) {
            params.add(param);
            return this;
        }

        /** What the call answers. */
        public Builder result(ResultSchema result) {
            this.result = result;
            return this;
        }

        /** Adds an error. */
        public Builder error(ErrorSchema error) {
            errors.add(error);
            return this;
        }

        /** Adds an example. */
        public Builder example(ExampleSchema example) {
            examples.add(example);
            return this;
        }

        /** False unless set. */
        public Builder idempotent(boolean idempotent) {
            this.idempotent = idempotent;
            return this;
        }

        /** Null, the default, when not deprecated. */
        public Builder deprecation(@Nullable Deprecation deprecation) {
            this.deprecation = deprecation;
            return this;
        }

        /** Makes the method, checked as its constructor says. */
        public MethodSchema build() {
            return new MethodSchema(
                    name,
                    uri,
                    javaName,
                    kind,
                    paramStyle,
                    doc,
                    params,
                    result,
                    errors,
                    examples,
                    idempotent,
                    deprecation);
        }
    }
}
