package dev.callwire.wamp.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A ticket, of which no more is kept than its hash; or a way to tell one that is good. */
public final class Ticket implements Credentials {
    private final Function<String, ? extends CompletionStage<Boolean>> check;

    private Ticket(Function<String, ? extends CompletionStage<Boolean>> check) {
        this.check = check;
    }

    /** This one ticket. */
    public static Ticket of(String ticket) {
        var hash = Hashes.sha256(ticket.getBytes(UTF_8));
        return new Ticket(shown ->
                CompletableFuture.completedFuture(Hashes.areEqual(hash, Hashes.sha256(shown.getBytes(UTF_8)))));
    }

    /** Tickets that somebody else knows, such as signed tokens. It is not to block. */
    public static Ticket checkedBy(Function<String, ? extends CompletionStage<Boolean>> check) {
        return new Ticket(requireNonNull(check, "check"));
    }

    CompletionStage<Boolean> accepts(String ticket) {
        return check.apply(ticket);
    }
}
