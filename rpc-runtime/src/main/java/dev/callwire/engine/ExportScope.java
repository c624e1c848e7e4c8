package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.References;
import dev.callwire.stub.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;

/** The objects that one message of this end's refers to. For the thread that writes it, and then for the one that ends it. */
final class ExportScope implements References {
    private final ObjectTable table;
    private final MethodDescriptor<?> method;
    private final boolean inResult;
    private final List<OwnObject> objects = new ArrayList<>(1);

    /** @param inResult whether the message is an answer, which has no end to wait for */
    ExportScope(ObjectTable table, MethodDescriptor<?> method, boolean inResult) {
        this.table = table;
        this.method = method;
        this.inResult = inResult;
    }

    @Override
    public void write(Class<?> type, Object object, JsonWriter out) {
        var own = table.write(ObjectTable.binding(method, type), object, inResult, out);
        if (own != null) {
            objects.add(own);
        }
    }

    @Override
    public Object read(Class<?> type, JsonSlice json) {
        throw new IllegalStateException("Nothing is read while a message is written");
    }

    /** The call has ended: what is scoped to it ends, and if it failed all else, too. */
    void callEnded(boolean succeeded) {
        for (var object : objects) {
            if (object.callScoped() || !succeeded) {
                table.forget(object);
            }
        }
    }

    /** The message did not leave. */
    void unsent() {
        objects.forEach(table::forget);
    }
}
