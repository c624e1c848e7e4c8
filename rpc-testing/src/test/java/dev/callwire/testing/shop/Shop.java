package dev.callwire.testing.shop;

import dev.callwire.call.CallContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Has 10 of everything. */
public final class Shop implements Orders {
    private static final int STOCK = 10;

    private final AtomicInteger lastNumber = new AtomicInteger();

    /** How many orders were placed. */
    public int orders() {
        return lastNumber.get();
    }

    @Override
    public int place(String article, int count) throws OutOfStock {
        if (count > STOCK) {
            throw new OutOfStock("There are " + STOCK + " of " + article);
        }
        return lastNumber.incrementAndGet();
    }

    @Override
    public CompletionStage<Integer> placeLater(String article, int count) {
        return CompletableFuture.completedFuture(lastNumber.incrementAndGet());
    }

    @Override
    public boolean placeIfConfirmed(String article) {
        return CallContext.current().peer().proxy(Customer.class).confirms(article);
    }

    @Override
    public void stockTaking() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
