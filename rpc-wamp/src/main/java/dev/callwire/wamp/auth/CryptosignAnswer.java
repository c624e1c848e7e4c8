package dev.callwire.wamp.auth;

import dev.callwire.wamp.message.Message;
import java.util.Objects;
import java.util.Set;

/** Signs with a private key, and may have the router sign, too. */
final class CryptosignAnswer implements ClientMethod {
    private final SigningKey key;
    private final Set<String> routers;
    private final BoundChannel channel;
    private final byte[] ownChallenge = Hashes.random(Ed25519.KEY_LENGTH);

    CryptosignAnswer(SigningKey key, Terms terms) {
        this.key = key;
        routers = terms.routers();
        channel = terms.channel();
    }

    @Override
    public String name() {
        return Ed25519.METHOD;
    }

    @Override
    public void addTo(ExtraWriter authextra) {
        authextra.put("pubkey", key.publicKey());
        if (isMutual()) {
            authextra.put("challenge", Ed25519.encode(ownChallenge));
        }
    }

    @Override
    public Message.Authenticate answer(Extra extra) throws AuthenticationException {
        var challenge = Ed25519.decode(extra.string("challenge"), Ed25519.KEY_LENGTH);
        if (challenge == null) {
            throw new AuthenticationException("A challenge of cryptosign is 64 hexadecimal digits");
        }
        if (!Objects.equals(channel.type(), extra.string("channel_binding"))) {
            throw new AuthenticationException("The router binds to another channel than it was asked to");
        }
        if (isMutual()) {
            checkRouter(extra);
        }
        return new Message.Authenticate(key.sign(channel.bind(challenge)), TicketAnswer.NO_EXTRA);
    }

    private void checkRouter(Extra extra) throws AuthenticationException {
        var router = extra.string("pubkey");
        var signature = extra.string("signature");
        if (router == null
                || signature == null
                || !routers.contains(router)
                || !CryptosignMethod.isSigned(signature, router, channel.bind(ownChallenge))) {
            throw new AuthenticationException("The router has not proved that it is one to trust");
        }
    }

    @Override
    public boolean isMutual() {
        return !routers.isEmpty();
    }
}
