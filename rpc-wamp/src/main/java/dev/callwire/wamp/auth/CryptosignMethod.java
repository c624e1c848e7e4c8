package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.Admission;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cryptosign. */
final class CryptosignMethod implements AuthMethod {
    private final Principals principals;
    private final @Nullable SigningKey router;

    CryptosignMethod(Principals principals, @Nullable SigningKey router) {
        this.principals = requireNonNull(principals, "principals");
        this.router = router;
    }

    @Override
    public String name() {
        return Ed25519.METHOD;
    }

    @Override
    public @Nullable String lacks(Message.Hello hello) {
        var extra = Extra.read(hello.authextra());
        return Ed25519.decode(extra.string("pubkey"), Ed25519.KEY_LENGTH) == null
                ? "cryptosign needs a pubkey in authextra, of 64 hexadecimal digits"
                : null;
    }

    @Override
    public void begin(Message.Hello hello, Admission admission) {
        var extra = Extra.read(hello.authextra());
        var pubkey = requireNonNull(extra.string("pubkey"), "pubkey").toLowerCase(Locale.ROOT);
        var claim = new Claim(hello.realm(), Ed25519.METHOD, hello.authid(), hello.authrole(), pubkey);
        var binding = extra.string("channel_binding");
        // One that is not there binds nothing, and the client decides whether that will do.
        var channel = binding == null
                ? BoundChannel.NONE
                : BoundChannel.of(binding, admission.channelBinding(binding)).ofKeyLength();
        var clients = Ed25519.decode(extra.string("challenge"), Ed25519.KEY_LENGTH);
        var attempt = new Attempt(claim, admission);
        attempt.find(principals, principal -> challenge(attempt, pubkey, channel, clients, principal));
    }

    private void challenge(
            Attempt attempt,
            String pubkey,
            BoundChannel channel,
            byte @Nullable [] clients,
            @Nullable Principal principal) {
        var challenge = Hashes.random(Ed25519.KEY_LENGTH);
        var extra =
                new ExtraWriter().put("challenge", Ed25519.encode(challenge)).put("channel_binding", channel.type());
        if (router != null && clients != null) {
            extra.put("pubkey", router.publicKey()).put("signature", router.sign(channel.bind(clients)));
        }
        var keys = principal == null ? null : principal.credentials(PublicKeys.class);
        boolean isKnown = keys != null && keys.all().contains(pubkey);
        attempt.admission().challenge(Ed25519.METHOD, extra.toSlice(), proof -> {
            boolean isGood = isSigned(proof.signature(), pubkey, channel.bind(challenge));
            attempt.decide(isGood && isKnown, principal, new JsonSlice());
        });
    }

    /** Whether it is a signature, with the message behind it. */
    static boolean isSigned(String signed, String pubkey, byte[] message) {
        var key = Ed25519.decode(pubkey, Ed25519.KEY_LENGTH);
        var both = Ed25519.decode(signed, Ed25519.SIGNATURE_LENGTH + Ed25519.KEY_LENGTH);
        if (key == null || both == null) {
            return false;
        }
        var signature = Arrays.copyOf(both, Ed25519.SIGNATURE_LENGTH);
        var shown = Arrays.copyOfRange(both, Ed25519.SIGNATURE_LENGTH, both.length);
        return Hashes.areEqual(shown, message) && Ed25519.verify(key, message, signature);
    }
}
