package dev.callwire.schema;

import dev.callwire.schema.TypeSchema.AnyType;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.BooleanType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.Precision;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.StringType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The types that most schemas are made of. */
public final class Types {

    /** {@code byte}. */
    public static final TypeSchema BYTE = between(Byte.MIN_VALUE, Byte.MAX_VALUE);

    /** {@code short}. */
    public static final TypeSchema SHORT = between(Short.MIN_VALUE, Short.MAX_VALUE);

    /** {@code int}. */
    public static final TypeSchema INT = between(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** {@code long}. */
    public static final TypeSchema LONG = between(Long.MIN_VALUE, Long.MAX_VALUE);

    /** {@code BigInteger}. */
    public static final TypeSchema BIG_INTEGER = new IntegerType(null, null);

    /** {@code float}. */
    public static final TypeSchema FLOAT = new NumberType(Precision.FLOAT);

    /** {@code double}. */
    public static final TypeSchema DOUBLE = new NumberType(Precision.DOUBLE);

    /** {@code BigDecimal}. */
    public static final TypeSchema DECIMAL = new NumberType(Precision.DECIMAL);

    /** {@code boolean}. */
    public static final TypeSchema BOOLEAN = new BooleanType();

    /** {@code String}. */
    public static final TypeSchema STRING = new StringType(StringFormat.TEXT);

    /** Any JSON value. */
    public static final TypeSchema ANY = new AnyType();

    /** JSON null and nothing else. */
    public static final TypeSchema NULL = new NullType();

    private Types() {}

    /** A string of the format. */
    public static TypeSchema string(StringFormat format) {
        return new StringType(format);
    }

    /** An enum whose constants carry no documentation. */
    public static TypeSchema enumOf(String... values) {
        return new EnumType(Arrays.stream(values).map(EnumConstant::of).toList());
    }

    /** An array whose items may repeat. */
    public static TypeSchema array(TypeSchema items) {
        return new ArrayType(items, false);
    }

    /** An array whose items are distinct. */
    public static TypeSchema set(TypeSchema items) {
        return new ArrayType(items, true);
    }

    /** An object with any names and values of one type. */
    public static TypeSchema map(TypeSchema values) {
        return new MapType(STRING, values);
    }

    /** An object with these properties. Others beside them are ignored by whoever reads it. */
    public static TypeSchema object(PropertySchema... properties) {
        return new ObjectType(List.of(properties));
    }

    /** The {@link NamedType} of that id. */
    public static TypeSchema reference(String typeId) {
        return new ReferenceType(typeId);
    }

    /** A type whose values the compiler cannot know; {@code remark} says so to the reader. */
    public static TypeSchema opaque(String remark) {
        return new OpaqueType(remark);
    }

    private static TypeSchema between(long minimum, long maximum) {
        return new IntegerType(BigInteger.valueOf(minimum), BigInteger.valueOf(maximum));
    }
}
