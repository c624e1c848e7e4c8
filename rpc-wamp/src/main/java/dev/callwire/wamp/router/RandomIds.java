package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Ids;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Ids of chance, as sessions and publications have them. Not thread-safe. */
final class RandomIds {
    private final SecureRandom secure = new SecureRandom();
    private final SplittableRandom random = new SplittableRandom(secure.nextLong());

    long next() {
        return random.nextLong(1, Ids.LAST + 1);
    }

    /** An id that cannot be guessed from others. */
    long secret() {
        return (secure.nextLong() >>> 11) + 1;
    }
}
