package dev.callwire.wamp.message;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Options or Details dictionary in one pass, and holds what is known of it until it reads the next.
 *
 * <p>A known key has the kind of value that it should have, and occurs once. Unknown keys are passed over.
 */
final class Dictionary {
    static final JsonSlice EMPTY = JsonSlice.of("{}");

    private static final List<String> MATCHES = Words.of(Match.values());
    private static final List<String> POLICIES = Words.of(InvocationPolicy.values());
    private static final List<String> MODES = Words.of(CancelMode.values());
    private static final Set<String> ALGORITHMS = Set.of("cryptobox", "mqtt", "xbr");
    private static final int KEYS = Key.values().length;
    private static final int MOST_PASSTHRU = 16 * 1024;

    private final JsonSlice name = new JsonSlice();
    private final JsonWriter members = new JsonWriter(128, MOST_PASSTHRU);
    private final long[] numbers = new long[KEYS];
    private final @Nullable String[] texts = new @Nullable String[KEYS];
    private final @Nullable Object[] lists = new @Nullable Object[KEYS];
    private final RolesReader rolesReader = new RolesReader();
    private @Nullable Roles roles;
    private JsonSlice extra = new JsonSlice();
    private JsonSlice json = EMPTY;
    private long present;
    private long trues;

    /** Reads options that did not come in a message. */
    static Dictionary parse(JsonSlice json, MessageType type, long known) {
        var reader = new JsonReader(JsonLimits.DEFAULTS).reset(json);
        var dictionary = new Dictionary();
        try {
            dictionary.read(reader, json, type, "Options", known);
            reader.end();
        } catch (JsonException e) {
            throw new ProtocolViolationException("Options of " + type + " are a dictionary. " + e.getMessage());
        }
        return dictionary;
    }

    /**
     * Reads the next value, a dictionary.
     *
     * @param frame what the reader reads
     * @param known the keys that mean something in this place
     */
    void read(JsonReader reader, JsonSlice frame, MessageType type, String element, long known) {
        if (reader.peek() != '{') {
            throw new ProtocolViolationException(element + " of " + type + " is a dictionary");
        }
        present = 0;
        trues = 0;
        members.reset();
        int from = reader.position();
        reader.beginObject();
        while (reader.nextName(name)) {
            var key = Key.of(name);
            if (key == null || (known & key.bit()) == 0) {
                reader.skipValue();
                continue;
            }
            if (has(key)) {
                throw new ProtocolViolationException(key.text + " occurs once in " + element + " of " + type);
            }
            present |= key.bit();
            if (!readValue(reader, key)) {
                throw new ProtocolViolationException(
                        key.text + " in " + element + " of " + type + " is " + key.kind.description);
            }
        }
        json = viewOf(frame, from, reader.position() - from);
    }

    private static JsonSlice viewOf(JsonSlice frame, int from, int length) {
        if (length == EMPTY.length()) {
            return EMPTY;
        }
        var view = new JsonSlice();
        view.set(frame.array(), from, length);
        return view;
    }

    private boolean readValue(JsonReader reader, Key key) {
        byte first = reader.peek();
        return switch (key.kind) {
            case BOOLEAN -> readBoolean(reader, key, first);
            case ID -> readNumber(reader, key, first, 1);
            case NATURAL -> readNumber(reader, key, first, 0);
            case STRING -> first == '"' && readText(reader, key);
            case ALGORITHM -> first == '"' && readText(reader, key) && isAlgorithm(text(key));
            case MATCH -> first == '"' && readChoice(reader, key, MATCHES);
            case POLICY -> first == '"' && readChoice(reader, key, POLICIES);
            case MODE -> first == '"' && readChoice(reader, key, MODES);
            case IDS -> first == '[' && readIds(reader, key);
            case STRINGS -> first == '[' && readStrings(reader, key);
            case DICTIONARIES -> first == '[' && skipDictionaries(reader);
            case DICTIONARY -> first == '{' && readExtra(reader);
            case ROLES -> {
                roles = first == '{' ? rolesReader.read(reader) : null;
                yield roles != null;
            }
        };
    }

    private boolean readBoolean(JsonReader reader, Key key, byte first) {
        if (first != 't' && first != 'f') {
            return false;
        }
        if (reader.readBoolean()) {
            trues |= key.bit();
        }
        return true;
    }

