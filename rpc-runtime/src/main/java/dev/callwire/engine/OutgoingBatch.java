package dev.callwire.engine;

import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.flow.WindowBudget;
import dev.callwire.stub.ServiceBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Gathers calls and notifications that are to leave in one frame. */
final class OutgoingBatch implements Route, Batch {
    private final Route target;
    private List<Object> messages = new ArrayList<>();
    private boolean left;

    private OutgoingBatch(Route target) {
        this.target = target;
    }

    /**
     * Gathers what is called, and sends it.
     *
     * @param frames sends what it can in one frame, and returns the rest, each of which is then sent by itself
     */
    static void run(Route target, Consumer<Batch> calls, UnaryOperator<List<Object>> frames) {
        var batch = new OutgoingBatch(target);
        try {
            calls.accept(batch);
        } catch (RuntimeException | Error e) {
            batch.leave().forEach(message -> drop(message, "its batch was not sent, as something in it failed"));
            throw e;
        }
        var gathered = batch.leave();
        if (!gathered.isEmpty()) {
            frames.apply(gathered).forEach(message -> sendAlone(target, message));
        }
    }

    private static void drop(Object message, String why) {
        if (message instanceof PendingCall<?> call) {
            call.end(new Outcome.NotExecuted(why));
        }
    }

    static void sendAlone(Route target, Object message) {
        try {
            if (message instanceof PendingCall<?> call) {
                target.send(call);
            } else {
                target.send((OutgoingNotification) message);
            }
        } catch (RuntimeException e) {
            drop(message, String.valueOf(e.getMessage()));
        }
    }

    private synchronized List<Object> leave() {
        left = true;
        var gathered = messages;
        messages = List.of();
        return gathered;
    }

    @Override
    public <T> T proxy(Class<T> service, CallOptions options) {
        return proxy(Bindings.of(service), options);
    }

    @Override
    public <T> T proxy(ServiceBinding<T> binding, CallOptions options) {
        target.expects(binding.service(), binding.fingerprint());
        return binding.client(new PeerCaller(this, binding.service(), options));
    }

    @Override
    public RpcPeer peer() {
        return target.peer();
    }

    @Override
    public Settings settings() {
        return target.settings();
    }

    @Override
    public WindowBudget windows() {
        throw new IllegalStateException("Nothing is streamed in a batch");
    }

    @Override
    public boolean onOwnThread() {
        return target.onOwnThread();
    }

    @Override
    public synchronized boolean gathers() {
        return !left;
    }

    @Override
    public void send(PendingCall<?> call) {
        call.movesTo(this);
        if (!add(call)) {
            target.send(call);
        }
    }

    @Override
    public void send(OutgoingNotification notification) {
        if (!add(notification)) {
            target.send(notification);
        }
    }

    private synchronized boolean add(Object message) {
        if (!left) {
            checkRoom();
            messages.add(message);
        }
        return !left;
    }

    private void checkRoom() {
        int most = settings().limits().batchEntries();
        if (messages.size() >= most) {
            throw new NotExecutedException("A batch has at most " + most
                    + " entries (batchEntries); send this one, and make another for the rest");
        }
    }

    @Override
    public synchronized boolean withdraw(PendingCall<?> call) {
        return !left && messages.remove(call);
    }
}
