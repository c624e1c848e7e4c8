package dev.callwire.contract;

import dev.callwire.call.FaultException;
import java.util.concurrent.Flow;

/** {@link Eth} and {@link Net} as the main chain answers them. */
final class ChainService implements Eth, Net {
    private static final int INVALID_PARAMS = -32602;

    private final DemoEventsSubscriber events;

    /** @param events what there is to subscribe to */
    ChainService(DemoEventsSubscriber events) {
        this.events = events;
    }

    @Override
    public Flow.Publisher<Integer> subscribe(String topic) {
        if (!topic.equals("demo.ticks")) {
            throw new FaultException(INVALID_PARAMS, "Parameter topic must be demo.ticks, found " + topic);
        }
        return events.ticks();
    }

    @Override
    public String chainId() {
        return "0x1";
    }

    @Override
    public String version() {
        return "1";
    }
}
