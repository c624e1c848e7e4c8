package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonWriter;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.ReplyGroup;

/**
 * Gathers the answers to a batch until the last one is there, within the length of one frame. Safe for use by many
 * threads.
 */
final class Batch implements ReplyGroup {
    /** Room that results leave for each answer, so that a failure can take the place of one that does not fit. */
    private static final int FAILURE = 512;

    private final JsonWriter answers = new JsonWriter(256, Integer.MAX_VALUE);
    private final int longest;
    private final int longestWithResults;
    private int outstanding = 1; // one for the reading of the batch itself

    Batch(int entries, int longest) {
        this.longest = longest;
        longestWithResults = (int) Math.max(longest / 2, longest - (long) entries * FAILURE);
    }

    /** Expects one more answer. */
    synchronized void expect() {
        outstanding++;
    }

    /**
     * Moves a result from the end of {@code out} into the batch; the last answer puts the whole batch there instead.
     *
     * @throws OutboundTooLargeException if it does not fit; the batch then still expects an answer
     */
    synchronized boolean addResult(JsonWriter out, int start) {
        if (lengthWith(out, start) > longestWithResults) {
            throw new OutboundTooLargeException(longest);
        }
        return add(out, start);
    }

    /** As {@link #addResult}; but where not even the failure fits, the batch goes without it. */
    synchronized boolean addFailure(JsonWriter out, int start) {
        if (lengthWith(out, start) > longest) {
            out.truncate(start);
            return settle(out);
        }
        return add(out, start);
    }

    private long lengthWith(JsonWriter out, int start) {
        return answers.length() + (out.length() - start) + 2L;
    }

    private boolean add(JsonWriter out, int start) {
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
