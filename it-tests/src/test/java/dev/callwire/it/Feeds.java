package dev.callwire.it;

import dev.callwire.annotation.RpcService;
import dev.callwire.stream.Tracked;
import java.util.concurrent.Flow;

/** Streams that a test holds, counts and cuts. */
@RpcService("feeds")
interface Feeds {

    /** Numbers from 1 without an end, as they are asked for. */
    Flow.Publisher<Integer> endless(String name);

    /** Numbers from 1, each its own cursor. */
    Flow.Publisher<Tracked<Integer>> numbered(int upTo);

    /** Answers at once. */
    String echo(String text);
}
