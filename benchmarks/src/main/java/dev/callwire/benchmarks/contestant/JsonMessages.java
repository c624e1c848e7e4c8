package dev.callwire.benchmarks.contestant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.callwire.benchmarks.contestant.Order.LineItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes the JSON-RPC messages there are with Jackson's streaming parser and generator, as one would by hand for
 * these few methods. For one thread.
 */
final class JsonMessages {
    static final String ADD = "calc.add";
    static final String ECHO = "calc.echo";
    static final String NUMBERS = "feed.numbers";
    static final String REQUEST = "$/stream/request";
    static final String CANCEL = "$/cancelRequest";
    static final String PROGRESS = "$/progress";

    private static final SerializableString JSONRPC = new SerializedString("jsonrpc");
    private static final SerializableString VERSION = new SerializedString("2.0");
    private static final int USUAL_BYTES = 2048;

    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);

    /** Of the message read last. */
    long id;

    String method = "";
    int a;
    int b;

    /** A number of the parameters: a token, or a count of items. */
    long token;

    int value;

    /** The order of the parameters, or of the result. */
    Order order = Order.of(0);

    void read(byte[] bytes, int length) throws IOException {
        method = "";
        try (var parser = json.createParser(bytes, 0, length)) {
            parser.nextToken();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                switch (name) {
                    case "id" -> id = parser.nextLongValue(0);
                    case "method" -> method = parser.nextTextValue();
                    case "params" -> readParams(parser);
                    case "result" -> readResult(parser);
                    default -> {
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
        }
    }

    private void readParams(JsonParser parser) throws IOException {
        parser.nextToken();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            switch (name) {
                case "a" -> a = nextInt(parser);
                case "b" -> b = nextInt(parser);
                case "value" -> value = nextInt(parser);
                case "token", "n", "id" -> token = nextInt(parser);
                case "order" -> {
                    parser.nextToken();
                    order = readOrder(parser);
                }
                default -> throw unknown(name);
            }
        }
    }

    private void readResult(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            order = readOrder(parser);
        } else {
            value = parser.getIntValue();
        }
    }

    private static Order readOrder(JsonParser parser) throws IOException {
        long id = 0;
        String customer = "";
        String currency = "";
        boolean express = false;
        double total = 0;
        List<LineItem> items = List.of();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            switch (name) {
                case "id" -> id = parser.nextLongValue(0);
                case "customer" -> customer = parser.nextTextValue();
                case "currency" -> currency = parser.nextTextValue();
                case "express" -> express = parser.nextBooleanValue();
                case "total" -> total = nextDouble(parser);
                case "items" -> items = readItems(parser);
                default -> throw unknown(name);
            }
        }
        return new Order(id, customer, currency, express, total, items);
    }

    private static List<LineItem> readItems(JsonParser parser) throws IOException {
        var items = new ArrayList<LineItem>();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            items.add(readItem(parser));
        }
        return items;
    }

    private static LineItem readItem(JsonParser parser) throws IOException {
        String article = "";
        String description = "";
        int quantity = 0;
        double price = 0;
        boolean taxed = false;
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            switch (name) {
                case "article" -> article = parser.nextTextValue();
                case "description" -> description = parser.nextTextValue();
                case "quantity" -> quantity = nextInt(parser);
                case "price" -> price = nextDouble(parser);
                case "taxed" -> taxed = parser.nextBooleanValue();
                default -> throw unknown(name);
            }
        }
        return new LineItem(article, description, quantity, price, taxed);
    }

    private static int nextInt(JsonParser parser) throws IOException {
        parser.nextToken();
        return parser.getIntValue();
    }

    private static double nextDouble(JsonParser parser) throws IOException {
        parser.nextToken();
        return parser.getDoubleValue();
    }

    private static IllegalStateException unknown(String name) {
        return new IllegalStateException("Unknown member " + name);
    }

    String add(long callId, int first, int second) throws IOException {
        try (var generator = begin(callId)) {
            beginParams(generator, ADD);
            generator.writeNumberField("a", first);
            generator.writeNumberField("b", second);
            generator.writeEndObject();
            generator.writeEndObject();
        }
        return text();
    }

    String echo(long callId, Order sent) throws IOException {
        try (var generator = begin(callId)) {
            beginParams(generator, ECHO);
            generator.writeFieldName("order");
            write(generator, sent);
            generator.writeEndObject();
            generator.writeEndObject();
        }
        return text();
    }

    String numbers(long callId) throws IOException {
        try (var generator = begin(callId)) {
            generator.writeStringField("method", NUMBERS);
            generator.writeEndObject();
        }
        return text();
    }

    /** A notification with a number for its one parameter. */
    String notification(String name, String parameter, long number) throws IOException {
        try (var generator = begin()) {
            beginParams(generator, name);
            generator.writeNumberField(parameter, number);
            generator.writeEndObject();
            generator.writeEndObject();
        }
        return text();
    }

    String progress(long callId, int item) throws IOException {
        try (var generator = begin()) {
            beginParams(generator, PROGRESS);
            generator.writeNumberField("token", callId);
            generator.writeNumberField("value", item);
            generator.writeEndObject();
            generator.writeEndObject();
        }
        return text();
    }

    String answer(long callId, int sum) throws IOException {
        try (var generator = begin(callId)) {
            generator.writeNumberField("result", sum);
            generator.writeEndObject();
        }
        return text();
    }

    String answer(long callId, Order result) throws IOException {
        try (var generator = begin(callId)) {
            generator.writeFieldName("result");
            write(generator, result);
            generator.writeEndObject();
        }
        return text();
    }

    private JsonGenerator begin() throws IOException {
        out.reset();
        var generator = json.createGenerator(out);
        generator.writeStartObject();
        generator.writeFieldName(JSONRPC);
        generator.writeString(VERSION);
        return generator;
    }

    private JsonGenerator begin(long callId) throws IOException {
        var generator = begin();
        generator.writeNumberField("id", callId);
        return generator;
    }

    private static void beginParams(JsonGenerator generator, String name) throws IOException {
        generator.writeStringField("method", name);
        generator.writeObjectFieldStart("params");
    }

    private static void write(JsonGenerator generator, Order sent) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("id", sent.id());
        generator.writeStringField("customer", sent.customer());
        generator.writeStringField("currency", sent.currency());
        generator.writeBooleanField("express", sent.express());
        generator.writeNumberField("total", sent.total());
        generator.writeArrayFieldStart("items");
        for (var item : sent.items()) {
            generator.writeStartObject();
            generator.writeStringField("article", item.article());
            generator.writeStringField("description", item.description());
            generator.writeNumberField("quantity", item.quantity());
            generator.writeNumberField("price", item.price());
            generator.writeBooleanField("taxed", item.taxed());
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
