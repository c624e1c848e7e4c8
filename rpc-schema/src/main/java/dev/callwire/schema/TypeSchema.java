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
            if (!(keys instanceof StringType || keys instanceof EnumType || keys instanceof ReferenceType)) {
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

    /** An object of properties, in the order in which they are written. */
    record ObjectType(List<PropertySchema> properties) implements TypeSchema {
        public ObjectType {
            properties = List.copyOf(properties);
            Names.requireDistinct(
                    properties,
                    PropertySchema::name,
                    "The properties of an object must have distinct names. Found twice: '%s'.");
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            properties.forEach(property -> action.accept(property.schema()));
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
     * One of several objects, told apart by a string property that stands beside their own properties, as Jackson's
     * {@code @JsonTypeInfo(property = …)} writes it.
     *
     * @param discriminator the name of that property
     */
    record UnionType(String discriminator, List<Alternative> alternatives) implements TypeSchema {
        public UnionType {
            requireNonNull(discriminator, "discriminator");
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("A union must have at least one alternative. Found none.");
            }
            Names.requireDistinct(
                    alternatives,
                    Alternative::name,
                    "The alternatives of a union must have distinct names. Found twice: '%s'.");
        }

        @Override
        public void forEachPart(Consumer<TypeSchema> action) {
            alternatives.forEach(alternative -> action.accept(alternative.schema()));
        }
    }

    /**
     * One of a union's objects.
     *
     * @param name the discriminator's value
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
