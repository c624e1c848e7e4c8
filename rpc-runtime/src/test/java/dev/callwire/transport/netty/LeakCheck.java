package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails the tests of a class when buffers were dropped without being released. */
final class LeakCheck implements BeforeAllCallback, AfterAllCallback {
    private static final int COLLECTIONS = 3;

    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();
    private ResourceLeakDetector.Level levelBefore;

    @Override
    public void beforeAll(ExtensionContext context) {
        levelBefore = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        reports.start();
        detectorLog().addAppender(reports);
        detectorLog().setAdditive(false);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        collect();
        detectorLog().detachAppender(reports);
        detectorLog().setAdditive(true);
        ResourceLeakDetector.setLevel(levelBefore);
        assertThat(reports.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .as("leaked buffers")
                .isEmpty();
    }

    /** What was reported so far, which is forgotten. */
    int takeReports() {
        collect();
        var count = reports.list.size();
        reports.list.clear();
        return count;
    }

    /** Leaks are found when a lost buffer was collected and another is made. */
    private static void collect() {
        for (var i = 0; i < COLLECTIONS; i++) {
            var collected = new WeakReference<>(new Object());
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(() -> {
                System.gc();
                return collected.get() == null;
            });
            PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        }
    }

    private static Logger detectorLog() {
        return (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    }
}
