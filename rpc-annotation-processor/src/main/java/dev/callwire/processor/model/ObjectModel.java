package dev.callwire.processor.model;

import java.util.List;

/**
 * A record or bean whose values generated code reads and writes.
 *
 * @param properties in the order in which they are written
 */
public record ObjectModel(JavaType type, boolean record, List<Property> properties) {

    public ObjectModel {
        properties = List.copyOf(properties);
    }

    /** What an object does with a property besides writing it. */
    public enum Reading {
        /** It must be there, and not be null. */
        REQUIRED,
        /** It may be left out, but is not null. */
        OPTIONAL,
        /** It may be left out or null. */
        NULLABLE,
        /** It is passed over. */
        NONE
    }

    /**
     * A property.
     *
     * @param name its Java name
     * @param getter how it is got from the object: {@code name()}, {@code getName()}, {@code name}
     * @param setter the method that sets it, or the field; of a bean alone
     * @param omitsNull whether null is not written
     */
    public record Property(
            String name,
            String wireName,
            CodecType type,
            String getter,
            String setter,
            boolean setByMethod,
            Reading reading,
            boolean omitsNull) {}
}
