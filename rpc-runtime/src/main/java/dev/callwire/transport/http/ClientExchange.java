package dev.callwire.transport.http;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request that goes out, and its answer, which may come in several messages. */
final class ClientExchange implements Connection, EventBody.Hearer {
    private static final Logger LOG = LoggerFactory.getLogger(ClientExchange.class);

    private final ConnectOptions options;
    private final HttpClient client;
    private final OwnThread thread;
    private final Consumer<ClientExchange> ended;
    private final Handshake handshake;
    private final HttpRequest.Builder prepared;

    /** Changed by the own thread alone. */
    private volatile boolean open = true;

    private @Nullable ConnectionListener listener;
    private @Nullable CompletableFuture<HttpResponse<byte[]>> answer;
    private @Nullable EventBody events;
    private boolean paused;

    /** @param ended told when it is over */
    ClientExchange(ConnectOptions options, HttpClient client, OwnThread thread, Consumer<ClientExchange> ended) {
        this.options = options;
        this.client = client;
        this.thread = thread;
        this.ended = ended;
        this.handshake = new Handshake(options.path(), options.query(), byName(options.headers()), List.of(), null);
        this.prepared = prepare(options);
    }

    /** All but the message; without TLS there is nothing to agree on HTTP/2 by. */
    private static HttpRequest.Builder prepare(ConnectOptions options) {
        var request = HttpRequest.newBuilder(options.uri())
                .version(options.secure() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .setHeader("Accept", "application/json, text/event-stream");
        options.headers().forEach(request::setHeader);
        return request.setHeader("Content-Type", "application/json");
    }

    /** Gets its listener; on the own thread. */
    void start(Function<Connection, ConnectionListener> opened) {
        listener = opened.apply(this);
    }

    @Override
    public void send(byte[] utf8, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, utf8.length);
        var message = Arrays.copyOfRange(utf8, offset, offset + length);
        onThread(() -> sendNow(message));
    }

    @Override
    public void close(int code, String reason) {
        onThread(() -> abort(new CloseReason(code, reason, false)));
    }

    /** No: what follows the first message calls it off. */
    @Override
    public boolean carryMany() {
        return false;
    }

    @Override
    public void reading(boolean on) {
        onThread(() -> {
            paused = !on;
            if (events != null) {
                events.pause(paused);
            }
        });
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public boolean onOwnThread() {
        return thread.isCurrent();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    /** The host that was asked for, not looked up. */
    @Override
    public SocketAddress remoteAddress() {
        return InetSocketAddress.createUnresolved(options.host(), options.port());
    }

    @Override
    public String toString() {
        return "exchange with " + options.shownUri();
    }

    private void sendNow(byte[] message) {
        if (!open) {
            return;
        }
        if (answer != null) {
            abort(new CloseReason(CloseReason.NORMAL, "the exchange was called off", false));
            return;
        }
        var body = new Posted(message);
        var sent = client.sendAsync(prepared.POST(body).build(), this::bodyOf);
        answer = sent;
        sent.whenComplete((response, failure) -> onThread(() -> answered(response, failure, body)));
    }

    private HttpResponse.BodySubscriber<byte[]> bodyOf(HttpResponse.ResponseInfo head) {
        var maxBytes = options.limits().inboundMessageBytes();
        if (!Answer.hasEvents(head)) {
            return new BoundedBody(maxBytes);
        }
        var coming = new EventBody(maxBytes, thread, this);
        thread.execute(() -> {
            events = coming;
            coming.pause(paused);
            if (!open) {
                coming.cancel();
            }
        });
        return coming;
    }

    private void answered(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure, Posted body) {
        if (!open) {
            return;
        }
        if (response == null) {
            var flaw = events == null ? null : events.flaw();
            end(SendFailure.reason(options.shownUri(), flaw != null ? flaw : Objects.requireNonNull(failure), body));
            return;
        }
        var came = new Answer(response);
        if (came.isMessage()) {
            deliver(response.body());
        }
        end(came.reason(options.shownUri()));
    }

    private void deliver(byte[] message) {
        hear(message);
        burstEnds();
    }

    @Override
    public void hear(byte[] message) {
        var to = listener;
        if (open && to != null) {
            tell(() -> to.onMessage(message, 0, message.length));
        }
    }

    @Override
    public void burstEnds() {
        var to = listener;
        if (to != null) {
            tell(to::onBurstEnd);
        }
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (Throwable failure) {
            LOG.error("The listener of the {} failed", this, failure);
            abort(new CloseReason(CloseReason.INTERNAL, "internal error", false));
        }
    }

    private void abort(CloseReason reason) {
        end(reason);
        if (events != null) {
            events.cancel();
        }
        if (answer != null) {
            answer.cancel(true);
        }
    }

    private void end(CloseReason reason) {
        if (!open) {
            return;
        }
        open = false;
        ended.accept(this);
        // Later, as the listener may just be hearing something else.
        thread.execute(() -> tellClosed(reason));
    }

    private void tellClosed(CloseReason reason) {
        var to = listener;
        if (to != null) {
            tell(() -> to.onClosed(reason));
        }
    }

    private void onThread(Runnable task) {
        if (thread.isCurrent()) {
            task.run();
        } else {
            thread.execute(task);
        }
    }

    private static Map<String, List<String>> byName(Map<String, String> headers) {
        var byName = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return byName;
    }
}
