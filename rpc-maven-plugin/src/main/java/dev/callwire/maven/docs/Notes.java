package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of values beside their type, in few words each. */
final class Notes {
    /** How the processor puts {@code @NotBlank}. */
    private static final String NOT_BLANK = "[\\s\\S]*\\S[\\s\\S]*";

    private final List<Html> notes = new ArrayList<>();

    private Notes() {}

    static Html of(TypeSchema type) {
        var notes = new Notes();
        notes.add(type, "");
        return notes.list();
    }

    /** The same of a property, with its direction and default. */
    static Html of(PropertySchema property) {
        var notes = new Notes();
        switch (property.access()) {
            case BOTH -> {}
            case READ_ONLY -> notes.add("only received: ignored where it is sent");
            case WRITE_ONLY -> notes.add("only sent: never received");
        }
        if (property.defaultValue() != null) {
            notes.notes.add(note("default ").with(element("code").with(property.defaultValue())));
        }
        notes.add(property.schema(), "");
        return notes.list();
    }

    private Html list() {
        if (notes.isEmpty()) {
            return Html.group();
        }
        return element("ul", "class", "notes").with(notes);
    }

    private static Html note(String text) {
        return element("li").with(text);
    }

    private void add(String text) {
        notes.add(note(text));
    }

    /** @param of what of the value the type is said of; empty if of the value itself */
    private void add(TypeSchema type, String of) {
        if (type instanceof NullableType nullable) {
            add(nullable.schema(), of);
        } else if (type instanceof ConstrainedType constrained) {
            addConstraints(constrained.schema(), constrained.constraints(), of);
        } else if (type instanceof IntegerType integer && !isUsual(integer)) {
            addConstraints(integer, Constraints.NONE, of);
        } else if (type instanceof ArrayType array) {
            if (array.distinct()) {
                add(of + "distinct items");
            }
            add(array.items(), of + "items: ");
        } else if (type instanceof MapType map) {
            add(map.keys(), of + "keys: ");
            add(map.values(), of + "values: ");
        } else if (type instanceof OpaqueType opaque && !opaque.remark().isBlank()) {
            add(of + opaque.remark());
        }
    }

    private static boolean isUsual(IntegerType integer) {
        return integer.equals(Types.INT)
                || integer.equals(Types.LONG)
                || integer.equals(Types.SHORT)
                || integer.equals(Types.BYTE)
                || (integer.minimum() == null && integer.maximum() == null);
    }

    private void addConstraints(TypeSchema type, Constraints constraints, String of) {
        if (type instanceof IntegerType || type instanceof NumberType) {
            addBounds(type, constraints, of);
        }
        addSize(type, constraints, of);
        if (constraints.email()) {
            add(of + "address of a mailbox");
        }
        for (String pattern : constraints.patterns()) {
            if (pattern.equals(NOT_BLANK)) {
                add(of + "not blank");
            } else {
                notes.add(note(of + "matches ").with(element("code").with(pattern)));
            }
        }
        if (!(type instanceof IntegerType)) {
            add(type, of);
        }
    }

    private void addBounds(TypeSchema type, Constraints constraints, String of) {
        Constraints all = constraints;
        if (type instanceof IntegerType integer && !isUsual(integer)) {
            if (integer.minimum() != null) {
                all = all.and(Constraints.from(new BigDecimal(integer.minimum()), false));
            }
            if (integer.maximum() != null) {
                all = all.and(Constraints.upTo(new BigDecimal(integer.maximum()), false));
            }
        }
        if (all.minimum() != null) {
            add(of + (all.minimumExcluded() ? "more than " : "at least ") + all.minimum());
        }
        if (all.maximum() != null) {
            add(of + (all.maximumExcluded() ? "less than " : "at most ") + all.maximum());
        }
        Integer digits = constraints.fractionDigits();
        if (digits != null && !(type instanceof IntegerType)) {
            add(of + (digits == 0 ? "a whole number" : counted(digits, "digit") + " behind the point at most"));
        }
    }

    private void addSize(TypeSchema type, Constraints constraints, String of) {
        @Nullable Integer least = constraints.minimumSize();
        @Nullable Integer most = constraints.maximumSize();
        String unit = type instanceof ArrayType || type instanceof TupleType
                ? "item"
                : type instanceof MapType ? "entry" : "character";
        if (least != null && most != null) {
            add(of + (least.equals(most) ? counted(most, unit) : least + " to " + counted(most, unit)));
        } else if (least != null) {
            add(of + "at least " + counted(least, unit));
        } else if (most != null) {
            add(of + "at most " + counted(most, unit));
        }
    }

    private static String counted(int count, String unit) {
        if (count == 1) {
            return count + " " + unit;
        }
        return count + " " + (unit.equals("entry") ? "entries" : unit + "s");
    }
}
