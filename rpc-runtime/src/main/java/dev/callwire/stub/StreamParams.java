package dev.callwire.stub;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.concurrent.Flow;

/** The streams among the parameters of one call, as the end that sends or gets it has them. */
public interface StreamParams {

    /** Writes what stands for a stream that this end produces. */
    <T> void write(JsonType<T> item, Flow.Publisher<? extends T> publisher, Buffering buffering, JsonWriter out);

    /**
     * The stream that a parameter stands for.
     *
     * @throws dev.callwire.json.UnfitValueException if it stands for none
     */
    <T> Flow.Publisher<T> read(JsonType<T> item, JsonSlice json);
}
