package dev.callwire.protocol.jsonrpc;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a message carries beside its params. Reused from message to message. */
final class MetaReader {
    private static final int MOST_ENTRIES = 64;
    private static final int MOST_BYTES = 8 * 1024;

    private final List<String> topLevel;
    private final boolean hasMeta;
    private final JsonReader reader;
    private final CallMeta meta = new CallMeta();
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice value = new JsonSlice();
    private final Map<String, JsonSlice> entries = new LinkedHashMap<>();
    private final Set<ReservedMeta> reservedSeen = EnumSet.noneOf(ReservedMeta.class);
    private int bytes;

    MetaReader(Dialect dialect, JsonReader reader) {
        topLevel = dialect.topLevel();
        hasMeta = dialect.hasConventions();
        this.reader = reader;
    }

    /** What was read last; mutable and reused. */
    CallMeta meta() {
        return meta;
    }

    /** Reads what a message carries, and returns what is wrong with it, or {@code null}. */
    @Nullable
    String read(Envelope envelope) {
        meta.clear();
        return envelope.hasMeta() ? readAll(envelope) : null;
    }

    private @Nullable String readAll(Envelope envelope) {
        bytes = 0;
        reservedSeen.clear();
        var flaw = readTopLevel(envelope);
        if (flaw == null && hasMeta && Shape.isObject(envelope.meta)) {
            flaw = readMeta(envelope);
        }
        if (flaw == null && !entries.isEmpty()) {
            meta.metadata(Metadata.ofJson(entries));
        }
        entries.clear();
        return flaw;
    }

    private @Nullable String readTopLevel(Envelope envelope) {
        String flaw = null;
        for (int i = 0; i < topLevel.size() && flaw == null; i++) {
            var json = envelope.topLevel(i);
            if (!json.isEmpty()) {
                var text = topLevel.get(i);
                flaw = add(text, text.length(), json);
            }
        }
        return flaw;
    }

    private @Nullable String readMeta(Envelope envelope) {
        String flaw = null;
        reader.reset(envelope.meta).beginObject();
        while (flaw == null && reader.nextName(name)) {
            var reserved = ReservedMeta.of(name);
            flaw = reserved == null ? readEntry(envelope) : readReserved(reserved);
        }
        return flaw;
    }

    private @Nullable String readReserved(ReservedMeta reserved) {
        if (!reservedSeen.add(reserved)) {
            return twice(reserved.text());
        }
        return reserved == ReservedMeta.LAST_CURSOR ? readLastCursor() : readNumber(reserved);
    }

    private @Nullable String readLastCursor() {
        if (reader.peek() != '"') {
            return "The lastEventId of a call's meta is a string";
        }
        meta.lastCursor(reader.readString());
        return null;
    }

    private @Nullable String readNumber(ReservedMeta reserved) {
        reader.readValue(value);
        long number = value.positiveInteger();
        if (reserved == ReservedMeta.TIMEOUT) {
            meta.timeoutMillis(number);
        } else if (reserved == ReservedMeta.CREDIT) {
            meta.credit(number);
            return number > 0 ? null : "The credit of a call's meta is a positive integer of at most 18 digits";
        } else if (number > 0 && number <= Integer.MAX_VALUE) {
            meta.attempt((int) number);
        }
        return null;
    }

    private @Nullable String readEntry(Envelope envelope) {
        reader.readValue(value);
        return addEntry(envelope);
    }

    private @Nullable String addEntry(Envelope envelope) {
        var text = name.toString();
        if (!entries.containsKey(text)) {
            return add(text, name.length(), value);
        }
        // What stands in the message itself goes before what stands in its meta.
        int index = topLevel.indexOf(text);
        return index >= 0 && !envelope.topLevel(index).isEmpty() ? null : twice(text);
    }

    private @Nullable String add(String text, int length, JsonSlice json) {
        bytes += length + json.length();
        if (entries.size() == MOST_ENTRIES) {
            return "Metadata has at most " + MOST_ENTRIES + " entries; here are more";
        } else if (bytes > MOST_BYTES) {
            return "Metadata has at most " + MOST_BYTES + " bytes, names and values; here are more";
        }
        entries.put(text, json.copy());
        return null;
    }

    private static String twice(String name) {
        return "Metadata holds each name once; '" + name + "' is there twice";
    }
}
