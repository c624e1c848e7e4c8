package dev.callwire.engine;

import dev.callwire.call.ContractMismatchException;
import dev.callwire.call.NotExecutedException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The comparison of one contract with what the peer of one connection has of it. Calls wait here until it is known in what the
 * two differ; then those of methods that differ fail, and all others go on. Thread-safe.
 */
final class ContractCheck implements Place {
    private static final Logger LOG = LoggerFactory.getLogger(ContractCheck.class);

    private final OutgoingCalls outgoing;
    private final Consumer<PendingCall<?>> untaken;
    private final WaitingCalls waiting;
    private final Alarm deadlines;

    /** In what the two differ, by wire name; null while it is not known, or some still wait. */
    private volatile @Nullable Map<String, String> differences;

    /** @param untaken hears of calls that have waited here, and that the peer does not take any more */
    ContractCheck(OutgoingCalls outgoing, Consumer<PendingCall<?>> untaken) {
        this.outgoing = outgoing;
        this.untaken = untaken;
        var settings = outgoing.settings();
        waiting = new WaitingCalls(settings.limits().pendingCalls());
        deadlines = new Alarm(settings.time(), outgoing::execute, this::expire);
    }

    /** Whether a call may go to the peer now; if not, it waits here or has ended. */
    boolean lets(PendingCall<?> call) {
        var known = differences;
        if (known != null) {
            return lets(call, known);
        }
        call.movesTo(this);
        try {
            known = keep(call);
        } catch (NotExecutedException e) { // too many wait
            call.end(new Outcome.Unsent(e));
            return false;
        }
        if (known != null) {
            return lets(call, known);
        }
        deadlines.notLaterThan(call.deadline);
        call.endIfCancelled();
        return false;
    }

    private static boolean lets(PendingCall<?> call, Map<String, String> differences) {
        var difference = differences.get(call.method.name());
        if (difference != null) {
            var mismatch = new ContractMismatchException(call.method.name(), difference);
            call.end(
                    call.neverRan
                            ? new Outcome.Unsent(mismatch)
                            : new Outcome.NotRepeated("the peer has another contract: " + difference));
        }
        return difference == null;
    }

    /**
     * Whether a notification may go to the peer now; if not, it waits here.
     *
     * @throws ContractMismatchException if it may never
     */
    boolean lets(OutgoingNotification notification) {
        var known = differences;
        if (known == null) {
            known = keep(notification);
            if (known == null) {
                deadlines.notLaterThan(notification.deadline());
                return false;
            }
        }
        var difference = known.get(notification.method().name());
        if (difference != null) {
            throw new ContractMismatchException(notification.method().name(), difference);
        }
        return true;
    }

    /** Has a message wait, unless it needs not; then returns the differences. */
    private synchronized @Nullable Map<String, String> keep(Object message) {
        var known = differences;
        if (known == null && !waiting.add(message)) {
            throw new NotExecutedException(WaitingCalls.method(message).name() + " was not sent: " + waiting.size()
                    + " calls are waiting for a comparison with the peer's contract, the limit (pendingCalls)");
        }
        return known;
    }

    @Override
    public synchronized boolean withdraw(PendingCall<?> call) {
        return waiting.remove(call);
    }

    /** It is known in what the two differ. What has waited goes on before anything else does. */
    void answered(Map<String, String> found) {
        Object message;
        while ((message = next(found)) != null) {
            goOn(message, found);
        }
    }

    private synchronized @Nullable Object next(Map<String, String> found) {
        if (differences != null) {
            return null;
        }
        var message = waiting.poll();
        if (message == null) {
            differences = found;
            deadlines.cancel();
        }
        return message;
    }

    private void goOn(Object message, Map<String, String> found) {
        try {
            if (message instanceof OutgoingNotification notification) {
                goOn(notification, found);
            } else {
                goOn((PendingCall<?>) message, found);
            }
        } catch (RuntimeException e) {
            fail(message, e);
        }
    }

    private void goOn(PendingCall<?> call, Map<String, String> found) {
        if (lets(call, found) && !outgoing.offerChecked(call)) {
            untaken.accept(call);
        }
    }

    private void goOn(OutgoingNotification notification, Map<String, String> found) {
        var difference = found.get(notification.method().name());
        if (difference != null) {
            throw new ContractMismatchException(notification.method().name(), difference);
        } else if (!outgoing.offerChecked(notification)) {
            throw new NotExecutedException("the peer takes no more calls");
        }
    }

    private static void fail(Object message, RuntimeException why) {
        if (message instanceof PendingCall<?> call) {
            call.end(new Outcome.Unsent(why));
        } else {
            LOG.warn(
                    "The notification {} was not sent: {}",
                    WaitingCalls.method(message).name(),
                    why.getMessage());
        }
    }

    /** The connection has ended: nothing waits for the peer any more. */
    void close() {
        List<Object> left;
        synchronized (this) {
            if (differences == null) {
                differences = Map.of();
            }
            left = waiting.takeAll();
        }
        deadlines.cancel();
        for (var message : left) {
            if (message instanceof PendingCall<?> call) {
                untaken.accept(call);
            } else {
                fail(message, new NotExecutedException("the connection has ended"));
            }
        }
    }

    private long expire(long now) {
        List<Object> expired;
        long wait;
        synchronized (this) {
            expired = waiting.takeExpired(now);
            wait = waiting.untilNext(now);
        }
        expired.forEach(message -> {
            if (message instanceof PendingCall<?> call) {
                call.end(new Outcome.Expired(call.timeout()));
            } else {
                fail(message, new NotExecutedException("the peer has not said in time what its contract is"));
            }
        });
        return wait;
    }
}
