package dev.callwire.testing;

import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.TransportLimits;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What lies between a client and a server of a {@link MemoryTransport}, for a test to harm. The faults that exist for
 * one direction alone are set by {@link #toServer()} and {@link #toClient()}. Thread-safe.
 */
public final class Link {
    private final Lane upLane = new Lane();
    private final Lane downLane = new Lane();
    private final Direction toServer;
    private final Direction toClient;
    private final MemoryConnection dialling;
    private final MemoryConnection dialled;

    Link(Loops loops, ConnectOptions options, TransportLimits serverLimits, Handshake handshake, int clientPort) {
        dialling = new MemoryConnection(
                loops.dialling(),
                handshake,
                InetSocketAddress.createUnresolved(options.host(), options.port()),
                options.limits(),
                downLane,
                upLane,
                this::serverReads,
                this::serverMaySend);
        dialled = new MemoryConnection(
                loops.dialled(),
                handshake,
                InetSocketAddress.createUnresolved("memory", clientPort),
                serverLimits,
                upLane,
                downLane,
                dialling::readSoon,
                dialling::maySend);
        toServer = new Direction(upLane, this::serverReads);
        toClient = new Direction(downLane, dialling::readSoon);
    }

    /** What the client sends. */
    public Direction toServer() {
        return toServer;
    }

    /** What the server sends. */
    public Direction toClient() {
        return toClient;
    }

    /** Has everything arrive so much later, in both directions. */
    public Link delay(Duration time) {
        toServer.delay(time);
        toClient.delay(time);
        return this;
    }

    /** Lets nothing through any more in either direction, and tells nobody: see {@link Direction#silence()}. */
    public Link silence() {
        toServer.silence();
        toClient.silence();
        return this;
    }

    /** Ends a silence in both directions. */
    public Link resume() {
        toServer.resume();
        toClient.resume();
        return this;
    }

    /** Ends all faults in both directions. */
    public Link heal() {
        toServer.heal();
        toClient.heal();
        return this;
    }

    /** Loses the connection: what is on its way never arrives, and both ends learn of it at once, with 1006. */
    public void cut() {
        upLane.abandon();
        downLane.abandon();
        dialling.cut();
        dialled.cut();
    }

    /** Whether neither end has closed the connection or lost it. */
    public boolean isOpen() {
        return dialling.isOpen() && dialled.isOpen();
    }

    /** What was agreed on when the connection was opened; it tells links apart. */
    public Handshake handshake() {
        return dialled.handshake();
    }

    @Override
    public String toString() {
        return "Link[" + dialled.remoteAddress() + " to " + dialling.remoteAddress() + (isOpen() ? "]" : ", closed]");
    }

    MemoryConnection dialling() {
        return dialling;
    }

    MemoryConnection dialled() {
        return dialled;
    }

    /** Ends both ends, as their transport closes. */
    void leave() {
        dialling.leave();
        dialled.leave();
    }

    /** Completes when both ends have heard of the end. */
    CompletableFuture<Void> closed() {
        return CompletableFuture.allOf(dialling.closed(), dialled.closed());
    }

    private void serverReads() {
        dialled.readSoon();
    }

    private void serverMaySend() {
        dialled.maySend();
    }
}
