package dev.callwire.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What this process has used since its start.
 *
 * @param cpuNanos processor time, user and system, of all its threads
 * @param allocatedBytes on the heap, by all its threads
 */
public record Usage(long cpuNanos, long allocatedBytes) {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** As of now. */
    public static Usage now() {
        return new Usage(PROCESS.getProcessCpuTime(), allocated());
    }

    /** What came on top of an earlier reading. */
    public Usage since(Usage earlier) {
        return new Usage(cpuNanos - earlier.cpuNanos, allocatedBytes - earlier.allocatedBytes);
    }

    private static long allocated() {
        try {
            // From Java 21 on the JVM keeps the sum, threads that have ended included.
            return (long)
                    ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes").invoke(THREADS);
        } catch (ReflectiveOperationException e) {
            return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                    .filter(bytes -> bytes > 0)
                    .sum();
        }
    }
}
