package dev.callwire.wamp.auth;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.Admission;
import dev.callwire.wamp.router.Identity;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's attempt to come in. What fails unexpectedly on the way turns it away. */
record Attempt(Claim claim, Admission admission) {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** Looks the user up, and goes on with it, or with {@code null} if it is unknown. */
    void find(Principals principals, Consumer<@Nullable Principal> next) {
        await(() -> principals.find(claim), (Optional<Principal> found) -> next.accept(found.orElse(null)));
    }

    /** Goes on when somebody has answered. */
    <T> void await(Question<T> question, Consumer<T> next) {
        try {
            question.ask().whenComplete((answer, failure) -> {
                if (failure == null) {
                    run(() -> next.accept(answer));
                } else {
                    fail(failure);
                }
            });
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        LOG.warn("A client could not be asked who it is, and was turned away", failure);
        admission.refuse(Uris.AUTHENTICATION_FAILED, "Authentication has failed");
    }

    /** Lets the client in if the proof is good and it asks for no role but its own. */
    void decide(boolean isProved, @Nullable Principal principal, JsonSlice authextra) {
        if (!isProved || principal == null) {
            admission.refuse(Uris.AUTHENTICATION_DENIED, "Authentication was denied");
        } else if (claim.authrole() != null && !claim.authrole().equals(principal.authrole())) {
            admission.refuse(Uris.NO_SUCH_ROLE, "There is no such role for this user");
        } else {
            admission.accept(new Identity(
                    principal.authid(), principal.authrole(), claim.method(), principal.authprovider(), authextra));
        }
    }

    /** Something that is answered later. */
    @FunctionalInterface
    interface Question<T> {
        CompletionStage<T> ask();
    }
}
