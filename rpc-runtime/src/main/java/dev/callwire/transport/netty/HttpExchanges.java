package dev.callwire.transport.netty;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.Handshake;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plain HTTP on a channel: its requests one after the other, each answered before the next is looked at. */
final class HttpExchanges extends ChannelInboundHandlerAdapter implements HttpExchange.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(HttpExchanges.class);

    private final ListeningSocket socket;

    /** What was read, but not yet looked at, since an exchange runs. */
    private final Queue<Object> waiting = new ArrayDeque<>();

    private boolean takesWaiting;

    /** Whether an exchange runs, or an answer is on its way. */
    private boolean busy;

    private boolean admitted;

    /** Whether the channel ends with what was answered last. */
    private boolean done;

    /** The one deadline at a time: for the body, for the client to take the answer, or for the next request. */
    private @Nullable Future<?> deadline;

    private @Nullable ChannelHandlerContext context;
    private @Nullable ExchangeRequest request;
    private @Nullable Handshake handshake;
    private @Nullable MessageBody body;
    private @Nullable HttpExchange running;
    private @Nullable EventStream events;

    HttpExchanges(ListeningSocket socket) {
        this.socket = socket;
    }

    /** Whether a request is for this handler: it can be read, and is no handshake. */
    static boolean isExchange(HttpRequest request) {
        return request.decoderResult().isSuccess() && !HttpMethod.GET.equals(request.method());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stopDeadline();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        waiting.add(read);
        takeWaiting(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        done = true;
        busy = false;
        stopDeadline();
        body = null;
        if (events != null) {
            events.release();
            events = null;
        }
        var left = running;
        if (left != null) {
            running = null;
            left.lost();
        }
        takeWaiting(ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("The HTTP connection with {} broke", ctx.channel().remoteAddress(), cause);
        ctx.close();
    }

    /** What comes while an exchange runs is kept, and then nothing more is read; until then a close is noticed. */
    private void takeWaiting(ChannelHandlerContext ctx) {
        if (takesWaiting) {
            return;
        }
        takesWaiting = true;
        while (!busy && !waiting.isEmpty()) {
            take(ctx, waiting.remove());
        }
        takesWaiting = false;
        if (!ctx.isRemoved()) {
            ctx.channel().config().setAutoRead(waiting.isEmpty());
        }
    }

    private void take(ChannelHandlerContext ctx, Object read) {
        if (ctx.isRemoved()) {
            ctx.fireChannelRead(read);
            return;
        }
        try {
            if (done) {
                return;
            }
            if (read instanceof HttpRequest head && !isExchange(head)) {
                ctx.channel().config().setAutoRead(true);
                ctx.pipeline().replace(this, null, new ServerHandshake(socket, admitted));
                ctx.fireChannelRead(ReferenceCountUtil.retain(head));
            } else if (read instanceof HttpRequest head) {
                begin(ctx, new ExchangeRequest(head));
            } else if (read instanceof HttpContent content && body != null) {
                add(ctx, content, body);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    private void begin(ChannelHandlerContext ctx, ExchangeRequest asked) {
        stopDeadline();
        request = asked;
        var flaw = asked.flaw();
        var head = new RequestHead(asked.request());
        if (flaw != null) {
            refuse(ctx, flaw, Map.of());
        } else if (!head.isAllowedBy(socket.origins())) {
            refuse(ctx, Refusal.FOREIGN_PAGE, Map.of());
        } else if (Cors.isPreflight(asked.request())) {
            write(ctx, answerOf(HttpResponseStatus.NO_CONTENT, Cors.preflightHeaders(asked.request())), null);
        } else if (!isAdmitted(ctx)) {
            refuse(ctx, asked, Refusal.TOO_MANY);
        } else {
            decide(ctx, asked, head.handshake());
        }
    }

    private boolean isAdmitted(ChannelHandlerContext ctx) {
        admitted = admitted || socket.admit(ctx.channel());
        return admitted;
    }

    private void decide(ChannelHandlerContext ctx, ExchangeRequest asked, Handshake shaken) {
        var decision = decide(shaken);
        var mismatch = asked.mismatch(socket.limits().inboundMessageBytes());
        if (decision instanceof Acceptor.Refuse refused) {
            refuse(ctx, asked, refusal(refused));
        } else if (mismatch != null) {
            refuse(ctx, asked, mismatch);
        } else if (decision instanceof Acceptor.Accept accept) {
            handshake = shaken.by(accept.principal());
            expectBody(ctx, asked);
        }
    }

    private Acceptor.Decision decide(Handshake shaken) {
        try {
            return socket.acceptor().decideExchange(shaken);
        } catch (RuntimeException failure) {
            LOG.error("The decision on an exchange failed", failure);
            return new Acceptor.Refuse(HttpResponseStatus.INTERNAL_SERVER_ERROR.code(), "Internal error.");
        }
    }

    /** Where no exchange is taken at all, a handshake is. */
    private static Refusal refusal(Acceptor.Refuse refused) {
        var status = HttpResponseStatus.valueOf(refused.status());
        return new Refusal(
                status,
                refused.body(),
                HttpResponseStatus.METHOD_NOT_ALLOWED.equals(status) ? Map.of(HttpHeaderNames.ALLOW, "GET") : Map.of());
    }

    private void expectBody(ChannelHandlerContext ctx, ExchangeRequest asked) {
        body = new MessageBody(socket.limits().inboundMessageBytes());
        startDeadline(ctx, socket.limits().handshakeTimeout(), () -> {
            body = null;
            refuse(ctx, asked, new Refusal(HttpResponseStatus.REQUEST_TIMEOUT, "The request's body came too slowly."));
        });
        if (asked.awaitsContinue()) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void add(ChannelHandlerContext ctx, HttpContent content, MessageBody to) {
        var asked = request;
        var shaken = handshake;
        if (asked == null || shaken == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            refuse(ctx, asked, new Refusal(HttpResponseStatus.BAD_REQUEST, "The request's body is malformed."));
        } else if (!to.add(content.content())) {
            refuse(ctx, asked, ExchangeRequest.tooLarge(socket.limits().inboundMessageBytes()));
        } else if (content instanceof LastHttpContent && !to.isUtf8()) {
            refuse(ctx, asked, new Refusal(HttpResponseStatus.BAD_REQUEST, "A message is sent in UTF-8."));
        } else if (content instanceof LastHttpContent) {
            run(ctx, asked, shaken, to);
        }
    }

    private void run(ChannelHandlerContext ctx, ExchangeRequest asked, Handshake shaken, MessageBody message) {
        stopDeadline();
        body = null;
        var exchange = new HttpExchange(ctx.channel(), shaken, socket.limits(), asked.takesEvents(), this);
        running = exchange;
        busy = true;
        exchange.start(socket.acceptor()::exchanged, message);
    }

    @Override
    public void answer(HttpExchange exchange, byte[] utf8) {
        var json = answerOf(HttpResponseStatus.OK, Map.of(), Unpooled.wrappedBuffer(utf8));
        json.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        answer(exchange, json);
    }

    @Override
    public void answerNothing(HttpExchange exchange) {
        answer(exchange, answerOf(HttpResponseStatus.NO_CONTENT, Map.of()));
    }

    @Override
    public void fail(HttpExchange exchange, HttpResponseStatus status, String text) {
        var ctx = context;
        var asked = request;
        if (ctx != null && asked != null && running == exchange) {
            running = null;
            busy = false;
            refuse(ctx, asked, new Refusal(status, text));
            exchange.end();
            takeWaiting(ctx);
        }
    }

    @Override
    public void add(HttpExchange exchange, byte[] utf8) {
        var ctx = context;
        if (ctx != null && running == exchange) {
            eventsOf(ctx, exchange).add(utf8);
        }
    }

    private EventStream eventsOf(ChannelHandlerContext ctx, HttpExchange exchange) {
        var begun = events;
        if (begun == null) {
            var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            Cors.headers(request == null ? null : request.origin()).forEach(head.headers()::set);
            EventStream.describe(head.headers());
            decideToStay(head);
            ctx.write(head);
            begun = new EventStream(ctx.channel(), exchange::unsentChanges);
            events = begun;
            watch(ctx, exchange, begun, -1);
        }
        return begun;
    }

    @Override
    public void flush(HttpExchange exchange) {
        if (events != null && running == exchange) {
            events.flush();
        }
    }

    @Override
    public void finish(HttpExchange exchange) {
        var ctx = context;
        if (ctx != null && events != null && running == exchange) {
            stopDeadline();
            done |= !socket.isAccepting();
            await(ctx, events.end(), exchange);
        }
    }

    @Override
    public void breakOff(HttpExchange exchange) {
        if (events != null && running == exchange) {
            done = true;
            stopDeadline();
            LingeringClose.after(events.flush());
            exchange.end();
        }
    }

    @Override
    public void cut(HttpExchange exchange) {
        if (context != null && running == exchange) {
            context.close();
        }
    }

    private void answer(HttpExchange exchange, DefaultFullHttpResponse answer) {
        var ctx = context;
        if (ctx != null && running == exchange) {
            write(ctx, answer, exchange);
        } else {
            answer.release();
        }
    }

    private DefaultFullHttpResponse answerOf(HttpResponseStatus status, Map<String, String> headers) {
        return answerOf(status, headers, Unpooled.EMPTY_BUFFER);
    }

    private DefaultFullHttpResponse answerOf(HttpResponseStatus status, Map<String, String> headers, ByteBuf content) {
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        Cors.headers(request == null ? null : request.origin()).forEach(answer.headers()::set);
        headers.forEach(answer.headers()::set);
        if (!HttpResponseStatus.NO_CONTENT.equals(status)) {
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        return answer;
    }

    /** Writes an answer that the connection may outlive. */
    private void write(ChannelHandlerContext ctx, DefaultFullHttpResponse answer, @Nullable HttpExchange exchange) {
        decideToStay(answer);
        await(ctx, ctx.writeAndFlush(answer), exchange);
    }

    /** Decides whether the connection outlives an answer, and says so in it. */
    private void decideToStay(HttpResponse answer) {
        var stays = request != null && HttpUtil.isKeepAlive(request.request()) && socket.isAccepting();
        answer.headers().set(HttpHeaderNames.CONNECTION, stays ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
        done = !stays;
    }

    /** Waits until the last of an answer is written. */
    private void await(ChannelHandlerContext ctx, ChannelFuture written, @Nullable HttpExchange exchange) {
        busy = true;
        if (!written.isDone()) {
            watch(ctx, written, unsent(ctx));
        }
        if (done) {
            LingeringClose.after(written);
        }
        written.addListener(sent -> written(ctx, sent.isSuccess(), exchange));
    }

    private void written(ChannelHandlerContext ctx, boolean sent, @Nullable HttpExchange exchange) {
        stopDeadline();
        running = null;
        events = null;
        busy = false;
        if (exchange != null && sent) {
            exchange.end();
        } else if (exchange != null) {
            exchange.lost();
        }
        if (!done && sent) {
            var idle = socket.limits().pingAfter().plus(socket.limits().pongWithin());
            startDeadline(ctx, idle, ctx::close);
        }
        takeWaiting(ctx);
    }

    /** Closes when the client takes nothing of its answer for too long. */
    private void watch(ChannelHandlerContext ctx, ChannelFuture written, long before) {
        startDeadline(ctx, socket.limits().unwritableTimeout(), () -> {
            var now = unsent(ctx);
            if (now == before) {
                ctx.close();
            } else if (!written.isDone()) {
                watch(ctx, written, now);
            }
        });
    }

    /**
     * Until its answer ends: gives a client up that takes nothing of what waits for it for too long, and shows life to one
     * for which nothing waits.
     */
    private void watch(ChannelHandlerContext ctx, HttpExchange exchange, EventStream watched, long before) {
        startDeadline(ctx, socket.limits().unwritableTimeout(), () -> {
            var now = exchange.hasUnsent() ? watched.progress() : -1;
            if (now >= 0 && now == before) {
                exchange.giveUp(
                        "unwritableTimeout",
                        "the client took nothing for "
                                + Printable.duration(socket.limits().unwritableTimeout()));
                return;
            }
            var pingAfter = socket.limits().pingAfter();
            if (now < 0 && !pingAfter.isZero()) {
                watched.showLife(pingAfter.toNanos());
            }
            watch(ctx, exchange, watched, now);
        });
    }

    private static long unsent(ChannelHandlerContext ctx) {
        var buffer = ctx.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }

    private void refuse(ChannelHandlerContext ctx, ExchangeRequest asked, Refusal refusal) {
        refuse(ctx, refusal, Cors.headers(asked.origin()));
    }

    private void refuse(ChannelHandlerContext ctx, Refusal refusal, Map<String, String> headers) {
        done = true;
        body = null;
        stopDeadline();
        LOG.debug(
                "Refused {} with {}: {}",
                ctx.channel().remoteAddress(),
                refusal.status(),
                Printable.text(refusal.text(), 200));
        refusal.countIn(socket.limits().counts());
        refusal.send(ctx, headers);
    }

    private void startDeadline(ChannelHandlerContext ctx, Duration time, Runnable task) {
        stopDeadline();
        deadline = ctx.executor().schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
