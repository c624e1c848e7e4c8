package dev.callwire.benchmarks.stress;

import java.util.concurrent.CompletionStage;

/** The ways in which a call is made and served. */
enum Kind {
    FIND("idempotent, blocking", true),
    FIND_LATER("idempotent, asynchronous", true),
    FIND_HERE("idempotent, `@NonBlocking`", true),
    PLACE("other, blocking", false),
    PLACE_LATER("other, asynchronous", false),
    PLACE_HERE("other, `@NonBlocking`", false);

    private static final Kind[] BLOCKING = {FIND, PLACE};
    private static final Kind[] ASYNCHRONOUS = {FIND_LATER, FIND_HERE, PLACE_LATER, PLACE_HERE};

    private final String title;
    private final boolean idempotent;

    Kind(String title, boolean idempotent) {
        this.title = title;
        this.idempotent = idempotent;
    }

    /** Any of those whose caller waits, or of the others. */
    static Kind any(boolean blocking, int random) {
        var kinds = blocking ? BLOCKING : ASYNCHRONOUS;
        return kinds[Math.floorMod(random, kinds.length)];
    }

    String title() {
        return title;
    }

    boolean isIdempotent() {
        return idempotent;
    }

    long await(Numbered service, long number, int millis) {
        return this == FIND ? service.find(number, millis) : service.place(number, millis);
    }

    CompletionStage<Long> start(Numbered service, long number, int millis) {
        return switch (this) {
            case FIND_LATER -> service.findLater(number, millis);
            case FIND_HERE -> service.findHere(number, millis);
            case PLACE_LATER -> service.placeLater(number, millis);
            case PLACE_HERE -> service.placeHere(number, millis);
            case FIND, PLACE -> throw new IllegalStateException(this + " is one that waits");
        };
    }
}
