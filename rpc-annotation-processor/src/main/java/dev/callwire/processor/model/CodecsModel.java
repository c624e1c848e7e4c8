package dev.callwire.processor.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What generated code reads and writes by itself of the values that an interface passes.
 *
 * @param objects the records and beans among them
 * @param warnings the kinds of compiler warnings that their use would bring on
 */
public record CodecsModel(List<ObjectModel> objects, SortedSet<String> warnings) {

    /** Nothing: all is left to the binder. */
    public static final CodecsModel NONE = new CodecsModel(List.of(), new TreeSet<>());

    public CodecsModel {
        objects = List.copyOf(objects);
        warnings = Collections.unmodifiableSortedSet(new TreeSet<>(warnings));
    }
}
