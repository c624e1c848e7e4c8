package dev.callwire.wamp.auth;

import dev.callwire.wamp.message.Message;
import org.jspecify.annotations.Nullable;

/** Proves that it has a password, and has the router prove that it knew it. */
final class ScramAnswer implements ClientMethod {
    private static final int NONCE_LENGTH = 16;

    private final String authid;
    private final String password;
    private final Terms terms;
    private final String clientNonce;
    private @Nullable String expected;

    ScramAnswer(String authid, String password, Terms terms) {
        this(authid, password, terms, Hashes.base64(Hashes.random(NONCE_LENGTH)));
    }

    ScramAnswer(String authid, String password, Terms terms, String clientNonce) {
        this.authid = authid;
        this.password = password;
        this.terms = terms;
        this.clientNonce = clientNonce;
    }

    @Override
    public String name() {
        return ScramExchange.METHOD;
    }

    @Override
    public void addTo(ExtraWriter authextra) {
        authextra.put("nonce", clientNonce);
    }

    @Override
    public Message.Authenticate answer(Extra challenge) throws AuthenticationException {
        var nonce = challenge.string("nonce");
        if (nonce == null
                || nonce.length() <= clientNonce.length()
                || !nonce.startsWith(clientNonce)
                || !ScramExchange.isNonce(nonce.substring(clientNonce.length()))) {
            throw new AuthenticationException("A challenge of wamp-scram has a nonce that begins with the client's");
        }
        var encoded = challenge.string("salt");
        var salt = encoded == null ? null : Hashes.decode(encoded);
        if (salt == null || salt.length == 0) {
            throw new AuthenticationException("A challenge of wamp-scram has a salt in Base64");
        }
        var kdf = kdf(challenge);
        var keys = SaltedPassword.derive(password, kdf, salt);
        var channel = terms.channel();
        var exchange = new ScramExchange(authid, clientNonce, nonce, channel);
        var authMessage = exchange.authMessage(salt, kdf.iterations());
        expected = keys.serverSignature(authMessage);
        var extra = new ExtraWriter()
                .put("nonce", nonce)
                .put("channel_binding", channel.type())
                .put("cbind_data", channel.encoded());
        return new Message.Authenticate(keys.proof(authMessage), extra.toSlice());
    }

    private Kdf kdf(Extra challenge) throws AuthenticationException {
        var type = challenge.string("kdf");
        if (type == null) {
            throw new AuthenticationException("A challenge of wamp-scram says how to derive keys");
        }
        // Memory that means nothing to it is passed over.
        int memory = type.equals(Kdf.PBKDF2) ? 0 : challenge.integer("memory");
        Kdf kdf;
        try {
            kdf = new Kdf(type, challenge.integer("iterations"), memory);
        } catch (IllegalArgumentException e) {
            throw new AuthenticationException("A challenge of wamp-scram says how to derive keys. " + e.getMessage());
        }
        terms.limits().check(kdf);
        if (!kdf.isAvailable()) {
            throw new AuthenticationException("argon2id13 needs the library bcprov-jdk18on, which is not there");
        }
        return kdf;
    }

    @Override
    public boolean isMutual() {
        return true;
    }

    @Override
    public void check(Extra authextra) throws AuthenticationException {
        var verifier = authextra.string("verifier");
        var signature =
                verifier == null ? authextra.string("scram_server_signature") : verifier.replaceFirst("^v=", "");
        if (expected == null || signature == null || !Hashes.areEqual(expected, signature)) {
            throw new AuthenticationException("The router has not proved that it knew the password");
        }
    }
}
