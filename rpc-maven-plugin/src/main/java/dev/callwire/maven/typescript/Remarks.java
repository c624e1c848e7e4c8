package dev.callwire.maven.typescript;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.Precision;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be known of values that TypeScript cannot say of their type, in sentences. */
final class Remarks {
    /** How the processor puts {@code @NotBlank}. */
    private static final String NOT_BLANK = "[\\s\\S]*\\S[\\s\\S]*";

    private static final BigDecimal EXACT = new BigDecimal(BigInteger.ONE.shiftLeft(53));

    private final List<String> remarks = new ArrayList<>();

    private Remarks() {}

    static List<String> of(TypeSchema type) {
        var remarks = new Remarks();
        remarks.add(type);
        return remarks.distinct();
    }

    /** The same of a property, and in which direction it goes. */
    static List<String> of(PropertySchema property) {
        var remarks = new Remarks();
        switch (property.access()) {
            case BOTH -> {}
            case READ_ONLY -> remarks.add("Only received: what is sent of it is ignored.");
            case WRITE_ONLY -> remarks.add("Only sent: it is never received.");
        }
        remarks.add(property.schema());
        return remarks.distinct();
    }

    private List<String> distinct() {
        return remarks.stream().distinct().toList();
    }

    private void add(String remark) {
        if (!remark.isBlank()) {
            remarks.add(remark);
        }
    }

    private void add(TypeSchema type) {
        if (type instanceof IntegerType integer) {
            add(integer, Constraints.NONE);
        } else if (type instanceof NumberType number && number.precision() == Precision.DECIMAL) {
            add("A decimal number; a number keeps some 15 of its digits.");
        } else if (type instanceof StringType string) {
            add(format(string.format()));
        } else if (type instanceof OpaqueType opaque) {
            add(opaque.remark());
        } else if (type instanceof DescribedType described) {
            add(Description.of(described).remark());
        } else if (type instanceof ConstrainedType constrained) {
            add(constrained.schema(), constrained.constraints());
        } else if (!(type instanceof ObjectType)) {
            if (type instanceof UnionType union) {
                add(union);
            }
            type.forEachPart(this::add);
        }
    }

    private void add(UnionType union) {
        if (union.fallback() != null && union.inclusion() == Inclusion.PROPERTY) {
            add("Where `" + union.discriminator() + "` is left out, `" + union.fallback() + "` is meant.");
        }
    }

    private void add(TypeSchema type, Constraints constraints) {
        if (type instanceof IntegerType integer) {
            add(integer, constraints);
        } else {
            add(type);
        }
        bounds(constraints);
        if (constraints.fractionDigits() != null) {
            add(constraints.fractionDigits() == 0 ? "A whole number." : digits(constraints.fractionDigits()));
        }
        size(type, constraints);
        if (constraints.email()) {
            add("The address of a mailbox.");
        }
        for (String pattern : constraints.patterns()) {
            add(pattern.equals(NOT_BLANK) ? "Not blank." : "All of it matches `" + pattern + "`.");
        }
    }

    private void add(IntegerType integer, Constraints constraints) {
        if (!isExact(integer.minimum(), constraints.minimum()) || !isExact(integer.maximum(), constraints.maximum())) {
            add("An integer that may lie beyond ±2^53, where a number is no longer exact.");
        }
    }

    /** Whether one of two bounds lies where numbers are exact. */
    private static boolean isExact(@Nullable BigInteger own, @Nullable BigDecimal said) {
        return (own != null && isExact(new BigDecimal(own))) || (said != null && isExact(said));
    }

    private static boolean isExact(BigDecimal bound) {
        return bound.abs().compareTo(EXACT) <= 0;
    }

    private void bounds(Constraints constraints) {
        BigDecimal minimum = constraints.minimum();
        if (minimum != null) {
            add((constraints.minimumExcluded() ? "More than " : "At least ") + minimum + ".");
        }
        BigDecimal maximum = constraints.maximum();
        if (maximum != null) {
            add((constraints.maximumExcluded() ? "Less than " : "At most ") + maximum + ".");
        }
    }

    private static String digits(int count) {
        return "At most " + count + (count == 1 ? " digit" : " digits") + " behind the point.";
    }

    private void size(TypeSchema type, Constraints constraints) {
        Integer least = constraints.minimumSize();
        Integer most = constraints.maximumSize();
        if (least != null && most != null) {
            add(
                    least.equals(most)
                            ? "Exactly " + counted(type, most) + "."
                            : least + " to " + counted(type, most) + ".");
        } else if (least != null) {
            add("At least " + counted(type, least) + ".");
        } else if (most != null) {
            add("At most " + counted(type, most) + ".");
        }
    }

    private static String counted(TypeSchema type, int count) {
        if (type instanceof ArrayType) {
            return count + (count == 1 ? " item" : " items");
        } else if (type instanceof MapType) {
            return count + (count == 1 ? " entry" : " entries");
        }
        return count + (count == 1 ? " character" : " characters");
    }

    private static String format(StringFormat format) {
        return switch (format) {
            case TEXT -> "";
            case CHARACTER -> "A single character.";
            case DATE_TIME -> "A date and time with an offset, such as `2026-01-31T10:15:30Z`.";
            case LOCAL_DATE_TIME -> "A date and time without an offset, such as `2026-01-31T10:15:30`.";
            case DATE -> "A date, such as `2026-01-31`.";
            case TIME -> "A time of day with an offset, such as `10:15:30Z`.";
            case LOCAL_TIME -> "A time of day, such as `10:15:30`.";
            case DURATION -> "A duration, such as `PT1M30.5S`.";
            case PERIOD -> "A period, such as `P1Y2M3D`.";
            case UUID -> "A UUID.";
            case URI -> "A URI.";
            case BASE64 -> "Bytes in Base64.";
        };
    }
}
