package dev.callwire.benchmarks.contestant;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.Flow;

/** The streams under measurement: the numbers from 0 on, without an end. */
@RpcService("feed")
public interface Feed {

    /** Made by the thread that asks for them, and taken, on the event loops of both ends. */
    @NonBlocking
    Flow.Publisher<Integer> here();

    /** Made by the thread that asks for them, and taken, on worker threads. */
    Flow.Publisher<Integer> later();

    /** Written by a thread that waits while none is asked for. */
    Flow.Publisher<Integer> written();
}
