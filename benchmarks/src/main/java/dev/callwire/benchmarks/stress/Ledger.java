package dev.callwire.benchmarks.stress;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What became of every call, by its number: how often it ran, and how it ended for its caller. Thread-safe. */
final class Ledger {
    private static final int MOST = 1 << 21;
    private static final int EXAMPLES = 5;

    private final AtomicInteger last = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Kind> kinds = new AtomicReferenceArray<>(MOST);
    private final AtomicIntegerArray runs = new AtomicIntegerArray(MOST);

    private final AtomicReferenceArray<@Nullable Ending> endings = new AtomicReferenceArray<>(MOST);

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** The number of a call that is about to be made. */
    int begin(Kind kind) {
        int number = last.getAndIncrement();
        if (number >= MOST) {
            throw new IllegalStateException("A run is of at most " + MOST + " calls");
        }
        kinds.set(number, kind);
        return number;
    }

    void ran(long number) {
        runs.incrementAndGet((int) number);
    }

    /** The call has ended, with its own number or with a failure. */
    void ended(int number, @Nullable Long result, @Nullable Throwable failure) {
        if (!endings.compareAndSet(number, null, Ending.of(failure))) {
            faults.add("call " + number + " ended twice");
        }
        if (failure == null && (result == null || result != number)) {
            faults.add("call " + number + " was answered by " + result);
        } else if (failure != null && Ending.of(failure) == Ending.FAILED_OTHERWISE) {
            faults.add("call " + number + " failed otherwise: " + Ending.unwrap(failure));
        }
    }

    int calls() {
        return last.get();
    }

    private Kind kind(int number) {
        return requireNonNull(kinds.get(number));
    }

    /**
     * What must not have happened, with some examples of each kind.
     *
     * @param idempotent how calls of idempotent methods may end
     * @param others how those of others may
     */
    List<String> faults(Set<Ending> idempotent, Set<Ending> others) {
        var found = new ArrayList<>(faults);
        int calls = calls();
        for (int number = 0; number < calls; number++) {
            var fault = fault(number, kind(number).isIdempotent() ? idempotent : others);
            if (fault != null) {
                found.add("call " + number + " (" + kind(number).title() + ") " + fault);
            }
        }
        if (found.size() <= EXAMPLES) {
            return found;
        }
        var some = new ArrayList<>(found.subList(0, EXAMPLES));
        some.add("and " + (found.size() - EXAMPLES) + " more");
        return some;
    }

    private @Nullable String fault(int number, Set<Ending> allowed) {
        var ending = endings.get(number);
        int ran = runs.get(number);
        boolean idempotent = kind(number).isIdempotent();
        if (ending == null) {
            return "has not ended";
        } else if (!allowed.contains(ending)) {
            return "ended as " + ending;
        }
        boolean right = switch (ending) {
            case SUCCEEDED -> idempotent ? ran > 0 : ran == 1;
            case NOT_EXECUTED -> ran == 0;
            case MAYBE_EXECUTED, CANCELLED -> idempotent || ran <= 1;
            case FAILED_OTHERWISE -> false;
        };
        return right ? null : "ran " + ran + " times and ended as " + ending;
    }

    /** The calls of each kind, in Markdown. */
    String table() {
        var table = new StringBuilder("""
                | calls | made | succeeded | not executed | maybe executed: ran | maybe executed: did not | cancelled | otherwise | not ended | ran more than once |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (var kind : Kind.values()) {
            table.append(row(kind));
        }
        return table.toString();
    }

    private String row(Kind kind) {
        var counts = new int[9];
        int calls = calls();
        for (int number = 0; number < calls; number++) {
            if (kind(number) == kind) {
                counts[0]++;
                counts[column(endings.get(number), runs.get(number))]++;
                counts[8] += runs.get(number) > 1 ? 1 : 0;
            }
        }
        var row = new StringBuilder("| ").append(kind.title()).append(" |");
        for (int count : counts) {
            row.append(' ').append(count).append(" |");
        }
        return row.append('\n').toString();
    }

    private static int column(@Nullable Ending ending, int ran) {
        if (ending == null) {
            return 7;
        }
        return switch (ending) {
            case SUCCEEDED -> 1;
            case NOT_EXECUTED -> 2;
            case MAYBE_EXECUTED -> ran > 0 ? 3 : 4;
            case CANCELLED -> 5;
            case FAILED_OTHERWISE -> 6;
        };
    }
}
