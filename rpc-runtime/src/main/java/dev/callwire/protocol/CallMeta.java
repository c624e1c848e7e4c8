package dev.callwire.protocol;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call or a notification carries beside its params. Mutable and reused: valid only during the call that gets it. */
public final class CallMeta {
    private long timeoutMillis;
    private int attempt = 1;
    private long credit;
    private @Nullable String lastCursor;
    private @Nullable JsonSlice within;
    private boolean oneValue;
    private List<String> eventParameters = List.of();
    private Metadata metadata = Metadata.EMPTY;

    /** Nothing beside the params. */
    public CallMeta() {}

    /** How long the caller will wait, in milliseconds; 0 when it did not say. */
    public long timeoutMillis() {
        return timeoutMillis;
    }

    /** Sets how long the caller will wait, in milliseconds. */
    public void timeoutMillis(long millis) {
        timeoutMillis = millis;
    }

    /** How often the call was sent, this time included; 1 when its caller did not say. */
    public int attempt() {
        return attempt;
    }

    /** Sets how often the call was sent, this time included. */
    public void attempt(int count) {
        attempt = count;
    }

    /** How many items of the stream that it results in the caller takes for a start; 0 when it takes all. */
    public long credit() {
        return credit;
    }

    /** Sets how many items the caller takes for a start. */
    public void credit(long items) {
        credit = items;
    }

    /** What names the last item that the caller got of the stream before; {@code null} when it got none. */
    public @Nullable String lastCursor() {
        return lastCursor;
    }

    /** Sets what names the last item. */
    public void lastCursor(@Nullable String cursor) {
        lastCursor = cursor;
    }

    /**
     * The id of the peer's call within which this call goes out: what {@link ProtocolSession#callOf} has said where the peer has
     * to hear of it first, otherwise the call whose handler makes this one; {@code null} where there is none.
     */
    public @Nullable JsonSlice within() {
        return within;
    }

    /** Sets the call within which this one goes out. */
    public void within(@Nullable JsonSlice id) {
        within = id;
    }

    /** Whether an event that this end publishes is the value of its one parameter, and not an object of several. */
    public boolean isOneValue() {
        return oneValue;
    }

    /** Sets whether an event is the value of its one parameter. */
    public void oneValue(boolean whether) {
        oneValue = whether;
    }

    /** The names of the parameters of the topic's events, in their order, where a topic is subscribed to. */
    public List<String> eventParameters() {
        return eventParameters;
    }

    /** Sets the names of the parameters of the topic's events. */
    public void eventParameters(List<String> names) {
        eventParameters = names;
    }

    /** All else, by name. */
    public Metadata metadata() {
        return metadata;
    }

    /** Sets all else. */
    public void metadata(Metadata values) {
        metadata = values;
    }

    /** Whether there is nothing to be sent. */
    public boolean isEmpty() {
        return timeoutMillis == 0 && attempt == 1 && credit == 0 && lastCursor == null && metadata.isEmpty();
    }

    /** Forgets everything. */
    public void clear() {
        timeoutMillis = 0;
        attempt = 1;
        credit = 0;
        lastCursor = null;
        within = null;
        oneValue = false;
        eventParameters = List.of();
        metadata = Metadata.EMPTY;
    }
}
