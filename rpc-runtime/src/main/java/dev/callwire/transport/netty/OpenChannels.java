package dev.callwire.transport.netty;

import dev.callwire.transport.CloseReason;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The sockets of a transport, which are closed with it: event loops that end may forget theirs, and what is forgotten
 * never tells its listener. Thread-safe.
 */
final class OpenChannels {
    private static final long GOODBYE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CLOSE_SECONDS = 2;

    private final Set<WebSocketConnection> connections = ConcurrentHashMap.newKeySet();

    /** All of them; one that is added after the close is closed at once. */
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

    private volatile boolean closing;

    void add(Channel channel) {
        channels.add(channel);
    }

    /** Adds the connection that an added channel has become. */
    void add(WebSocketConnection connection) {
        connections.add(connection);
        connection.closeFuture().addListener(ended -> connections.remove(connection));
        if (closing) {
            sayGoodbye(connection);
        }
    }

    /**
     * Says goodbye to every peer, then closes every socket.
     *
     * @param wait for the peers' answers and for the sockets, a little; not to be done on an event loop
     */
    void closeAll(boolean wait) {
        closing = true;
        channels.close(ChannelMatchers.isInstanceOf(ServerChannel.class));
        var leaving = Set.copyOf(connections);
        leaving.forEach(OpenChannels::sayGoodbye);
        if (wait) {
            var until = System.nanoTime() + GOODBYE_NANOS;
            leaving.forEach(connection -> connection
                    .closeFuture()
                    .awaitUninterruptibly(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
        }
        var closed = channels.close();
        if (wait) {
            closed.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void sayGoodbye(WebSocketConnection connection) {
        connection.close(CloseReason.GOING_AWAY, "the transport closes");
    }
}
