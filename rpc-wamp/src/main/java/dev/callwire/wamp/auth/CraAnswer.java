package dev.callwire.wamp.auth;

import dev.callwire.wamp.message.Message;

/** Signs with a shared secret. */
record CraAnswer(String secret, KdfLimits limits) implements ClientMethod {
    private static final int LEAST_KEY = 16;
    private static final int MOST_KEY = 64;

    @Override
    public String name() {
        return CraMethod.NAME;
    }

    @Override
    public Message.Authenticate answer(Extra extra) throws AuthenticationException {
        var challenge = extra.string("challenge");
        if (challenge == null) {
            throw new AuthenticationException("A challenge of wampcra has something to sign");
        }
        return new Message.Authenticate(key(extra).sign(challenge), TicketAnswer.NO_EXTRA);
    }

    private SharedSecret key(Extra extra) throws AuthenticationException {
        var salt = extra.string("salt");
        if (salt == null) {
            return SharedSecret.of(secret);
        }
        int keylen = extra.integer("keylen");
        int iterations = extra.integer("iterations");
        if (salt.isEmpty() || iterations < 1 || keylen < LEAST_KEY || keylen > MOST_KEY) {
            throw new AuthenticationException("A salted challenge of wampcra has a salt, iterations, and a keylen of "
                    + LEAST_KEY + " to " + MOST_KEY);
        }
        limits.check(new SharedSecret.Salting(salt, iterations, keylen));
        return SharedSecret.salted(secret, salt, iterations, keylen);
    }

    @Override
    public String toString() {
        return name();
    }
}
