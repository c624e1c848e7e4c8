package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.Admission;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** WAMP-SCRAM. */
final class ScramMethod implements AuthMethod {
    private static final int NONCE_LENGTH = 16;

    private final Principals principals;
    private final Decoys decoys;

    ScramMethod(Principals principals, Decoys decoys) {
        this.principals = requireNonNull(principals, "principals");
        this.decoys = requireNonNull(decoys, "decoys");
    }

    @Override
    public String name() {
        return ScramExchange.METHOD;
    }

    @Override
    public @Nullable String lacks(Message.Hello hello) {
        if (hello.authid() == null) {
            return "wamp-scram needs an authid";
        }
        var nonce = Extra.read(hello.authextra()).string("nonce");
        return nonce == null || !ScramExchange.isNonce(nonce)
                ? "wamp-scram needs a nonce in authextra, of at most 256 printable characters without commas"
                : null;
    }

    @Override
    public void begin(Message.Hello hello, Admission admission) {
        var extra = Extra.read(hello.authextra());
        var binding = extra.string("channel_binding");
        var channel = binding == null ? BoundChannel.NONE : BoundChannel.of(binding, admission.channelBinding(binding));
        if (!Objects.equals(channel.type(), binding)) {
            admission.refuse(
                    Uris.AUTHENTICATION_FAILED, "This connection has no channel binding of the type that is asked for");
            return;
        }
        var authid = prepared(requireNonNull(hello.authid(), "authid"));
        var clientNonce = requireNonNull(extra.string("nonce"), "nonce");
        var nonce = clientNonce + Hashes.base64(Hashes.random(NONCE_LENGTH));
        var exchange = new ScramExchange(authid, clientNonce, nonce, channel);
        var claim = new Claim(hello.realm(), ScramExchange.METHOD, authid, hello.authrole(), null);
        var attempt = new Attempt(claim, admission);
        attempt.find(principals, principal -> challenge(attempt, exchange, principal));
    }

    /** A name that none may have is left as it is, and unknown. */
    private static String prepared(String authid) {
        try {
            return SaslPrep.prepare(authid);
        } catch (IllegalArgumentException e) {
            return authid;
        }
    }

    private void challenge(Attempt attempt, ScramExchange exchange, @Nullable Principal principal) {
        var known = principal == null ? null : principal.credentials(ScramKeys.class);
        var keys = known == null ? decoys.scramKeys(exchange.authid()) : known;
        var kdf = keys.kdf();
        var extra = new ExtraWriter()
                .put("nonce", exchange.nonce())
                .put("salt", Hashes.base64(keys.salt()))
                .put("kdf", kdf.type())
                .put("iterations", kdf.iterations());
        if (kdf.isArgon2()) {
            extra.put("memory", kdf.memory());
        }
        attempt.admission().challenge(ScramExchange.METHOD, extra.toSlice(), proof -> {
            var authMessage = exchange.authMessage(keys.salt(), kdf.iterations());
            boolean isGood = isGood(proof, exchange, keys, authMessage);
            attempt.decide(isGood && known != null, principal, verifier(keys.signature(authMessage)));
        });
    }

    private static boolean isGood(
            Message.Authenticate proof, ScramExchange exchange, ScramKeys keys, String authMessage) {
        var extra = Extra.read(proof.extra());
        var signature = Hashes.decode(proof.signature());
        var channel = exchange.channel();
        return keys.accepts(signature == null ? new byte[0] : signature, authMessage)
                && exchange.nonce().equals(extra.string("nonce"))
                && Objects.equals(channel.type(), extra.string("channel_binding"))
                && Objects.equals(channel.encoded(), extra.string("cbind_data"));
    }

    /** The router's own proof, also under the name by which a popular client looks for it. */
    private static JsonSlice verifier(String signature) {
        return new ExtraWriter()
                .put("verifier", "v=" + signature)
                .put("scram_server_signature", signature)
                .toSlice();
    }
}
