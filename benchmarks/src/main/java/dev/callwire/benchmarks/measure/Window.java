package dev.callwire.benchmarks.measure;

import java.time.Duration;

/** The time in which calls are begun. Thread-safe. */
public final class Window {
    private volatile boolean over;

    private Window() {}

    /** A window that begins now. */
    public static Window of(Duration length) {
        var window = new Window();
        var timer = new Thread(
                () -> {
                    try {
                        Thread.sleep(length.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    window.over = true;
                },
                "window");
        timer.setDaemon(true);
        timer.start();
        return window;
    }

    /** Whether no call is to be begun any more. */
    public boolean isOver() {
        return over;
    }
}
