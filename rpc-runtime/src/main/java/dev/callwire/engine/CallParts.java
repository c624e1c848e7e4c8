package dev.callwire.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** The calls that are a part of another one, and what else is to be done when that is cancelled. Thread-safe. */
final class CallParts {
    private final Set<PendingCall<?>> calls = new HashSet<>(2);
    private final List<Runnable> tasks = new ArrayList<>(1);
    private boolean cancelled;

    /** Takes a call, to be cancelled with the whole; false if that is cancelled. */
    synchronized boolean adopt(PendingCall<?> call) {
        if (!cancelled) {
            calls.add(call);
        }
        return !cancelled;
    }

    synchronized void disown(PendingCall<?> call) {
        calls.remove(call);
    }

    /** Takes a task, to be run when the whole is cancelled; at once if it is. */
    void onCancelled(Runnable task) {
        synchronized (this) {
            if (!cancelled) {
                tasks.add(task);
                return;
            }
        }
        task.run();
    }

    /** The whole is cancelled. */
    void cancel(String why, Executor executor) {
        List<PendingCall<?>> toEnd;
        List<Runnable> toRun;
        synchronized (this) {
            cancelled = true;
            toEnd = List.copyOf(calls);
            toRun = List.copyOf(tasks);
            calls.clear();
            tasks.clear();
        }
        toEnd.forEach(call -> call.cancel(why));
        toRun.forEach(executor::execute);
    }

    /** The whole has ended well: what it began may go on. */
    synchronized void let() {
        calls.clear();
        tasks.clear();
    }
}
