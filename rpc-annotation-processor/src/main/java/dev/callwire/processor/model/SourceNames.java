package dev.callwire.processor.model;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What surrounds the generated sources.
 *
 * @param inherited simple names of types that what is generated inherits from the interface
 * @param hidden simple names of {@code java.lang} that mean something else in the package
 * @param warnings the kinds of compiler warnings that the interface's own signatures would bring on
 * @param marked whether {@code javax.annotation.processing.Generated} can be named
 * @param nullness whether JSpecify's {@code Nullable} can be named
 */
public record SourceNames(
        SortedSet<String> inherited,
        SortedSet<String> hidden,
        SortedSet<String> warnings,
        boolean marked,
        boolean nullness) {

    public SourceNames {
        inherited = sorted(inherited);
        hidden = sorted(hidden);
        warnings = sorted(warnings);
    }

    private static SortedSet<String> sorted(Collection<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
}
