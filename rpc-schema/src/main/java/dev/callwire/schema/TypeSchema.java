package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The JSON values that a type allows. Immutable; equal when they allow and say the same. {@link Types} makes most of them. */
public sealed interface TypeSchema {

    /** This type or null. */
    default TypeSchema orNull() {
        return allowsNull() ? this : new NullableType(this);
    }

    /** Whether null is one of the values, as far as can be told without following references. */
    default boolean allowsNull() {
        return false;
    }

    /** Hands over each type that stands directly inside this one. */
    default void forEachPart(Consumer<TypeSchema> action) {}

    /** An integer; a bound of null is none. Bounds are inclusive. */
    record IntegerType(
            @Nullable BigInteger minimum, @Nullable BigInteger maximum) implements TypeSchema {
        public IntegerType {
            if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
                throw new IllegalArgumentException("An integer's minimum must not exceed its maximum. Found: " + minimum
                        + " and " + maximum + ".");
            }
        }
    }

    /** A number with a fraction. */
    record NumberType(Precision precision) implements TypeSchema {
        public NumberType {
            requireNonNull(precision, "precision");
        }
    }

    /** How exactly a number with a fraction is kept. */
    enum Precision {
        /** Binary, 32 bits. */
        FLOAT("float"),
        /** Binary, 64 bits. */
        DOUBLE("double"),
        /** Every digit. */
        DECIMAL("decimal");

        private final String text;

        Precision(String text) {
            this.text = text;
        }

        /** The precision's name in the JSON form. */
        String text() {
            return text;
        }
    }

    /** True or false. */
    record BooleanType() implements TypeSchema {}

    /** A string. */
    record StringType(StringFormat format) implements TypeSchema {
        public StringType {
            requireNonNull(format, "format");
        }
    }

    /** One of some strings, in their declared order. */
    record EnumType(List<EnumConstant> constants) implements TypeSchema {
        public EnumType {
            constants = List.copyOf(constants);
            Names.requireDistinct(
                    constants, EnumConstant::value, "The constants of an enum must be distinct. Found twice: '%s'.");
        }
    }

    /** An array; {@code distinct} when no item repeats. */
    record ArrayType(TypeSchema items, boolean distinct) implements TypeSchema {
        public ArrayType {
            requireNonNull(items, "items");
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            action.accept(items);
        }
    }

    /** An object of entries. {@code keys}, a string type or a reference to one, says which strings the names are. */
    record MapType(TypeSchema keys, TypeSchema values) implements TypeSchema {
        public MapType {
            requireNonNull(keys, "keys");
            requireNonNull(values, "values");
            TypeSchema plain = keys instanceof ConstrainedType constrained ? constrained.schema() : keys;
            if (!(plain instanceof StringType || plain instanceof EnumType || plain instanceof ReferenceType)) {
                throw new IllegalArgumentException(
                        "The keys of a map must be strings, an enum or a reference. Found: " + keys + ".");
            }
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            action.accept(keys);
            action.accept(values);
        }
    }

    /** An array of so many values, each of its own type. */
    record TupleType(List<TypeSchema> items) implements TypeSchema {
        public TupleType {
            items = List.copyOf(items);
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            items.forEach(action);
        }
    }

    /**
     * An object of properties, in the order in which they are written.
     *
     * @param others what properties of any other name hold; null where nothing is meant by them
     */
    record ObjectType(
            List<PropertySchema> properties, @Nullable TypeSchema others) implements TypeSchema {
        public ObjectType {
            properties = List.copyOf(properties);
            Names.requireDistinct(
                    properties,
                    PropertySchema::name,
                    "The properties of an object must have distinct names. Found twice: '%s'.");
        }

        /** An object whose properties are these. */
        public ObjectType(List<PropertySchema> properties) {
            this(properties, null);
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            properties.forEach(property -> action.accept(property.schema()));
            if (others != null) {
                action.accept(others);
            }
        }
    }

    /** The type or null. */
    record NullableType(TypeSchema schema) implements TypeSchema {
        public NullableType {
            requireNonNull(schema, "schema");
        }

        @Override
        public boolean allowsNull() {
            return true;
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            action.accept(schema);
        }
    }

    /** The {@link NamedType} of that id. */
    record ReferenceType(String typeId) implements TypeSchema {
        public ReferenceType {
            Names.requireName(typeId, "type id");
        }
    }

    /**
     * One of several objects, told apart as Jackson's {@code @JsonTypeInfo} says.
     *
     * @param discriminator the name of the property that tells them apart; empty where another thing does
     * @param inclusion where an alternative's name stands
     * @param fallback the name of the alternative that is meant where no name or an unknown one is read, or null
     */
    record UnionType(
            String discriminator,
            Inclusion inclusion,
            List<Alternative> alternatives,
            @Nullable String fallback) implements TypeSchema {
        public UnionType {
            requireNonNull(discriminator, "discriminator");
            requireNonNull(inclusion, "inclusion");
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("A union must have at least one alternative. Found none.");
            }
            Names.requireDistinct(
                    alternatives,
                    Alternative::name,
                    "The alternatives of a union must have distinct names. Found twice: '%s'.");
            if (fallback != null
                    && alternatives.stream().noneMatch(each -> each.name().equals(fallback))) {
                throw new IllegalArgumentException(
                        "What a union falls back on must be one of its alternatives. Found: '" + fallback + "'.");
            }
        }

        /** Objects that are told apart by a string property beside their own. */
        public UnionType(String discriminator, List<Alternative> alternatives) {
            this(discriminator, Inclusion.PROPERTY, alternatives, null);
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            alternatives.forEach(alternative -> action.accept(alternative.schema()));
        }
    }

    /** Where the name of a union's alternative stands. */
    enum Inclusion {
        /** In a string property, beside the object's own. */
        PROPERTY("property"),
        /** It is the only property of an object, which holds the alternative. */
        WRAPPER_OBJECT("wrapper-object"),
        /** It is the first item of an array, the alternative the second. */
        WRAPPER_ARRAY("wrapper-array"),
        /** Nowhere: the alternatives have different properties. */
        NONE("none");

        private final String text;

        Inclusion(String text) {
            this.text = text;
        }

        /** The inclusion's name in the JSON form. */
        String text() {
            return text;
        }
    }

    /**
     * One of a union's objects.
     *
     * @param name what it goes by where the union tells it; where nothing does, what it is called
     * @param schema an object, or a reference to one, that does not list the discriminator itself
     */
    record Alternative(String name, TypeSchema schema) {
        public Alternative {
            requireNonNull(name, "name");
            requireNonNull(schema, "schema");
        }
    }

    /**
     * A reference to an object that stays where it is and is called there. It stands among the named types, under the name
     * of its interface.
     *
     * @param interfaceName the binary name of the interface whose methods it has
     */
    record RemoteType(String interfaceName, Lifetime lifetime) implements TypeSchema {
        public RemoteType {
            Names.requireName(interfaceName, "interface name");
            requireNonNull(lifetime, "lifetime");
        }
    }

    /** When a reference to an object ends; with its connection at the latest. */
    enum Lifetime {
        /** With the call whose parameters carry it. */
        CALL("call"),
        /** When whoever received it says so. */
        EXPLICIT("explicit");

        private final String text;

        Lifetime(String text) {
            this.text = text;
        }

        /** The lifetime's name in the JSON form, and in references themselves. */
        String text() {
            return text;
        }
    }

    /**
     * A type of which more is said.
     *
     * @param schema numbers, a string, an array or an object of entries
     */
    record ConstrainedType(TypeSchema schema, Constraints constraints) implements TypeSchema {
        public ConstrainedType {
            requireNonNull(schema, "schema");
            requireNonNull(constraints, "constraints");
            if (schema.allowsNull() || schema instanceof ConstrainedType) {
                throw new IllegalArgumentException(
                        "What is constrained must be a type without null that is not yet." + " Found: " + schema + ".");
            }
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            action.accept(schema);
        }
    }

    /**
     * A type whose values the compiler cannot know, and that its author has described.
     *
     * @param json the description: a JSON Schema, which is an object that refers to nothing outside of itself
     */
    record DescribedType(String json) implements TypeSchema {
        public DescribedType {
            json = JsonSchemaText.compact(json);
        }
    }

    /** Any JSON value. */
    record AnyType() implements TypeSchema {
        @Override
        public boolean allowsNull() {
            return true;
        }
    }

    /** JSON null. */
    record NullType() implements TypeSchema {
        @Override
        public boolean allowsNull() {
            return true;
        }
    }

    /** A type whose values the compiler cannot know. */
    record OpaqueType(String remark) implements TypeSchema {
        public OpaqueType {
            requireNonNull(remark, "remark");
        }

        @Override
        public boolean allowsNull() {
            return true;
        }
    }
}
