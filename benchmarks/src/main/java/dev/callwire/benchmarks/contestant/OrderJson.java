package dev.callwire.benchmarks.contestant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An order as JSON, as a generator could have written it. */
final class OrderJson {
    /** About how long one is. */
    static final int BYTES = 1100;

    private static final byte[] ID = bytes("id");
    private static final byte[] CUSTOMER = bytes("customer");
    private static final byte[] CURRENCY = bytes("currency");
    private static final byte[] EXPRESS = bytes("express");
    private static final byte[] TOTAL = bytes("total");
    private static final byte[] ITEMS = bytes("items");
    private static final byte[] ARTICLE = bytes("article");
    private static final byte[] DESCRIPTION = bytes("description");
    private static final byte[] QUANTITY = bytes("quantity");
    private static final byte[] PRICE = bytes("price");
    private static final byte[] TAXED = bytes("taxed");

    private static final byte[] OPEN_ORDER = bytes("{\"id\":");
    private static final byte[] THEN_CUSTOMER = bytes(",\"customer\":");
    private static final byte[] THEN_CURRENCY = bytes(",\"currency\":");
    private static final byte[] THEN_EXPRESS = bytes(",\"express\":");
    private static final byte[] THEN_TOTAL = bytes(",\"total\":");
    private static final byte[] THEN_ITEMS = bytes(",\"items\":[");
    private static final byte[] OPEN_ITEM = bytes("{\"article\":");
    private static final byte[] THEN_DESCRIPTION = bytes(",\"description\":");
    private static final byte[] THEN_QUANTITY = bytes(",\"quantity\":");
    private static final byte[] THEN_PRICE = bytes(",\"price\":");
    private static final byte[] THEN_TAXED = bytes(",\"taxed\":");

    private OrderJson() {}

    static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    static void write(Outgoing out, Order order) {
        out.put(OPEN_ORDER);
        out.number(order.id());
        out.put(THEN_CUSTOMER);
        out.string(order.customer());
        out.put(THEN_CURRENCY);
        out.string(order.currency());
        out.put(THEN_EXPRESS);
        out.bool(order.express());
        out.put(THEN_TOTAL);
        out.real(order.total());
        out.put(THEN_ITEMS);
        var items = order.items();
        for (int i = 0, count = items.size(); i < count; i++) {
            if (i > 0) {
                out.put(',');
            }
            write(out, items.get(i));
        }
        out.put(']');
        out.put('}');
    }

    private static void write(Outgoing out, Order.LineItem item) {
        out.put(OPEN_ITEM);
        out.string(item.article());
        out.put(THEN_DESCRIPTION);
        out.string(item.description());
        out.put(THEN_QUANTITY);
        out.number(item.quantity());
        out.put(THEN_PRICE);
        out.real(item.price());
        out.put(THEN_TAXED);
        out.bool(item.taxed());
        out.put('}');
    }

    static Order read(ByteCursor json) {
        long id = 0;
        var customer = "";
        var currency = "";
        boolean express = false;
        double total = 0;
        List<Order.LineItem> items = List.of();
        int known = 0;
        json.open('{');
        while (json.nextName()) {
            if (json.textIs(ID)) {
                id = json.number();
            } else if (json.textIs(CUSTOMER)) {
                customer = json.string();
            } else if (json.textIs(CURRENCY)) {
                currency = json.string();
            } else if (json.textIs(EXPRESS)) {
                express = json.bool();
            } else if (json.textIs(TOTAL)) {
                total = json.real();
            } else if (json.textIs(ITEMS)) {
                items = readItems(json);
            } else {
                json.skip();
                known--;
            }
            known++;
        }
        complete(known, 6, json);
        return new Order(id, customer, currency, express, total, items);
    }

    private static List<Order.LineItem> readItems(ByteCursor json) {
        var items = new ArrayList<Order.LineItem>();
        json.open('[');
        while (json.nextElement()) {
            items.add(readItem(json));
        }
        return items;
    }

    private static Order.LineItem readItem(ByteCursor json) {
        var article = "";
        var description = "";
        int quantity = 0;
        double price = 0;
        boolean taxed = false;
        int known = 0;
        json.open('{');
        while (json.nextName()) {
            if (json.textIs(ARTICLE)) {
                article = json.string();
            } else if (json.textIs(DESCRIPTION)) {
                description = json.string();
            } else if (json.textIs(QUANTITY)) {
                quantity = json.integer();
            } else if (json.textIs(PRICE)) {
                price = json.real();
            } else if (json.textIs(TAXED)) {
                taxed = json.bool();
            } else {
                json.skip();
                known--;
            }
            known++;
        }
        complete(known, 5, json);
        return new Order.LineItem(article, description, quantity, price, taxed);
    }

    private static void complete(int known, int due, ByteCursor json) {
        if (known != due) {
            throw new IllegalStateException("A member is missing, or there twice: " + json);
        }
    }
}
