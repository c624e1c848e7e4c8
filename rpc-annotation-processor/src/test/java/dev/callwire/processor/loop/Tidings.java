package dev.callwire.processor.loop;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event for each way to tell something. */
@RpcEvents
public interface Tidings {
    void closed();

    void ticks(int n);

    void said(@Nullable String text);

    @RpcStream(overflow = Overflow.DROP_OLDEST, buffer = 8)
    void price(@EventKey String symbol, double price, @EventKey int market);

    void names(List<String> names);
}
