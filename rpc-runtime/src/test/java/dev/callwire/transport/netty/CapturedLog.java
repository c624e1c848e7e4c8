package dev.callwire.transport.netty;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class logs while a test runs; it goes nowhere else. */
final class CapturedLog implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    CapturedLog(Class<?> owner) {
        logger = (Logger) LoggerFactory.getLogger(owner);
        logger.setAdditive(false);
        logger.addAppender(events);
        events.start();
    }

    /** The messages of the exceptions that were logged. */
    List<String> failures() {
        return events.list.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .map(event -> event.getThrowableProxy().getMessage())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(events);
        logger.setAdditive(true);
    }
}
