package dev.callwire.engine;

import dev.callwire.flow.Inlet;
import dev.callwire.flow.WindowBudget;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamItem;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a stream before anybody was there to take it, in its order, and counted among what waits. What there is no
 * room for ends the stream. Not thread-safe.
 */
final class EarlyItems {
    private final WindowBudget budget;
    private final Queue<JsonSlice> items = new ArrayDeque<>(2);
    private @Nullable StreamItem end;

    EarlyItems(WindowBudget budget) {
        this.budget = budget;
    }

    /** Something has come, a view of a frame. What comes after the end is passed over. */
    void add(StreamItem item) {
        if (end != null) {
            return;
        } else if (item.isEnd()) {
            end(item.fault(), item.value);
        } else if (!item.value.isEmpty() && !keep(item.value)) {
            end(Fault.ofLimit(Inlet.Flaw.TOO_FAST.limit(), Fault.LAGGED, Inlet.Flaw.TOO_FAST.text()), new JsonSlice());
        }
    }

    /** Keeps an item; false if there is no room. */
    boolean keep(JsonSlice item) {
        if (!budget.enter(IncomingStream.bytes(item))) {
            budget.leave(IncomingStream.bytes(item));
            return false;
        }
        items.add(item.copy());
        return true;
    }

    private void end(@Nullable Fault fault, JsonSlice data) {
        var ending = new StreamItem();
        ending.end(fault);
        ending.value.set(data.copy());
        end = ending;
    }

    /** Brings everything to the stream; true if that has ended it. */
    boolean bringTo(IncomingStream<?> stream) {
        var item = new StreamItem();
        takeAll(each -> {
            budget.leave(IncomingStream.bytes(each));
            item.value.set(each);
            stream.item(item);
        });
        var ending = end;
        if (ending != null) {
            stream.end(ending);
        }
        return ending != null || !stream.isOpen();
    }

    /** Takes out every item, which goes on waiting elsewhere. */
    void takeAll(Consumer<JsonSlice> taker) {
        JsonSlice next;
        while ((next = items.poll()) != null) {
            taker.accept(next);
        }
    }

    /** Nobody will take anything. */
    void forget() {
        takeAll(each -> budget.leave(IncomingStream.bytes(each)));
    }
}
