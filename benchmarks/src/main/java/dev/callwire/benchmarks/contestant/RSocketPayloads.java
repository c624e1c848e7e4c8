package dev.callwire.benchmarks.contestant;

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
 * Values in RSocket's payloads: JSON in the data, by Jackson Databind right from and to Netty's buffers, and the name of the
 * method in the metadata.
 */
final class RSocketPayloads {
    static final ByteBuf ADD = route("calc.add");
    static final ByteBuf ECHO = route("calc.echo");
    static final ByteBuf NUMBERS = route("feed.numbers");

    private static final int USUAL_BYTES = 128;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader SUMMANDS_READER = JSON.readerFor(Summands.class);
    private static final ObjectReader ORDER_READER = JSON.readerFor(Order.class);
    private static final ObjectReader NUMBER_READER = JSON.readerFor(Integer.class);
    private static final ObjectWriter SUMMANDS_WRITER = JSON.writerFor(Summands.class);
    private static final ObjectWriter ORDER_WRITER = JSON.writerFor(Order.class);
    private static final ObjectWriter NUMBER_WRITER = JSON.writerFor(Integer.class);

    private RSocketPayloads() {}

    /** The parameters of {@code add}. */
    record Summands(int a, int b) {}

    private static ByteBuf route(String method) {
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer().writeBytes(method.getBytes(StandardCharsets.US_ASCII)));
    }

    static Payload add(int a, int b) {
        return payload(write(SUMMANDS_WRITER, new Summands(a, b)), ADD);
    }

    static Payload echo(Order order) {
        return payload(write(ORDER_WRITER, order), ECHO);
    }

    static Payload numbers() {
        return payload(Unpooled.EMPTY_BUFFER, NUMBERS);
    }

    private static Payload payload(ByteBuf data, ByteBuf route) {
        return ByteBufPayload.create(data, route.duplicate());
    }

    static Payload of(int number) {
        return ByteBufPayload.create(write(NUMBER_WRITER, number));
    }

    static Payload of(Order order) {
        return ByteBufPayload.create(write(ORDER_WRITER, order));
    }

    static Summands summands(Payload payload) {
        return read(SUMMANDS_READER, Summands.class, payload);
    }

    static Order order(Payload payload) {
        return read(ORDER_READER, Order.class, payload);
    }

    static int number(Payload payload) {
        return read(NUMBER_READER, Integer.class, payload);
    }

    private static ByteBuf write(ObjectWriter writer, Object value) {
        var data = ByteBufAllocator.DEFAULT.directBuffer(USUAL_BYTES);
        try {
            writer.writeValue((OutputStream) new ByteBufOutputStream(data), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    /** Reads the data, and releases the payload. */
    private static <T> T read(ObjectReader reader, Class<T> type, Payload payload) {
        try {
            return type.cast(reader.readValue((InputStream) new ByteBufInputStream(payload.sliceData())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            payload.release();
        }
    }
}
