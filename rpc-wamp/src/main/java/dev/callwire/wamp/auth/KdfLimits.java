package dev.callwire.wamp.auth;

/**
 * What a client lets a router ask for: so little that a password could be guessed from the answer is no better than so much that
 * it never ends.
 *
 * @param minCraIterations for salted WAMP-CRA
 * @param minIterations for PBKDF2 in WAMP-SCRAM
 * @param maxIterations for PBKDF2 anywhere
 * @param minMemoryPasses for Argon2: kibibytes times iterations
 * @param maxMemoryPasses for Argon2: kibibytes times iterations
 * @param maxMemory for Argon2, in kibibytes
 */
public record KdfLimits(
        int minCraIterations,
        int minIterations,
        int maxIterations,
        long minMemoryPasses,
        long maxMemoryPasses,
        int maxMemory) {
    /**
     * 1,000 iterations for WAMP-CRA, 4,096 for WAMP-SCRAM, at most 1,000,000; for Argon2 16 MiB to 8 GiB of passes, and
     * 256 MiB.
     */
    public static final KdfLimits DEFAULTS = new KdfLimits(1_000, 4_096, 1_000_000, 16_384, 8_388_608, 262_144);

    public KdfLimits {
        if (minCraIterations < 1 || minIterations < 1 || minMemoryPasses < 1) {
            throw new IllegalArgumentException("A limit of what a router may ask for is at least 1");
        }
    }

    void check(SharedSecret.Salting salting) throws AuthenticationException {
        check(salting.iterations(), minCraIterations);
    }

    void check(Kdf kdf) throws AuthenticationException {
        if (!kdf.isArgon2()) {
            check(kdf.iterations(), minIterations);
            return;
        }
        long passes = (long) kdf.iterations() * kdf.memory();
        if (passes < minMemoryPasses || passes > maxMemoryPasses || kdf.memory() > maxMemory) {
            throw new AuthenticationException("The router asks for " + kdf.iterations() + " passes over " + kdf.memory()
                    + " KiB; acceptable are " + minMemoryPasses + " to " + maxMemoryPasses + " KiB in all, and "
                    + maxMemory + " KiB at a time");
        }
    }

    private void check(int iterations, int least) throws AuthenticationException {
        if (iterations < least || iterations > maxIterations) {
            throw new AuthenticationException("The router asks for " + iterations + " iterations; acceptable are "
                    + least + " to " + maxIterations);
        }
    }
}
