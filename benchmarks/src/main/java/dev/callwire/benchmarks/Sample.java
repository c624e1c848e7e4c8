package dev.callwire.benchmarks;

/**
 * What one measurement gave.
 *
 * @param calls that were answered
 * @param nanos that they took together
 * @param p50 median latency of a call, in nanoseconds
 * @param p99 the latency that 99 percent of the calls did not pass, in nanoseconds
 * @param clientCpuNanos processor time of the client's process, and so on
 */
record Sample(
        long calls,
        long nanos,
        long p50,
        long p99,
        long clientCpuNanos,
        long serverCpuNanos,
        long clientBytes,
        long serverBytes) {

    double callsPerSecond() {
        return calls * 1e9 / nanos;
    }

    /** Processor seconds of both processes for 100,000 calls. */
    double cpuSecondsPer100k() {
        return (clientCpuNanos + serverCpuNanos) / 1e9 * 100_000 / calls;
    }

    /** Processor seconds of the server's process alone for 100,000 calls. */
    double serverCpuSecondsPer100k() {
        return serverCpuNanos / 1e9 * 100_000 / calls;
    }

    double clientBytesPerCall() {
        return (double) clientBytes / calls;
    }

    double serverBytesPerCall() {
        return (double) serverBytes / calls;
    }
}
