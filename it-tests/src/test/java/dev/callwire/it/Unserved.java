package dev.callwire.it;

import dev.callwire.annotation.RpcService;
import java.util.concurrent.Flow;

/** What no server serves. */
@RpcService
interface Unserved {
    Flow.Publisher<Long> numbers();
}
