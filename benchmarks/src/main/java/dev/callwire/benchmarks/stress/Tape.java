package dev.callwire.benchmarks.stress;

import dev.callwire.annotation.RpcService;
import dev.callwire.stream.Tracked;
import java.util.concurrent.Flow;

/** A stream that is taken up again where it was cut. */
@RpcService("tape")
public interface Tape {

    /** The numbers from 0 to below a limit, each with itself for a cursor. */
    Flow.Publisher<Tracked<Integer>> play(int limit);
}
