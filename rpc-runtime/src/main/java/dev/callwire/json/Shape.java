package dev.callwire.json;

import java.util.ArrayList;
import java.util.List;

/**
 * What a generated codec takes for granted of a class: its properties, in the order in which they are written. To be
 * compared with what the binder knows of the class.
 */
public final class Shape {
    private final boolean ofRecord;
    private final Names names;
    private final List<Property> properties = new ArrayList<>();

    /**
     * A property.
     *
     * @param read whether it is also read
     * @param mayBeAbsent whether an object is accepted without it
     * @param mayBeNull whether null is accepted for it
     * @param omitsNull whether null is not written
     */
    record Property(
            String name,
            GeneratedCodec<?> codec,
            boolean read,
            boolean mayBeAbsent,
            boolean mayBeNull,
            boolean omitsNull) {}

    private Shape(boolean ofRecord, Names names) {
        this.ofRecord = ofRecord;
        this.names = names;
    }

    /** The shape of a record, whose canonical constructor takes what is read. The properties follow. */
    public static Shape ofRecord(Names names) {
        return new Shape(true, names);
    }

    /** The shape of a class with a constructor that takes nothing. The properties follow. */
    public static Shape ofBean(Names names) {
        return new Shape(false, names);
    }

    /** Adds a property that must be there and not be null. */
    public Shape required(GeneratedCodec<?> codec) {
        return add(codec, true, false, false);
    }

    /** Adds a property that may be left out, but is not null. */
    public Shape optional(GeneratedCodec<?> codec) {
        return add(codec, true, true, false);
    }

    /** Adds a property that may be left out or null. */
    public Shape nullable(GeneratedCodec<?> codec) {
        return add(codec, true, true, true);
    }

    /** Adds a property that is written alone. */
    public Shape written(GeneratedCodec<?> codec) {
        return add(codec, false, true, false);
    }

    private Shape add(GeneratedCodec<?> codec, boolean read, boolean mayBeAbsent, boolean mayBeNull) {
        var name = names.texts().get(properties.size());
        properties.add(new Property(name, codec, read, mayBeAbsent, mayBeNull, false));
        return this;
    }

    /** Says that the property added last is not written where it is null. */
    public Shape unlessNull() {
        int last = properties.size() - 1;
        var property = properties.get(last);
        properties.set(
                last,
                new Property(
                        property.name, property.codec, property.read, property.mayBeAbsent, property.mayBeNull, true));
        return this;
    }

    boolean isOfRecord() {
        return ofRecord;
    }

    boolean isComplete() {
        return properties.size() == names.size();
    }

    List<Property> properties() {
        return properties;
    }
}
