package dev.callwire.engine;

/** Throws the checked exceptions of a service's methods, which the engine cannot name but the stub declares. */
final class Sneaky {
    private Sneaky() {}

    static RuntimeException rethrow(Throwable thrown) {
        throw Sneaky.<RuntimeException>as(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is erased: that is the point
    private static <X extends Throwable> X as(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
