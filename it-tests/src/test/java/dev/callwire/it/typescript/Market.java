package dev.callwire.it.typescript;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcService;
import dev.callwire.stream.Tracked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** What the contract does not have: cursors, cuts, references of all kinds, and calls of a client's own services. */
@RpcService("market")
interface Market {

    /** Buys; {@literal *}{@literal /} and `${code}` are nothing but text. */
    Receipt place(Order order) throws OutOfStock;

    Optional<Receipt> find(long number, @Nullable State state);

    /** The numbers behind the cursor; a cursor of 1000 is forgotten. */
    Flow.Publisher<Tracked<Integer>> trades(int upTo);

    /** Numbers, none of which is made before it is asked for. */
    Flow.Publisher<Integer> eager(int upTo);

    int made();

    /** Is answered when it is made for the second time. */
    @Idempotent
    CompletionStage<String> again();

    /** Is answered when {@link #let} is called. */
    CompletionStage<String> once();

    void let();

    int runs();

    String tenant();

    Lease lease(Follower follower);

    int leases();

    /** Calls all watchers; answers what they did. */
    String visit(Visit visit);

    List<Integer> doubled(int upTo);

    String hang();

    String refused(int n);

    String explodes();

    List<String> bad();

    record Order(String article, int count, BigDecimal price, List<Line> lines) {}

    record Line(String text, @Nullable String comment) {}

    enum State {
        OPEN,
        SENT
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Open.class, name = "open"),
        @JsonSubTypes.Type(value = Paid.class, name = "paid")
    })
    sealed interface Receipt {}

    record Open(Instant due) implements Receipt {}

    record Paid(long number, Map<State, Integer> steps) implements Receipt {}

    @RpcError(code = 1001)
    final class OutOfStock extends Exception {
        private static final long serialVersionUID = 1;
        private final int left;

        OutOfStock(int left) {
            super("out of stock");
            this.left = left;
        }

        public int left() {
            return left;
        }
    }

    @RpcCallback
    interface Looker {
        String look(int n);
    }

    record Visit(
            String name,
            List<Looker> lookers,
            Map<String, Looker> named,
            @Nullable Visit next) {}

    @RpcCallback
    interface Follower extends AutoCloseable {
        void price(String symbol, double price);

        @Override
        default void close() {}
    }

    @RpcCallback
    interface Lease extends AutoCloseable {
        String tell(String symbol);

        @Override
        default void close() {}
    }

    /** What a client serves. */
    @RpcService("agent")
    interface Agent {
        Flow.Publisher<Integer> doubled(Flow.Publisher<Integer> numbers);

        CompletionStage<String> hang();

        @RpcMethod(errors = OutOfStock.class)
        CompletionStage<String> refuse(int n);

        CompletionStage<String> explode();
    }

    /** The same, as somebody has it who does not know it well. */
    @RpcService("agent")
    interface WrongAgent {
        String refuse();

        @RpcMethod("agent.doubled")
        String unknown(int nobody);

        String nothing();
    }
}
