package dev.callwire.benchmarks.contestant;

import dev.callwire.json.GeneratedCodec;
import java.util.ArrayList;
import java.util.List;

/** What is echoed: about 1 KiB of JSON. */
public record Order(long id, String customer, String currency, boolean express, double total, List<LineItem> items) {
    private static final int ITEMS = 8;

    /** One line of an order. */
    public record LineItem(String article, String description, int quantity, double price, boolean taxed) {}

    /** The codec that was generated for it, which its service has to itself. */
    public static GeneratedCodec<Order> codec() {
        return CalculatorCodecs.ORDER;
    }

    /** An order that is told from others by its number. */
    public static Order of(long id) {
        var items = new ArrayList<LineItem>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(new LineItem(
                    "article-" + (1000 + i),
                    "A thing of which " + (i + 2) + " make a set",
                    i + 1,
                    12.25 + i,
                    i % 2 == 0));
        }
        return new Order(id, "Ada Lovelace, 12 St James's Square, London", "GBP", true, 571.5, items);
    }

    /** The same order under another number. */
    public Order withId(long other) {
        return new Order(other, customer, currency, express, total, items);
    }
}
