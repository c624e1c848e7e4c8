package dev.callwire.processor.read;

import dev.callwire.processor.model.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a type.
 *
 * @param model the service or set of events; null when it breaks a rule, cannot be read yet, or when the type is neither
 * @param problems the rules it breaks, and what is odd about it
 * @param unresolved whether it names types that do not exist, so far at least
 */
public record Reading(@Nullable Contract model, List<Problem> problems, boolean unresolved) {

    public Reading {
        problems = List.copyOf(problems);
    }
}
