package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.ReplyGroup;

/** Gathers the answers to a batch until the last one is there. Safe for use by many threads. */
final class Batch implements ReplyGroup {
    private final JsonWriter answers = new JsonWriter(256, Integer.MAX_VALUE);
    private int outstanding = 1; // one for the reading of the batch itself

    /** Expects one more answer. */
    synchronized void expect() {
        outstanding++;
    }

    /** Moves an answer from the end of {@code out} into the batch; the last one puts the whole batch there instead. */
    synchronized boolean add(JsonWriter out, int start) {
        answers.raw((byte) (answers.length() == 0 ? '[' : ',')).raw(out.array(), start, out.length() - start);
        out.truncate(start);
        return settle(out);
    }

    /** Every entry has been told. */
    synchronized boolean end(JsonWriter out) {
        return settle(out);
    }

    private boolean settle(JsonWriter out) {
        if (--outstanding > 0 || answers.length() == 0) {
            return false;
        }
        answers.raw((byte) ']');
        out.raw(answers.array(), 0, answers.length());
        return true;
    }
}
