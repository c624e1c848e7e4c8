package dev.callwire.schema.compat;

import static java.util.Objects.requireNonNull;

/**
 * Something in which a contract is not what it was.
 *
 * @param direction which way it goes that has changed
 * @param before what was there, for people; empty where nothing was, or nothing needs to be said
 * @param after what is there
 * @param via where a type is met that has changed; the place itself where that is no type
 */
public record Difference(Change change, Direction direction, Place place, String before, String after, Place via) {

    public Difference {
        requireNonNull(change, "change");
        requireNonNull(direction, "direction");
        requireNonNull(place, "place");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(via, "via");
    }

    /** Whether some client that is not compiled again gets into trouble. */
    public boolean isBreaking() {
        return change.effect(direction).breaking();
    }

    /** The place, the rule, and what was and is: {@code 'count' of Order: A number must be smaller … Was: long. Is: int.} */
    public String text() {
        return place.text() + ": " + change.what() + "." + (before.isEmpty() ? "" : " Was: " + before + ".")
                + (after.isEmpty() ? "" : " Is: " + after + ".");
    }

    /** What it means: who breaks and how, or why nobody does. */
    public String consequence() {
        return (isBreaking() ? "Breaks: " : "Compatible: ")
                + change.effect(direction).text() + (via.equals(place) ? "" : " (" + via.text() + ")") + ".";
    }

    /** Both, and what to do instead. */
    public String report() {
        return text() + " " + consequence() + (isBreaking() ? " " + change.advice() : "");
    }
}
