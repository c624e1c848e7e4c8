package dev.callwire.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to greet.
 *
 * @param name how the person is called
 * @param title what stands before the name, such as {@code Dr.}
 */
@JsonInclude(JsonInclude.Include.NON_NULL) // some servers take no null for what may be left out
public record Person(String name, @Nullable String title) {}
