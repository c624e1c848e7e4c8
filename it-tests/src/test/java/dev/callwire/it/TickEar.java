package dev.callwire.it;

import dev.callwire.call.RpcPeer;
import dev.callwire.contract.DemoEvents;
import dev.callwire.stream.EventSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears the ticks of a server of the contract. */
final class TickEar implements AutoCloseable {
    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
    private final List<Integer> taken = new ArrayList<>();
    private final EventSubscription subscription;

    private TickEar(RpcPeer server) {
        subscription = server.subscribe(DemoEvents.class, heard::add);
    }

    /** One that is subscribed. */
    static TickEar of(RpcPeer server) {
        return new TickEar(server);
    }

    /** The first of all that it heard, once there are so many; fewer if they do not come. */
    List<Integer> first(int count) {
        try {
            while (taken.size() < count) {
                var next = heard.poll(10, TimeUnit.SECONDS);
                if (next == null) {
                    break;
                }
                taken.add(next);
            }
            return List.copyOf(taken);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
