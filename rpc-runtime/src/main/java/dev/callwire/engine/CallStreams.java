package dev.callwire.engine;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.UnfitValueException;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamName;
import dev.callwire.stub.Buffering;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.StreamParams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** The streams among the parameters of one call, at either end. They end with the call. */
final class CallStreams implements StreamParams {
    private final Streams streams;
    private final MethodDescriptor<?> method;
    private final List<OutgoingStream> sent = new ArrayList<>(1);
    private final List<IncomingStream<?>> received = new ArrayList<>(1);

    CallStreams(Streams streams, MethodDescriptor<?> method) {
        this.streams = streams;
        this.method = method;
    }

    /** Where the signals of a method's streams run. */
    static Executor executor(MethodDescriptor<?> method, Settings settings) {
        return method.isNonBlocking() ? Runnable::run : settings::execute;
    }

    @Override
    public <T> void write(
            JsonType<T> item, Flow.Publisher<? extends T> publisher, Buffering buffering, JsonWriter out) {
        if (streams.isFull()) {
            streams.settings().limitCounts().passed("streams");
            throw new NotExecutedException(method.name() + " was not sent: "
                    + streams.settings().limits().streams() + " streams are open, the limit (streams)");
        }
        var name = streams.nextParameter();
        var stream = new OutgoingStream(
                streams,
                name,
                method.name(),
                item,
                buffering,
                executor(method, streams.settings()),
                new ParameterEnd(name));
        stream.startWhenAsked(publisher);
        streams.add(stream);
        synchronized (this) {
            sent.add(stream);
        }
        streams.frames().writeParameter(out, name);
    }

    /** Tells the peer how a stream among the arguments has ended. */
    private final class ParameterEnd implements OutgoingStream.Owner {
        private final StreamName name;

        ParameterEnd(StreamName name) {
            this.name = name;
        }

        @Override
        public void completed() {
            streams.sendEnd(name, null);
        }

        @Override
        public void failed(Throwable failure, boolean ofItem) {
            var encoder = streams.settings().encoders().take();
            try {
                streams.sendEnd(name, fault(failure, ofItem, encoder));
            } finally {
                streams.settings().encoders().giveBack(encoder);
            }
        }
    }

    private Fault fault(Throwable failure, boolean ofItem, Encoder encoder) {
        if (ofItem) {
            return Faults.ofItem(method, failure);
        }
        return failure instanceof CallCancelledException
                ? Fault.of(Fault.CANCELLED, "The stream was cancelled by its producer")
                : Faults.of(method, failure, encoder);
    }

    @Override
    public <T> Flow.Publisher<T> read(JsonType<T> item, JsonSlice json) {
        var token = streams.frames().readParameter(json);
        if (token == null) {
            throw new UnfitValueException("", "a stream", "another value");
        }
        var stream = new IncomingStream<>(streams, token, item, method.name(), executor(method, streams.settings()));
        if (!streams.add(stream)) {
            throw new UnfitValueException("", "a stream with a token of its own", "a token that is in use");
        }
        synchronized (this) {
            received.add(stream);
        }
        return stream;
    }

    /** The call has ended. */
    void end() {
        List<OutgoingStream> toCancel;
        List<IncomingStream<?>> toStop;
        synchronized (this) {
            toCancel = List.copyOf(sent);
            toStop = List.copyOf(received);
            sent.clear();
            received.clear();
        }
        toCancel.forEach(stream -> {
            streams.remove(stream);
            stream.cancel();
        });
        toStop.forEach(IncomingStream::callEnded);
    }
}
