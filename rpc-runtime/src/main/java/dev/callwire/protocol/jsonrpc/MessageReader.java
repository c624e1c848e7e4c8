package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.StreamItem;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one connection. */
final class MessageReader {
    private static final JsonSlice NULL = JsonSlice.of("null");

    private final ProtocolLimits limits;
    private final boolean hasConventions;
    private final JsonReader reader;
    private final Envelope envelope;
    private final MetaReader metaReader;
    private final ConventionReader conventions;
    private final AnswerReader answers;
    private final QuickItems quickItems;
    private final QuickEnvelope quickEnvelope;
    private final StreamItem item = new StreamItem();

    MessageReader(Dialect dialect, boolean dialled, ProtocolLimits limits) {
        this.limits = limits;
        hasConventions = dialect.hasConventions();
        reader = new JsonReader(limits.json());
        envelope = new Envelope(dialect);
        var inner = new JsonReader(limits.json());
        metaReader = new MetaReader(dialect, inner);
        conventions = new ConventionReader(dialled, inner, item);
        quickItems = new QuickItems(dialled, limits);
        quickEnvelope = new QuickEnvelope(limits);
        answers = new AnswerReader(dialled, inner);
    }

    void read(JsonSlice frame, MessageHandler handler) {
        if (hasConventions && quickItems.tell(frame, item, handler)) {
            return;
        } else if (!quickEnvelope.read(frame, envelope)) {
            readAny(frame, handler);
        } else if (envelope.unproven.isEmpty()) {
            tell(null, handler);
        } else if (!tellUnproven(handler)) {
            if (quickEnvelope.prove(envelope)) {
                tell(null, handler);
            } else {
                readAny(frame, handler);
            }
        }
    }

    /** Tells of a message whose params or result is still to be read; false if that has to come first. */
    private boolean tellUnproven(MessageHandler handler) {
        if (!envelope.isRequest()) {
            long id = answers.id(envelope);
            return id != 0 && handler.onUnprovenResult(id, quickEnvelope.readerOf(envelope));
        } else if (envelope.params.isEmpty()
                || isConvention()
                || envelope.flaw(limits.idLength(), limits.methodLength()) != null) {
            return false;
        }
        return metaReader.read(envelope) == null
                && handler.onUnprovenCall(
                        envelope.id,
                        envelope.method,
                        envelope.unproven,
                        metaReader.meta(),
                        quickEnvelope.readerOf(envelope));
    }

    /** Reads a frame of whatever form. */
    void readAny(JsonSlice frame, MessageHandler handler) {
        byte first;
        int entries = 0;
        try {
            first = reader.reset(frame).peek();
            if (first == '{') {
                envelope.read(reader);
            } else if (first == '[') {
                entries = countEntries();
            } else {
                reader.skipValue();
            }
            reader.end();
        } catch (JsonException e) {
            handler.onMalformed(
                    NULL, null, new Fault(Fault.PARSE_ERROR, "Parse error: " + e.getMessage(), null, e.limit()));
            return;
        }
        if (first == '{') {
            tell(null, handler);
        } else if (first == '[') {
            readBatch(frame, entries, handler);
        } else {
            handler.onMalformed(NULL, null, invalid("A message is an object, or an array of them"));
        }
    }

    private int countEntries() {
        int entries = 0;
        reader.beginArray();
        while (reader.nextElement()) {
            reader.skipValue();
            entries++;
        }
        return entries;
    }

    private void readBatch(JsonSlice frame, int entries, MessageHandler handler) {
        if (entries == 0) {
            handler.onMalformed(NULL, null, invalid("A batch has at least one entry"));
            return;
        } else if (entries > limits.batchEntries()) {
            var rule = limits.batchEntries() == 0
                    ? "Batches are turned off here"
                    : "A batch has at most " + limits.batchEntries() + " entries; this one has " + entries;
            handler.onMalformed(NULL, null, Fault.ofLimit("batchEntries", Fault.BATCH_TOO_LARGE, rule));
            return;
        }
        var batch = new Batch(entries, limits.outboundBytes());
        var batchReader = new JsonReader(limits.json()).reset(frame);
        batchReader.beginArray();
        while (batchReader.nextElement()) {
            if (batchReader.peek() == '{') {
                envelope.read(batchReader);
                tell(batch, handler);
            } else {
                batchReader.skipValue();
                refuse(NULL, batch, invalid("An entry of a batch is an object"), handler);
            }
        }
        handler.onGroupEnd(batch);
    }

    private void tell(@Nullable Batch batch, MessageHandler handler) {
        if (!envelope.isRequest()) {
            answers.tell(envelope, handler);
            return;
        }
        var flaw = envelope.flaw(limits.idLength(), limits.methodLength());
        if (flaw == null) {
            flaw = metaReader.read(envelope);
        }
        if (flaw != null) {
            boolean answerable = envelope.hasUsableId() && !envelope.isIdTooLong(limits.idLength());
            refuse(
                    answerable ? envelope.id : NULL,
                    batch,
                    new Fault(Fault.INVALID_REQUEST, "Invalid request: " + flaw, null, passedLimit()),
                    handler);
        } else if (envelope.isNotification()) {
            tellNotification(handler);
        } else {
            tellCall(batch, handler);
        }
    }

    private @Nullable String passedLimit() {
        if (envelope.isIdTooLong(limits.idLength())) {
            return "idLength";
        }
        return envelope.method.length() > limits.methodLength() ? "methodLength" : null;
    }

    private static void refuse(JsonSlice id, @Nullable Batch batch, Fault fault, MessageHandler handler) {
        if (batch != null) {
            batch.expect();
        }
        handler.onMalformed(id, batch, fault);
    }

    private void tellNotification(MessageHandler handler) {
        var meta = metaReader.meta();
        if (!isConvention() || !conventions.tellNotification(envelope, meta, handler)) {
            handler.onNotification(envelope.method, envelope.params, meta);
        }
    }

    private void tellCall(@Nullable Batch batch, MessageHandler handler) {
        if (batch != null) {
            batch.expect();
        }
        var meta = metaReader.meta();
        if (!isConvention() || !conventions.tellCall(envelope, batch, meta, handler)) {
            handler.onCall(envelope.id, batch, envelope.method, envelope.params, meta);
        }
    }

    private boolean isConvention() {
        return hasConventions && ConventionReader.covers(envelope.method);
    }

    private static Fault invalid(String rule) {
        return Fault.of(Fault.INVALID_REQUEST, "Invalid request: " + rule);
    }
}
