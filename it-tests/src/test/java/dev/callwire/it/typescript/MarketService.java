package dev.callwire.it.typescript;

import dev.callwire.call.CallContext;
import dev.callwire.call.MetadataKey;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.call.RpcException;
import dev.callwire.stream.StreamReader;
import dev.callwire.stream.StreamWriter;
import dev.callwire.stream.Tracked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** {@link Market} as the tests have it. */
final class MarketService implements Market {
    private static final MetadataKey<String> TENANT = MetadataKey.ofString("tenant");

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger leases = new AtomicInteger();
    private volatile CompletableFuture<String> once = new CompletableFuture<>();

    @Override
    public Receipt place(Order order) throws OutOfStock {
        if (order.count() > 10) {
            throw new OutOfStock(10);
        }
        return order.count() == 1
                ? new Open(Instant.parse("2026-12-01T00:00:00Z"))
                : new Paid(order.lines().size(), Map.of(State.OPEN, order.count()));
    }

    @Override
    public Optional<Receipt> find(long number, State state) {
        return state == null ? Optional.empty() : Optional.of(new Paid(number, Map.of(state, 1)));
    }

    @Override
    public Flow.Publisher<Tracked<Integer>> trades(int upTo) {
        var call = CallContext.current();
        int last = call.lastCursor().map(Integer::parseInt).orElse(0);
        if (last == 1000) {
            call.resync();
            last = 0;
        }
        int from = last + 1;
        return StreamWriter.publisher(to -> {
            for (int n = from; n <= upTo; n++) {
                to.write(new Tracked<>(Integer.toString(n), n));
            }
        });
    }

    @Override
    public Flow.Publisher<Integer> eager(int upTo) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            private int last;
            private boolean ended;

            @Override
            public synchronized void request(long n) {
                for (long i = 0; i < n && !ended; i++) {
                    made.incrementAndGet();
                    subscriber.onNext(++last);
                    if (last == upTo) {
                        ended = true;
                        subscriber.onComplete();
                    }
                }
            }

            @Override
            public synchronized void cancel() {
                ended = true;
            }
        });
    }

    @Override
    public int made() {
        return made.get();
    }

    @Override
    public CompletionStage<String> again() {
        int attempt = CallContext.current().attempt();
        runs.incrementAndGet();
        return attempt == 1 ? new CompletableFuture<>() : CompletableFuture.completedFuture("attempt " + attempt);
    }

    @Override
    public CompletionStage<String> once() {
        runs.incrementAndGet();
        return once.copy(); // the copy is cancelled when its caller is gone
    }

    @Override
    public void let() {
        once.complete("let");
        once = new CompletableFuture<>();
    }

    @Override
    public int runs() {
        return runs.get();
    }

    @Override
    public String tenant() {
        return CallContext.current().metadata().get(TENANT).orElse("nobody");
    }

    @Override
    public Lease lease(Follower follower) {
        leases.incrementAndGet();
        return new Lease() {
            @Override
            public String tell(String symbol) {
                follower.price(symbol, 4.5);
                return "told of " + symbol;
            }

            @Override
            public void close() {
                leases.decrementAndGet();
                follower.close();
            }
        };
    }

    @Override
    public int leases() {
        return leases.get();
    }

    @Override
    public String visit(Visit visit) {
        var said = new ArrayList<String>();
        for (Visit each = visit; each != null; each = each.next()) {
            for (Looker looker : each.lookers()) {
                said.add(each.name() + " " + looker.look(said.size()));
            }
            new TreeMap<>(each.named()).forEach((name, looker) -> said.add(name + " " + looker.look(said.size())));
        }
        return String.join(", ", said);
    }

    @Override
    public List<Integer> doubled(int upTo) {
        var numbers = StreamWriter.<Integer>publisher(to -> {
            for (int n = 1; n <= upTo; n++) {
                to.write(n);
            }
        });
        var doubled = new ArrayList<Integer>();
        try (var answers = StreamReader.of(agent().doubled(numbers))) {
            answers.forEach(doubled::add);
        }
        return doubled;
    }

    @Override
    public String hang() {
        var hanging = agent().hang().toCompletableFuture();
        try {
            return hanging.get(50, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            return "cancelled: " + hanging.cancel(true);
        }
    }

    @Override
    public String refused(int n) {
        try {
            return agent().refuse(n).toCompletableFuture().join();
        } catch (RuntimeException e) {
            return e.getCause() instanceof OutOfStock error ? "left: " + error.left() : e.toString();
        }
    }

    @Override
    public String explodes() {
        try {
            return agent().explode().toCompletableFuture().join();
        } catch (RuntimeException e) {
            return e.getCause() instanceof RemoteFaultException fault
                    ? fault.code() + " " + fault.getMessage()
                    : "" + e;
        }
    }

    @Override
    public List<String> bad() {
        var agent = CallContext.current().peer().proxy(WrongAgent.class);
        return IntStream.range(0, 3)
                .mapToObj(i -> {
                    try {
                        return i == 0 ? agent.refuse() : i == 1 ? agent.unknown(1) : agent.nothing();
                    } catch (RemoteFaultException e) {
                        return e.code() + " " + e.getMessage();
                    } catch (RpcException e) {
                        return e.toString();
                    }
                })
                .toList();
    }

    private static Agent agent() {
        return CallContext.current().peer().proxy(Agent.class);
    }
}
