package dev.callwire.benchmarks.contestant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import io.rsocket.Payload;
import io.rsocket.util.ByteBufPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Values in RSocket's payloads: JSON in the data, right from and to Netty's buffers, numbers by Jackson's streaming parser and
 * generator and orders by Databind, and the name of the method in the metadata.
 */
final class RSocketPayloads {
    static final ByteBuf ADD = route("calc.add");
    static final ByteBuf ECHO = route("calc.echo");
    static final ByteBuf NUMBERS = route("feed.numbers");

    private static final int USUAL_BYTES = 128;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader ORDER_READER = JSON.readerFor(Order.class);
    private static final ObjectWriter ORDER_WRITER = JSON.writerFor(Order.class);

    private RSocketPayloads() {}

    /** The parameters of {@code add}. */
    record Summands(int a, int b) {}

    private static ByteBuf route(String method) {
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer().writeBytes(method.getBytes(StandardCharsets.US_ASCII)));
    }

    static Payload add(int a, int b) {
        return payload(
                write(json -> {
                    json.writeStartObject();
                    json.writeNumberField("a", a);
                    json.writeNumberField("b", b);
                    json.writeEndObject();
                }),
                ADD);
    }

    static Payload echo(Order order) {
        return payload(write(json -> ORDER_WRITER.writeValue(json, order)), ECHO);
    }

    static Payload numbers() {
        return payload(Unpooled.EMPTY_BUFFER, NUMBERS);
    }

    private static Payload payload(ByteBuf data, ByteBuf route) {
        return ByteBufPayload.create(data, route.duplicate());
    }

    static Payload of(int number) {
        return ByteBufPayload.create(write(json -> json.writeNumber(number)));
    }

    static Payload of(Order order) {
        return ByteBufPayload.create(write(json -> ORDER_WRITER.writeValue(json, order)));
    }

    static Summands summands(Payload payload) {
        return read(payload, RSocketPayloads::readSummands);
    }

    static Order order(Payload payload) {
        return read(payload, json -> ORDER_READER.readValue(json, Order.class));
    }

    static int number(Payload payload) {
        return read(payload, json -> {
            json.nextToken();
            return json.getIntValue();
        });
    }

    private static Summands readSummands(JsonParser json) throws IOException {
        int a = 0;
        int b = 0;
        json.nextToken();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "a" -> a = json.getIntValue();
                case "b" -> b = json.getIntValue();
                default -> throw new IllegalStateException("Unknown parameter " + name);
            }
        }
        return new Summands(a, b);
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static ByteBuf write(Writing value) {
        var data = ByteBufAllocator.DEFAULT.directBuffer(USUAL_BYTES);
        try (var json = JSON.createGenerator((OutputStream) new ByteBufOutputStream(data))) {
            value.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    private interface Reading<T> {
        T from(JsonParser json) throws IOException;
    }

    /** Reads the data, and releases the payload. */
    private static <T> T read(Payload payload, Reading<T> value) {
        try (var json = JSON.createParser((InputStream) new ByteBufInputStream(payload.sliceData()))) {
            return value.from(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            payload.release();
        }
    }
}
