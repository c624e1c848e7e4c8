package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.References;
import dev.callwire.stub.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of the peer's that one of its messages refers to. For the thread that reads it, and then for the one that ends it. */
final class ImportScope implements References {
    private final ObjectTable table;
    private final MethodDescriptor<?> method;
    private final @Nullable JsonSlice call;
    private final List<RemoteObject> objects = new ArrayList<>(1);

    /** @param call the id of the call whose params are read; {@code null} where they are no call's */
    ImportScope(ObjectTable table, MethodDescriptor<?> method, @Nullable JsonSlice call) {
        this.table = table;
        this.method = method;
        this.call = call;
    }

    @Override
    public void write(Class<?> type, Object object, JsonWriter out) {
        throw new IllegalStateException("Nothing is written while a message is read");
    }

    @Override
    public Object read(Class<?> type, JsonSlice json) {
        return table.read(ObjectTable.binding(method, type), json, call, objects);
    }

    /** The call has been answered: what is scoped to it ends, and if it failed all else, too. */
    void callEnded(boolean succeeded) {
        for (var object : objects) {
            if (!succeeded) {
                table.drop(object); // a failure ends the references of its call at both ends
            } else if (object.isCallScoped()) {
                table.endWithCall(object);
            }
        }
    }
}
