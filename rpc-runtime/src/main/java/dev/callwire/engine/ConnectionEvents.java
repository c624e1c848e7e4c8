package dev.callwire.engine;

import dev.callwire.call.ConnectionEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener what becomes of a connection: on the workers, one event after the other. Thread-safe. */
final class ConnectionEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionEvents.class);

    private final Settings settings;
    private final Consumer<ConnectionEvent> listener;
    private final Queue<ConnectionEvent> queue = new ArrayDeque<>();
    private boolean telling;

    ConnectionEvents(Settings settings, Consumer<ConnectionEvent> listener) {
        this.settings = settings;
        this.listener = listener;
    }

    void tell(ConnectionEvent event) {
        LOG.debug("{}", event);
        boolean first;
        synchronized (queue) {
            queue.add(event);
            first = !telling;
            telling = true;
        }
        if (first) {
            settings.execute(this::tellAll);
        }
    }

    private void tellAll() {
        ConnectionEvent event;
        while ((event = next()) != null) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.error("The listener of connection events failed at {}", event, e);
            }
        }
    }

    private @Nullable ConnectionEvent next() {
        synchronized (queue) {
            var event = queue.poll();
            telling = event != null;
            return event;
        }
    }
}
