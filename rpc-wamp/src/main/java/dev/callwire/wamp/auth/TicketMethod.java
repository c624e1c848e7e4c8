package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.Admission;
import org.jspecify.annotations.Nullable;

/** Tickets. */
final class TicketMethod implements AuthMethod {
    static final String NAME = "ticket";

    private static final JsonSlice EMPTY = JsonSlice.of("{}");

    private final Principals principals;

    /** What users who do not exist have. */
    private final Ticket decoy = Ticket.of(Hashes.base64(Hashes.random(Hashes.LENGTH)));

    TicketMethod(Principals principals) {
        this.principals = requireNonNull(principals, "principals");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String lacks(Message.Hello hello) {
        return hello.authid() == null ? "ticket needs an authid" : null;
    }

    @Override
    public void begin(Message.Hello hello, Admission admission) {
        var claim = new Claim(hello.realm(), NAME, hello.authid(), hello.authrole(), null);
        var attempt = new Attempt(claim, admission);
        attempt.find(
                principals,
                principal -> admission.challenge(NAME, EMPTY, proof -> {
                    var ticket = principal == null ? null : principal.credentials(Ticket.class);
                    var shown = proof.signature();
                    attempt.await(
                            () -> (ticket == null ? decoy : ticket).accepts(shown),
                            (Boolean isGood) -> attempt.decide(ticket != null && isGood, principal, new JsonSlice()));
                }));
    }
}
