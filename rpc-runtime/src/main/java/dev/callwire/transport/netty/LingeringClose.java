package dev.callwire.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection in a way that lets the last words arrive. A socket that is closed with unread input is reset, and
 * the reset overtakes them; so the output is closed first, and what still comes in is read and dropped.
 */
final class LingeringClose {
    private static final long GRACE_MILLIS = 1000;

    private LingeringClose() {}

    /** Closes the output after the last words, and the rest when the peer has closed too, or after a second. */
    static void after(ChannelFuture lastWords) {
        var channel = lastWords.channel();
        channel.config().setAutoRead(true);
        cutAfter(channel, GRACE_MILLIS);
        lastWords.addListener(written -> closeOutput(channel));
    }

    /** Closes a connection at the latest after some time. */
    static void cutAfter(Channel channel, long millis) {
        var cut = channel.eventLoop().schedule(() -> channel.close(), millis, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> cut.cancel(false));
    }

    private static void closeOutput(Channel channel) {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
    }
}
