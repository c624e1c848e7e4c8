package dev.callwire.engine;

import dev.callwire.annotation.RpcCallback;

/** A callback that is scoped to the call which carries it. */
@RpcCallback
interface Watcher {
    String seen(int n);
}
