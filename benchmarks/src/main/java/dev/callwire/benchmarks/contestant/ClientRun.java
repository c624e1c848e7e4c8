package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import io.netty.channel.ChannelInboundHandler;
import java.util.concurrent.CompletableFuture;

/** One measurement, as a handler that is there as long as it lasts. */
interface ClientRun extends ChannelInboundHandler {

    /** What was counted, when all calls are answered. */
    CompletableFuture<Tally> done();
}
