package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;

/** What collections and maps have in common. */
final class Containers {
    private Containers() {}

    /** Doubts unless a container is one of the JDK's own, which the binder takes for what its interface says. */
    static void requireOfJdk(Object container) {
        if (container.getClass().getClassLoader() != null) {
            throw GeneratedCodec.doubt();
        }
    }
}
