package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.Admission;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** WAMP-CRA. */
final class CraMethod implements AuthMethod {
    static final String NAME = "wampcra";

    private static final int NONCE_LENGTH = 16;

    private final Principals principals;
    private final Decoys decoys;
    private final Clock clock = Clock.systemUTC();

    CraMethod(Principals principals, Decoys decoys) {
        this.principals = requireNonNull(principals, "principals");
        this.decoys = requireNonNull(decoys, "decoys");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String lacks(Message.Hello hello) {
        return hello.authid() == null ? "wampcra needs an authid" : null;
    }

    @Override
    public void begin(Message.Hello hello, Admission admission) {
        var authid = requireNonNull(hello.authid(), "authid");
        var attempt = new Attempt(new Claim(hello.realm(), NAME, authid, hello.authrole(), null), admission);
        attempt.find(principals, principal -> challenge(attempt, authid, principal));
    }

    private void challenge(Attempt attempt, String authid, @Nullable Principal principal) {
        var known = principal == null ? null : principal.credentials(SharedSecret.class);
        var secret = known == null ? decoys.sharedSecret(authid) : known;
        var challenge = challenge(
                principal == null || known == null ? decoys.principal(authid) : principal,
                attempt.admission().session());
        var extra = new ExtraWriter().put("challenge", challenge);
        var salting = secret.salting();
        if (salting != null) {
            extra.put("salt", salting.salt()).put("keylen", salting.keylen()).put("iterations", salting.iterations());
        }
        attempt.admission().challenge(NAME, extra.toSlice(), proof -> {
            boolean isGood = Hashes.areEqual(secret.sign(challenge), proof.signature());
            attempt.decide(isGood && known != null, principal, new JsonSlice());
        });
    }

    private String challenge(Principal principal, long session) {
        return new ExtraWriter()
                .put("authid", principal.authid())
                .put("authrole", principal.authrole())
                .put("authmethod", NAME)
                .put("authprovider", principal.authprovider())
                .put("nonce", HexFormat.of().formatHex(Hashes.random(NONCE_LENGTH)))
                .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("session", session)
                .toSlice()
                .toString();
    }
}