    private boolean readNumber(JsonReader reader, Key key, byte first, long least) {
        if (!Ids.isNumber(first)) {
            return false;
        }
        long value = reader.readLong();
        numbers[key.index()] = value;
        return value >= least && value <= Ids.LAST;
    }

    private boolean readText(JsonReader reader, Key key) {
        var text = reader.readString();
        texts[key.index()] = text;
        if ((Passthru.KEYS & key.bit()) != 0) {
            if (members.length() > 0) {
                members.raw((byte) ',');
            }
            members.raw(key.prefix).value(text);
        }
        return true;
    }

    private boolean readChoice(JsonReader reader, Key key, List<String> choices) {
        int index = choices.indexOf(reader.readString());
        numbers[key.index()] = index;
        return index >= 0;
    }

    private boolean readIds(JsonReader reader, Key key) {
        var ids = new HashSet<Long>();
        reader.beginArray();
        while (reader.nextElement()) {
            if (!Ids.isNumber(reader.peek())) {
                return false;
            }
            long id = reader.readLong();
            if (id < 1 || id > Ids.LAST) {
                return false;
            }
            ids.add(id);
        }
        lists[key.index()] = ids;
        return true;
    }

    private boolean readStrings(JsonReader reader, Key key) {
        var strings = new LinkedHashSet<String>();
        reader.beginArray();
        while (reader.nextElement()) {
            if (reader.peek() != '"') {
                return false;
            }
            strings.add(reader.readString());
        }
        lists[key.index()] = strings;
        return true;
    }

    private static boolean skipDictionaries(JsonReader reader) {
        reader.beginArray();
        while (reader.nextElement()) {
            if (reader.peek() != '{') {
                return false;
            }
            reader.skipValue();
        }
        return true;
    }

    private boolean readExtra(JsonReader reader) {
        extra = new JsonSlice();
        reader.readValue(extra);
        return true;
    }

    private static boolean isAlgorithm(@Nullable String text) {
        return text != null && (ALGORITHMS.contains(text) || text.startsWith("x_"));
    }

    /** The dictionary as it stands on the wire. */
    JsonSlice json() {
        return json;
    }

    /** Whether there is nothing in it. */
    boolean isEmpty() {
        return json == EMPTY;
    }

    boolean has(Key key) {
        return (present & key.bit()) != 0;
    }

    boolean is(Key key) {
        return (trues & key.bit()) != 0;
    }

    long number(Key key, long otherwise) {
        return has(key) ? numbers[key.index()] : otherwise;
    }

    /** Which of the choices a value is, or another number if there is none. */
    int choice(Key key, int otherwise) {
        return (int) number(key, otherwise);
    }

    @Nullable
    String text(Key key) {
        return has(key) ? texts[key.index()] : null;
    }

    /** The dictionary within, or an empty view. */
    JsonSlice dictionary(Key key) {
        return has(key) ? extra : new JsonSlice();
    }

    @Nullable
    Roles roles() {
        return has(Key.ROLES) ? roles : null;
    }

    @SuppressWarnings("unchecked") // Put there by the one method that reads a key of this kind.
    @Nullable
    Set<String> strings(Key key) {
        return has(key) ? (Set<String>) lists[key.index()] : null;
    }

    @SuppressWarnings("unchecked") // Put there by the one method that reads a key of this kind.
    @Nullable
    Set<Long> ids(Key key) {
        return has(key) ? (Set<Long>) lists[key.index()] : null;
    }

    @Nullable
    Passthru passthru() {
        if ((present & Passthru.KEYS) == 0) {
            return null;
        }
        var scheme = text(Key.PPT_SCHEME);
        return new Passthru(members.toSlice(), scheme != null && !scheme.isEmpty());
    }

    Audience audience() {
        return (present & Audience.KEYS) == 0
                ? Audience.ALL
                : new Audience(
                        ids(Key.EXCLUDE),
                        strings(Key.EXCLUDE_AUTHID),
                        strings(Key.EXCLUDE_AUTHROLE),
                        ids(Key.ELIGIBLE),
                        strings(Key.ELIGIBLE_AUTHID),
                        strings(Key.ELIGIBLE_AUTHROLE));
    }
}
