package dev.callwire.examples.quickstart;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Serves {@link Orders} from memory. */
final class Shop implements Orders {
    private static final long CENTS_EACH = 390;

    private final Map<String, Integer> stock = new ConcurrentHashMap<>(Map.of("tea", 10, "mug", 3));
    private final Map<Long, Receipt> receipts = new ConcurrentHashMap<>();
    private final AtomicLong lastNumber = new AtomicLong();

    @Override
    public Receipt place(Order order) throws OutOfStock {
        long total = 0;
        for (var line : order.lines()) {
            int left = stock.merge(line.article(), -line.count(), Integer::sum);
            if (left < 0) {
                stock.merge(line.article(), line.count(), Integer::sum);
                throw new OutOfStock(line.article(), left + line.count());
            }
            total += CENTS_EACH * line.count();
        }
        var receipt = new Receipt(lastNumber.incrementAndGet(), total);
        receipts.put(receipt.number(), receipt);
        return receipt;
    }

    @Override
    public CompletionStage<Receipt> placeLater(Order order) throws OutOfStock {
        return CompletableFuture.completedStage(place(order));
    }

    @Override
    public Optional<Receipt> find(long number) {
        return Optional.ofNullable(receipts.get(number));
    }

    @Override
    public void wish(String text) {
        System.out.println("  the shop hears a wish: " + text);
    }
}
