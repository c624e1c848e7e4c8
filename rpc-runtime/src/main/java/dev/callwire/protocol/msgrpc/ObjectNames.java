package dev.callwire.protocol.msgrpc;

import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.ObjectFrames;
import dev.callwire.protocol.ObjectReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Objects by reference: one is passed as a JSON string, which is the first part of the names of its commands, and is called
 * over the messenger of the call that brought it. This end's go by {@code o1}, and by {@code ok1} if they outlast their call;
 * where it was dialled by {@code so1} and {@code sok1}. By that an end knows that its peer hears of references that end.
 * Thread-safe.
 */
final class ObjectNames implements ObjectFrames {
    /** Follows the quote in the name of an object's method, as in no wire name. */
    private static final byte MARK = 0;

    private static final String KEPT = "k";

    private final String own;
    private final String peers;
    private final int longestName;
    private final Requests requests;

    /** Objects of the peer's, until their references end; the engine takes no more than may be referred to. */
    private final Map<Long, Target> targets = new HashMap<>();

    private long lastHandle;

    /**
     * Where an object of the peer's is called.
     *
     * @param tag of the messenger, as a JSON string
     * @param name its own, as a JSON string
     */
    record Target(JsonSlice tag, JsonSlice name) {}

    /** A method of one of this end's objects that the peer calls. */
    record OwnMethod(long handle, JsonSlice name) {}

    ObjectNames(boolean dialled, int longestName, Requests requests) {
        own = dialled ? "o" : "so";
        peers = dialled ? "so" : "o";
        this.longestName = longestName;
        this.requests = requests;
    }

    @Override
    public void writeReference(JsonWriter out, ObjectReference reference) {
        if (reference.ownedBySender()) {
            out.value(own + (reference.callScoped() ? "" : KEPT) + reference.handle());
            return;
        }
        out.raw(target(reference.handle()).name());
    }

    private Target target(long handle) {
        var target = find(handle);
        if (target == null) {
            throw new NotExecutedException("It was not sent: the reference to an object of the peer's has ended");
        }
        return target;
    }

    private synchronized @Nullable Target find(long handle) {
        return targets.get(handle);
    }

    @Override
    public @Nullable ObjectReference readReference(JsonSlice json) {
        long handle = ownHandle(json);
        return handle == 0 ? null : new ObjectReference(handle, false, false);
    }

    /** The handle of the object of this end's that a JSON value names; 0 if it names none. */
    long ownHandle(JsonSlice json) {
        return Bytes.isString(json) ? ownHandle(json.array(), json.offset() + 1, json.end() - 1) : 0;
    }

    private long ownHandle(byte[] array, int from, int to) {
        long kept = handle(own + KEPT, array, from, to);
        return kept == 0 ? handle(own, array, from, to) : kept;
    }

    private static long handle(String prefix, byte[] array, int from, int to) {
        for (int i = 0; i < prefix.length(); i++) {
            if (from + i >= to || array[from + i] != prefix.charAt(i)) {
                return 0;
            }
        }
        return JsonSlice.positiveInteger(array, from + prefix.length(), to);
    }

    @Override
    public @Nullable ObjectReference readReference(JsonSlice json, JsonSlice call) {
        var givenBack = readReference(json);
        if (givenBack != null || !Bytes.isString(json) || json.length() > longestName) {
            return givenBack;
        }
        return new ObjectReference(add(new Target(CallId.tag(call).copy(), json.copy())), true, false);
    }

    private synchronized long add(Target target) {
        lastHandle++;
        targets.put(lastHandle, target);
        return lastHandle;
    }

    @Override
    public void forEachReference(JsonSlice value, Consumer<ObjectReference> reference) {
        // A string does not tell whether it is one, and there is nothing to release.
    }

    @Override
    public byte[] methodName(long handle, String method) {
        var quoted = new JsonWriter(method.length() + 32, Integer.MAX_VALUE)
                .value(method)
                .toSlice();
        return new JsonWriter(quoted.length() + 32, Integer.MAX_VALUE)
                .raw((byte) '"')
                .raw(MARK)
                .value(handle)
                .raw(quoted)
                .toSlice()
                .array();
    }

    /** Where a method is called that {@link #methodName} has named; {@code null} if it is that of no object. */
    @Nullable
    Target target(byte[] method) {
        return isOfObject(method) ? target(JsonSlice.positiveInteger(method, 2, quote(method))) : null;
    }

    static boolean isOfObject(byte[] method) {
        return method.length > 2 && method[1] == MARK;
    }

    private static int quote(byte[] method) {
        int at = 2;
        while (method[at] != '"') {
            at++;
        }
        return at;
    }

    /** Writes the name of the command that calls an object's method, without quotes. */
    static void writeCommand(JsonWriter out, Target target, byte[] method) {
        var prefix = target.name();
        int from = quote(method) + 1;
        if (prefix.length() > 2) {
            out.raw(prefix.array(), prefix.offset() + 1, prefix.length() - 2).raw((byte) '.');
        }
        out.raw(method, from, method.length - from - 1);
    }

    /** The method of an object of this end's that a command calls; {@code null} if it is none. */
    @Nullable
    OwnMethod ownMethod(JsonSlice cmd) {
        int dot = cmd.offset();
        while (dot < cmd.end() && cmd.array()[dot] != '.') {
            dot++;
        }
        long handle = dot == cmd.end() ? 0 : ownHandle(cmd.array(), cmd.offset(), dot);
        if (handle == 0) {
            return null;
        }
        var name = new JsonSlice();
        name.set(cmd.array(), dot + 1, cmd.end() - dot - 1);
        return new OwnMethod(handle, name);
    }

    @Override
    public synchronized void forget(long handle) {
        targets.remove(handle);
    }

    /** Writes nothing of an object whose name none of ours has given: a page would not know the word. */
    @Override
    public void writeRelease(JsonWriter out, long handle, boolean ownedBySender) {
        var target = ownedBySender ? null : find(handle);
        if (target == null) {
            return;
        }
        var name = target.name();
        if (handle(peers + KEPT, name.array(), name.offset() + 1, name.end() - 1) > 0) {
            requests.release(out, target.tag(), handle, name);
        }
        forget(handle);
    }

    synchronized int size() {
        return targets.size();
    }

    synchronized void clear() {
        targets.clear();
    }
}
