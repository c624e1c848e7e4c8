package dev.callwire.call;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Stands around calls: those that this end makes, and those that it serves. Thread-safe.
 *
 * <pre>{@code
 * Interceptor timing = (call, next) -> {
 *   long start = System.nanoTime();
 *   return next.proceed().whenComplete((result, failure) -> record(call.method(), System.nanoTime() - start, failure));
 * };
 * }</pre>
 *
 * <p>It may change the call's metadata before it proceeds, answer without proceeding, put another result or failure in
 * place of the one that comes, and proceed again, which makes the call once more. What it throws fails the call: a
 * {@link FaultException} tells the caller.
 *
 * <p>It runs where the call is made, and where its handler would run: on an event loop for {@code @NonBlocking}
 * methods, so it must not block there. Interceptors run in the order in which they were added, the first one outermost.
 */
@FunctionalInterface
public interface Interceptor {

    /**
     * Stands around one call.
     *
     * @return what the caller gets; of a notification, {@code null} when it is sent or served
     * @throws Exception to fail the call
     */
    CompletionStage<@Nullable Object> intercept(InterceptedCall call, Next next) throws Exception;

    /** What lies further in: the other interceptors, and then the call itself. */
    @FunctionalInterface
    interface Next {

        /**
         * Goes on with the call.
         *
         * @return its result, or the failure as the caller would get it; never fails otherwise
         */
        CompletionStage<@Nullable Object> proceed();
    }
}
