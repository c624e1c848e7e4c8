package dev.callwire.benchmarks.contestant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An order as JSON, as one would write it by hand with Jackson's streaming classes. */
final class OrderStreaming {
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString CUSTOMER = new SerializedString("customer");
    private static final SerializableString CURRENCY = new SerializedString("currency");
    private static final SerializableString EXPRESS = new SerializedString("express");
    private static final SerializableString TOTAL = new SerializedString("total");
    private static final SerializableString ITEMS = new SerializedString("items");
    private static final SerializableString ARTICLE = new SerializedString("article");
    private static final SerializableString DESCRIPTION = new SerializedString("description");
    private static final SerializableString QUANTITY = new SerializedString("quantity");
    private static final SerializableString PRICE = new SerializedString("price");
    private static final SerializableString TAXED = new SerializedString("taxed");

    private OrderStreaming() {}

    static void write(JsonGenerator to, Order order) throws IOException {
        to.writeStartObject();
        to.writeFieldName(ID);
        to.writeNumber(order.id());
        to.writeFieldName(CUSTOMER);
        to.writeString(order.customer());
        to.writeFieldName(CURRENCY);
        to.writeString(order.currency());
        to.writeFieldName(EXPRESS);
        to.writeBoolean(order.express());
        to.writeFieldName(TOTAL);
        to.writeNumber(order.total());
        to.writeFieldName(ITEMS);
        to.writeStartArray();
        for (var item : order.items()) {
            write(to, item);
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void write(JsonGenerator to, Order.LineItem item) throws IOException {
        to.writeStartObject();
        to.writeFieldName(ARTICLE);
        to.writeString(item.article());
        to.writeFieldName(DESCRIPTION);
        to.writeString(item.description());
        to.writeFieldName(QUANTITY);
        to.writeNumber(item.quantity());
        to.writeFieldName(PRICE);
        to.writeNumber(item.price());
        to.writeFieldName(TAXED);
        to.writeBoolean(item.taxed());
        to.writeEndObject();
    }

    /** From the object's begin on, which has been read. */
    static Order read(JsonParser from) throws IOException {
        long id = 0;
        var customer = "";
        var currency = "";
        boolean express = false;
        double total = 0;
        List<Order.LineItem> items = List.of();
        for (var name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
            switch (name) {
                case "id" -> id = from.nextLongValue(0);
                case "customer" -> customer = from.nextTextValue();
                case "currency" -> currency = from.nextTextValue();
                case "express" -> express = from.nextToken() == JsonToken.VALUE_TRUE;
                case "total" -> total = nextDouble(from);
                case "items" -> items = readItems(from);
                default -> skip(from);
            }
        }
        return new Order(id, customer, currency, express, total, items);
    }

    private static List<Order.LineItem> readItems(JsonParser from) throws IOException {
        var items = new ArrayList<Order.LineItem>();
        from.nextToken();
        while (from.nextToken() == JsonToken.START_OBJECT) {
            items.add(readItem(from));
        }
        return items;
    }

    private static Order.LineItem readItem(JsonParser from) throws IOException {
        var article = "";
        var description = "";
        int quantity = 0;
        double price = 0;
        boolean taxed = false;
        for (var name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
            switch (name) {
                case "article" -> article = from.nextTextValue();
                case "description" -> description = from.nextTextValue();
                case "quantity" -> quantity = from.nextIntValue(0);
                case "price" -> price = nextDouble(from);
                case "taxed" -> taxed = from.nextToken() == JsonToken.VALUE_TRUE;
                default -> skip(from);
            }
        }
        return new Order.LineItem(article, description, quantity, price, taxed);
    }

    private static double nextDouble(JsonParser from) throws IOException {
        from.nextToken();
        return from.getDoubleValue();
    }

    private static void skip(JsonParser from) throws IOException {
        from.nextToken();
        from.skipChildren();
    }
}
