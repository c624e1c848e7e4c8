package dev.callwire.benchmarks.measure;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds.
 *
 * @param heap bytes of live objects
 * @param direct bytes that Netty's allocator has reserved outside the heap
 * @param resident bytes of the whole process in memory; 0 where the system does not tell
 */
public record Memory(long heap, long direct, long resident) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int PAUSE_MILLIS = 200;

    /** A collection that frees less than this share of the heap was not worth it. */
    private static final double WORTH = 0.002;

    /** As of now, after full collections, as many as free something. */
    public static Memory now() throws IOException, InterruptedException {
        long heap = collect();
        for (long before = Long.MAX_VALUE; before - heap > WORTH * before; ) {
            Thread.sleep(PAUSE_MILLIS); // the server may still be busy with what was closed last
            before = heap;
            heap = collect();
        }
        var netty = (ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT;
        return new Memory(heap, netty.metric().usedDirectMemory(), residentBytes());
    }

    private static long collect() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long residentBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        for (var line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmRSS:")) {
                return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }
}
